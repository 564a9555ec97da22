import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { identificationMessages } from '#areas/identification/messages';
import { badgeCodes, keyAccountTypes, tiers } from '#domain/identification';
import { CheckField, FilterChip, FilterChips, FilterToggle, SearchField, SelectField, useCommonWord, useT } from '#ui';
import type { Choice } from '#ui';
import { portfolioSorts } from '#areas/identification/contract';
import { useRead } from '#web/app/api';
import { useSees } from '#web/app/session';
import { UserPicker, useUserNames } from '#web/accounts';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import { hasFilter, without } from './portfolio-search.ts';
import type { PortfolioSearch, PortfolioSort } from './portfolio-search.ts';

type Props = {
  readonly search: PortfolioSearch;
  readonly onSearch: (search: PortfolioSearch) => void;
  /** Accounts within reach by badge. */
  readonly badges: Readonly<Partial<Record<string, number>>>;
};

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V | undefined;
  readonly choices: readonly Choice<V>[];
  readonly onPick: (value: V | null) => void;
};

const ChoiceFilter = <V extends string>({ label, value, choices, onPick }: ChoiceProps<V>): ReactNode => (
  <FilterChip
    name={label}
    value={value === undefined ? undefined : (choices.find((choice) => choice.value === value)?.label ?? value)}
    onClear={() => onPick(null)}
  >
    <SelectField label={label} value={value} choices={choices} isSearchable={choices.length > 8} onChange={onPick} />
  </FilterChip>
);

const plain = (values: readonly string[] = [], wordOf: (text: string) => string): readonly Choice[] =>
  values.map((value) => ({ value, label: wordOf(value) }));

/** Orders by a margin are refused to those who do not see it, so they are not offered. */
const marginSorts: readonly PortfolioSort[] = [
  'rank',
  'score',
  'contribution',
  'expected',
  'contribution-axis',
  'growth',
];

const SortFilter = ({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>): ReactNode => {
  const t = useT(identificationScreens);
  const seesMargin = useSees('margin');
  const sort = search.sort ?? (seesMargin ? 'rank' : 'revenue');
  const choices = portfolioSorts
    .filter((value) => seesMargin || !marginSorts.includes(value))
    .map((value) => ({ value, label: t(`list.sorts.${value}`) }));
  const isPlain = search.sort === undefined && search.direction === undefined;
  const label = t(`list.sorts.${sort}`);
  return (
    <FilterChip
      name={t('list.sort')}
      value={isPlain ? undefined : search.direction === 'worst' ? `${label} · ${t('list.worst')}` : label}
      onClear={() => onSearch(without(without(search, 'sort'), 'direction'))}
    >
      <div className={styles['fields']}>
        <SelectField
          label={t('list.sort')}
          value={sort}
          choices={choices}
          onChange={(next) => onSearch(next === null ? without(search, 'sort') : { ...search, sort: next })}
        />
        <CheckField
          label={t('list.reverse')}
          value={search.direction === 'worst'}
          onChange={(on) => onSearch(on === true ? { ...search, direction: 'worst' } : without(search, 'direction'))}
        />
      </div>
    </FilterChip>
  );
};

/** Search, filters and badges above the ranking. */
export const PortfolioFilters = ({ search, onSearch, badges }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const wordOf = useCommonWord();
  const words = useT(identificationMessages);
  const userName = useUserNames();
  const { data: places } = useRead(ledgerContract.operations.accountChoices, {}, { staleMs: 300_000 });
  const tierChoices = tiers.map((value) => ({ value, label: words(`tiers.${value}`) }));
  const { q, tab } = search;
  const isNarrowed = hasFilter(search);
  return (
    <>
      <SearchField
        name={t('list.search')}
        placeholder={t('list.searchHint')}
        value={q ?? ''}
        onSearch={(text) => onSearch(text === '' ? without(search, 'q') : { ...search, q: text })}
      />
      <FilterChips onClearAll={isNarrowed ? () => onSearch(tab === undefined ? {} : { tab }) : undefined}>
        <ChoiceFilter
          label={t('list.filterTier')}
          value={search.tier}
          choices={tierChoices}
          onPick={(tier) => onSearch(tier === null ? without(search, 'tier') : { ...search, tier })}
        />
        <ChoiceFilter
          label={t('list.filterProposed')}
          value={search.proposedTier}
          choices={tierChoices}
          onPick={(tier) =>
            onSearch(tier === null ? without(search, 'proposedTier') : { ...search, proposedTier: tier })
          }
        />
        <ChoiceFilter
          label={t('list.filterType')}
          value={search.type}
          choices={keyAccountTypes.map((value) => ({ value, label: words(`types.${value}`) }))}
          onPick={(type) => onSearch(type === null ? without(search, 'type') : { ...search, type })}
        />
        <FilterChip
          name={t('list.owner')}
          value={search.ownerId === undefined ? undefined : (userName(search.ownerId) ?? '—')}
          onClear={() => onSearch(without(search, 'ownerId'))}
        >
          <UserPicker
            label={t('list.owner')}
            value={search.ownerId}
            onChange={(ownerId) => onSearch(ownerId === null ? without(search, 'ownerId') : { ...search, ownerId })}
          />
        </FilterChip>
        <ChoiceFilter
          label={t('list.region')}
          value={search.region}
          choices={plain(places?.regions, wordOf)}
          onPick={(region) => onSearch(region === null ? without(search, 'region') : { ...search, region })}
        />
        <ChoiceFilter
          label={t('list.industry')}
          value={search.industry}
          choices={plain(places?.industries, wordOf)}
          onPick={(industry) => onSearch(industry === null ? without(search, 'industry') : { ...search, industry })}
        />
        <ChoiceFilter
          label={t('list.unit')}
          value={search.unit}
          choices={[{ value: 'group', label: words('units.group') }]}
          onPick={(unit) => onSearch(unit === null ? without(search, 'unit') : { ...search, unit })}
        />
        <SortFilter search={search} onSearch={onSearch} />
        {badgeCodes
          .filter((badge) => (badges[badge] ?? 0) > 0 || search.badge === badge)
          .map((badge) => (
            <FilterToggle
              key={badge}
              name={words(`badges.${badge}`)}
              isOn={search.badge === badge}
              count={badges[badge] ?? 0}
              onToggle={() => onSearch(search.badge === badge ? without(search, 'badge') : { ...search, badge })}
            />
          ))}
      </FilterChips>
    </>
  );
};
