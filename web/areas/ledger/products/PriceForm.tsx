import { useState } from 'react';
import type { ReactNode } from 'react';
import { DateField, DecimalField, Form, TextAreaField, showNote, useContractForm, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { workflowsContract } from '#workflows/contract';
import styles from '../figures/figures.module.css';
import { ledgerScreens } from '../messages/index.ts';
import { todayIn } from '../today-in.ts';

const { setPrice } = workflowsContract.operations;

type Props = { readonly productId: string; readonly onClose: () => void };

/** A list price and a cost from a day on. Either may be left open; an unknown cost stays unknown. */
export const PriceForm = ({ productId, onClose }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency, timeZone } = useWords();
  const maySetCost = useMay('pricing.cost');
  const [problem, setProblem] = useState<string>();
  const save = useAct(setPrice, { refreshes: ['ledger', 'jobs'] });
  const form = useContractForm({
    schema: setPrice.input,
    initial: { id: productId, validFrom: todayIn(timeZone) },
    onSubmit: async (input) => {
      if (input.listPrice === undefined && input.unitCost === undefined) {
        setProblem(t('products.priceNeeded'));
        return;
      }
      const { jobId } = await save.run(input);
      showNote(jobId === null ? t('products.priceSaved') : t('products.costSaved'));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <p className={styles['quiet']}>{t('products.setPriceHint')}</p>
      <DateField {...form.field('validFrom')} label={t('products.validFrom')} isRequired />
      <DecimalField
        {...form.field('listPrice')}
        label={t('products.listPrice')}
        unit={currency}
        error={form.field('listPrice').error ?? problem}
        hasAutoFocus
      />
      {maySetCost ? (
        <>
          <DecimalField {...form.field('unitCost')} label={t('products.unitCost')} unit={currency} />
          <TextAreaField {...form.field('reason')} label={t('products.costReason')} />
        </>
      ) : null}
    </Form>
  );
};
