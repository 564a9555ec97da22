import type { ReactNode } from 'react';
import { dateOrders, fieldsOf } from '#domain/ledger';
import type { FieldType } from '#domain/ledger';
import {
  CheckField,
  Icon,
  IconAction,
  IconX,
  NumberField,
  SelectField,
  TagsField,
  TextField,
  useT,
  useWords,
} from '#ui';
import { importScreens } from '../messages/index.ts';
import type { ImportWords } from '../messages/index.ts';
import type { MappingDraft } from './contract.ts';
import styles from './import.module.css';

type Props = { readonly mapping: MappingDraft; readonly onMapping: (mapping: MappingDraft) => void };

type Filter = NonNullable<MappingDraft['filters']>[number];

const asFile = 'file';

const filterText = ({ column, in: kept, notIn }: Filter, t: ImportWords): string => {
  if (kept !== undefined) return t('mapping.filterIn', { column, values: kept.join(' · ') });
  if (notIn !== undefined) return t('mapping.filterNotIn', { column, values: notIn.join(' · ') });
  return t('mapping.filterNotEmpty', { column });
};

const Filters = ({ mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { filters = [], ...others } = mapping;
  if (filters.length === 0) return null;
  const remove = (at: number): void => {
    const left = filters.filter((_, index) => index !== at);
    onMapping(left.length === 0 ? others : { ...others, filters: left });
  };
  return (
    <ul aria-label={t('mapping.filters')}>
      {filters.map((filter, at) => (
        <li key={`${filter.column}${at}`} className={styles['acts']}>
          {filterText(filter, t)}
          <IconAction
            size="small"
            name={t('mapping.filterRemove')}
            icon={<Icon of={IconX} size={14} />}
            onClick={() => remove(at)}
          />
        </li>
      ))}
    </ul>
  );
};

const CreateMissing = ({ mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { kind, createMissing = {} } = mapping;
  const fields = new Set(fieldsOf(kind).map(({ name }) => name));
  const change = (part: typeof createMissing): void =>
    onMapping({ ...mapping, createMissing: { ...createMissing, ...part } });
  if (!fields.has('account') && !fields.has('product')) return null;
  return (
    <div className={styles['checks']}>
      {fields.has('account') ? (
        <CheckField
          look="switch"
          label={t('mapping.createAccounts')}
          hint={t('mapping.createAccountsHint')}
          value={createMissing.accounts ?? false}
          onChange={(value) => change({ accounts: value ?? false })}
        />
      ) : null}
      {fields.has('product') ? (
        <CheckField
          look="switch"
          label={t('mapping.createProducts')}
          value={createMissing.products ?? false}
          onChange={(value) => change({ products: value ?? false })}
        />
      ) : null}
    </div>
  );
};

const Formats = ({ mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { dateOrder, decimal, ...others } = mapping;
  const hasType = (...types: readonly FieldType[]): boolean =>
    fieldsOf(mapping.kind).some(({ name, type }) => types.includes(type) && name in mapping.columns);
  const withDecimal = decimal === undefined ? {} : { decimal };
  const withOrder = dateOrder === undefined ? {} : { dateOrder };
  return (
    <>
      {hasType('day', 'old-day') ? (
        <SelectField
          label={t('mapping.dateOrder')}
          value={dateOrder ?? asFile}
          choices={[
            { value: asFile, label: t('mapping.asFile') },
            ...dateOrders.map((value) => ({ value, label: t(`mapping.dateOrders.${value}`) })),
          ]}
          onChange={(value) =>
            onMapping({
              ...others,
              ...withDecimal,
              ...(value === null || value === asFile ? {} : { dateOrder: value }),
            })
          }
        />
      ) : null}
      {hasType('number', 'money') ? (
        <SelectField
          label={t('mapping.decimal')}
          value={decimal ?? asFile}
          choices={[
            { value: asFile, label: t('mapping.asFile') },
            { value: '.', label: t('mapping.decimals.point') },
            { value: ',', label: t('mapping.decimals.comma') },
          ]}
          onChange={(value) =>
            onMapping({ ...others, ...withOrder, ...(value === null || value === asFile ? {} : { decimal: value }) })
          }
        />
      ) : null}
    </>
  );
};

const currencyPattern = /^[A-Z]{3}$/;

const Currency = ({ mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { currency: own } = useWords();
  const { currency, ...others } = mapping;
  const change = (typed: string | null): void => {
    const code = (typed ?? '').trim().toUpperCase();
    if (code === '') onMapping(others);
    else if (currencyPattern.test(code)) onMapping({ ...others, currency: code });
  };
  return (
    <TextField
      key={currency ?? ''}
      label={t('mapping.currency')}
      hint={t('mapping.currencyHint', { currency: own })}
      value={currency}
      maxLength={3}
      onChange={change}
    />
  );
};

/** How dates and figures are read, and what happens with what the ledger does not know. */
export const MappingOptions = ({ mapping, onMapping }: Props): ReactNode => {
  const t = useT(importScreens);
  const { kind, source, termsDays, returnPrefixes, ...others } = mapping;
  const fields = new Set(fieldsOf(kind).map(({ name }) => name));
  const base = { kind, source, ...others };
  return (
    <div className={styles['stack']}>
      <div className={styles['options']}>
        <TextField
          label={t('mapping.source')}
          hint={kind === 'orders' ? t('mapping.sourceHint') : undefined}
          value={source}
          maxLength={60}
          onChange={(value) => onMapping({ ...mapping, source: value ?? '' })}
        />
        <Formats mapping={mapping} onMapping={onMapping} />
        {fields.has('currency') && !('currency' in mapping.columns) ? (
          <Currency mapping={mapping} onMapping={onMapping} />
        ) : null}
        {kind === 'invoices' && !('dueOn' in mapping.columns) ? (
          <NumberField
            label={t('mapping.termsDays')}
            hint={t('mapping.termsDaysHint')}
            unit={t('mapping.days')}
            value={termsDays}
            onChange={(value) => onMapping(value === null ? base : { ...base, termsDays: value })}
          />
        ) : null}
        {kind === 'orders' ? (
          <TagsField
            label={t('mapping.returnPrefixes')}
            hint={t('mapping.returnPrefixesHint')}
            value={returnPrefixes}
            onChange={(value) =>
              onMapping(value === null || value.length === 0 ? base : { ...base, returnPrefixes: value })
            }
          />
        ) : null}
      </div>
      <CreateMissing mapping={mapping} onMapping={onMapping} />
      <Filters mapping={mapping} onMapping={onMapping} />
    </div>
  );
};
