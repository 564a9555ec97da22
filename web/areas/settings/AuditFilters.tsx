import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { DateField, FilterChip, FilterChips, SelectField, useT, useActorName } from '#ui';
import { useRead } from '#web/app/api';
import { settingsMessages } from './messages/index.ts';
import { zhCN } from './messages/zh-CN.ts';
import styles from './settings.module.css';

export type AuditFilter = {
  readonly objectType: string | undefined;
  readonly actorId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

type Props = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void };

/** Whose acts, on what, in which days. */
export const AuditFilters = ({ filter, onChange }: Props): ReactNode => {
  const t = useT(settingsMessages);
  const nameOf = useActorName();
  const { data } = useRead(identityContract.operations.listUsers, {}, { staleMs: 300_000 });
  const users = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }));
  const objects = Object.keys(zhCN.audit.objects).map((type) => ({
    value: type,
    label: t.find(`audit.objects.${type}`) ?? type,
  }));
  const { objectType, actorId, from, to } = filter;
  const isOpen = Object.values(filter).every((value) => value === undefined);
  const days =
    from === undefined && to === undefined ? undefined : t('audit.days', { from: from ?? '…', to: to ?? '…' });
  return (
    <FilterChips
      onClearAll={
        isOpen
          ? undefined
          : () => onChange({ objectType: undefined, actorId: undefined, from: undefined, to: undefined })
      }
    >
      <FilterChip
        name={t('audit.object')}
        value={objects.find(({ value }) => value === objectType)?.label}
        onClear={() => onChange({ ...filter, objectType: undefined })}
      >
        <SelectField
          label={t('audit.object')}
          choices={objects}
          value={objectType}
          onChange={(value) => onChange({ ...filter, objectType: value ?? undefined })}
          isSearchable
        />
      </FilterChip>
      <FilterChip
        name={t('audit.actor')}
        value={users.find(({ value }) => value === actorId)?.label}
        onClear={() => onChange({ ...filter, actorId: undefined })}
      >
        <SelectField
          label={t('audit.actor')}
          choices={users}
          value={actorId}
          onChange={(value) => onChange({ ...filter, actorId: value ?? undefined })}
          isSearchable
        />
      </FilterChip>
      <FilterChip
        name={t('audit.period')}
        value={days}
        onClear={() => onChange({ ...filter, from: undefined, to: undefined })}
      >
        <div className={styles['filter']}>
          <DateField
            label={t('audit.from')}
            value={from}
            onChange={(value) => onChange({ ...filter, from: dayOf(value) })}
          />
          <DateField label={t('audit.to')} value={to} onChange={(value) => onChange({ ...filter, to: dayOf(value) })} />
        </div>
      </FilterChip>
    </FilterChips>
  );
};

/** Half-typed dates filter nothing. */
const dayOf = (value: string | null): string | undefined =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
