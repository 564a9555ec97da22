import type { ReactNode } from 'react';
import { documentGates } from '#domain/pricing';
import { CheckField, SelectField, TextField, useT } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import lineStyles from '../shared/lines.module.css';
import { RowList } from './RowList.tsx';
import type { TenderForm } from './tender-form.ts';

type Row = NonNullable<NonNullable<TenderForm['values']['documents']>>[number];
const empty: Row = { text: '', isReady: false, gate: 'submission' };

/** The documents that the bid needs, and which of them are ready. */
export const DocumentEditor = ({ form }: { readonly form: TenderForm }): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <RowList
      rows={form.values.documents ?? []}
      empty={empty}
      addText={t('form.addDocument')}
      nameOf={(at) => t('form.documentName', { n: at + 1 })}
      removeTextOf={(at) => t('form.removeDocument', { n: at + 1 })}
      onChange={(rows) => form.set('documents', rows)}
    >
      {({ text, isReady, gate }, change) => (
        <>
          <div className={lineStyles['wideField']}>
            <TextField
              label={t('form.document')}
              value={text}
              maxLength={200}
              onChange={(value) => change({ text: value ?? '' })}
              isRequired
            />
          </div>
          <SelectField
            label={t('prelude.documentFor')}
            value={gate ?? 'submission'}
            choices={documentGates.map((value) => ({ value, label: t(`gates.${value}`) }))}
            onChange={(value) => change({ gate: value ?? 'submission' })}
          />
          <CheckField
            label={t('form.isReady')}
            value={isReady ?? false}
            onChange={(value) => change({ isReady: value === true })}
          />
        </>
      )}
    </RowList>
  );
};
