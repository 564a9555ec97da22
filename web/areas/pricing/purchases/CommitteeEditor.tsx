import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { NumberField, SelectField, TextField, useT } from '#ui';
import { useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import { RowList } from './RowList.tsx';
import type { TenderForm } from './tender-form.ts';

const { listPersons } = accountsContract.operations;
type Row = NonNullable<NonNullable<TenderForm['values']['committee']>>[number];
const empty: Row = { name: '', personId: null, role: null, weight: null };

/** Who judges the bids, as far as we know: persons of the account, or names. */
export const CommitteeEditor = ({ form }: { readonly form: TenderForm }): ReactNode => {
  const t = useT(pricingPurchases);
  const accountId = form.values.accountId ?? null;
  const { data } = useRead(listPersons, { accountId: accountId ?? '', limit: 200 }, { isOff: accountId === null });
  const persons = data?.rows ?? [];
  const pick = (personId: string | null | undefined): Partial<Row> => {
    const person = persons.find(({ id }) => id === personId);
    return person === undefined ? { personId: null } : { personId: person.id, name: person.name };
  };
  return (
    <RowList
      rows={form.values.committee ?? []}
      empty={empty}
      addText={t('form.addMember')}
      nameOf={(at) => t('form.memberName', { n: at + 1 })}
      removeTextOf={(at) => t('form.removeMember', { n: at + 1 })}
      onChange={(rows) => form.set('committee', rows)}
    >
      {({ name, personId, role, weight }, change) => (
        <>
          <SelectField
            label={t('form.person')}
            placeholder={t('form.notKnown')}
            value={personId ?? null}
            onChange={(value) => change(pick(value))}
            choices={persons.map((person) => ({ value: person.id, label: person.name }))}
            isSearchable
            canClear
          />
          <TextField
            label={t('form.personName')}
            value={name}
            maxLength={100}
            onChange={(value) => change({ name: value ?? '' })}
            isRequired
          />
          <TextField
            label={t('form.role')}
            placeholder={t('form.roleExample')}
            value={role ?? ''}
            maxLength={100}
            onChange={(value) => change({ role: value === null || value === undefined || value === '' ? null : value })}
          />
          <NumberField
            label={t('form.weight')}
            unit="%"
            value={weight ?? null}
            onChange={(value) => change({ weight: value ?? null })}
          />
        </>
      )}
    </RowList>
  );
};
