import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { accountKinds, kaTypes, lifecycles } from '#domain/accounts';
import { FilterChip, FilterChips, SearchField, SelectField, useCommonWord, useT } from '#ui';
import type { Choice } from '#ui';
import { useRead } from '#web/app/api';
import { UserPicker, useUserNames } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';
import { accountFilters } from './account-search.ts';
import type { AccountFilterName, AccountSearch } from './account-search.ts';

type Props = { readonly search: AccountSearch; readonly onSearch: (search: AccountSearch) => void };

const fiveMinutes = 5 * 60_000;
const shownTiers = ['S', 'A', 'B', 'C', 'unrated'] as const;

const without = (search: AccountSearch, name: AccountFilterName): AccountSearch => {
  const { [name]: _dropped, ...others } = search;
  return others;
};

type ChoiceProps = Props & {
  readonly name: AccountFilterName;
  readonly label: string;
  readonly choices: readonly Choice[];
};

const ChoiceFilter = ({ search, onSearch, name, label, choices }: ChoiceProps): ReactNode => {
  const value = search[name];
  const clear = (): void => onSearch(without(search, name));
  return (
    <FilterChip
      name={label}
      value={value === undefined ? undefined : (choices.find((choice) => choice.value === value)?.label ?? value)}
      onClear={clear}
    >
      <SelectField
        label={label}
        value={value}
        choices={choices}
        isSearchable={choices.length > 8}
        onChange={(next) => (next === null ? clear() : onSearch({ ...search, [name]: next }))}
      />
    </FilterChip>
  );
};

/** The filters of the list as chips, and the search box before them. */
export const AccountFilters = ({ search, onSearch }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const words = useT(accountsMessages);
  const userName = useUserNames();
  const { data: tags } = useRead(accountsContract.operations.listTags, {}, { staleMs: fiveMinutes });
  const { data: places } = useRead(ledgerContract.operations.accountChoices, {}, { staleMs: fiveMinutes });
  const part = { search, onSearch };
  const wordOf = useCommonWord();
  const plain = (values: readonly string[] = []): readonly Choice[] =>
    values.map((value) => ({ value, label: wordOf(value) }));
  const clearOwner = (): void => onSearch(without(search, 'ownerId'));
  const { sort } = search;
  const hasAny = accountFilters.some((name) => search[name] !== undefined);
  return (
    <>
      <SearchField
        name={t('list.search')}
        placeholder={t('list.searchHint')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch(q === '' ? without(search, 'q') : { ...search, q })}
      />
      <FilterChips onClearAll={hasAny ? () => onSearch(sort === undefined ? {} : { sort }) : undefined}>
        <ChoiceFilter
          {...part}
          name="tier"
          label={t('list.tier')}
          choices={shownTiers.map((value) => ({ value, label: words(`tiers.${value}`) }))}
        />
        <ChoiceFilter
          {...part}
          name="kaType"
          label={t('list.kaType')}
          choices={kaTypes.map((value) => ({ value, label: words(`kaTypes.${value}`) }))}
        />
        <FilterChip
          name={t('list.owner')}
          value={search.ownerId === undefined ? undefined : (userName(search.ownerId) ?? '—')}
          onClear={clearOwner}
        >
          <UserPicker
            label={t('list.owner')}
            value={search.ownerId}
            onChange={(ownerId) => (ownerId === null ? clearOwner() : onSearch({ ...search, ownerId }))}
          />
        </FilterChip>
        <ChoiceFilter
          {...part}
          name="lifecycle"
          label={t('list.lifecycle')}
          choices={lifecycles.map((value) => ({ value, label: words(`lifecycles.${value}`) }))}
        />
        <ChoiceFilter {...part} name="industry" label={t('list.industry')} choices={plain(places?.industries)} />
        <ChoiceFilter {...part} name="region" label={t('list.region')} choices={plain(places?.regions)} />
        <ChoiceFilter
          {...part}
          name="kind"
          label={t('list.kind')}
          choices={accountKinds.map((value) => ({ value, label: words(`kinds.${value}`) }))}
        />
        <ChoiceFilter {...part} name="tag" label={t('list.tags')} choices={plain(tags?.tags.map(({ tag }) => tag))} />
      </FilterChips>
    </>
  );
};
