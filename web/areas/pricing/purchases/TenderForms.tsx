import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { tenderReasons } from '#domain/pricing';
import {
  DateField,
  DecimalField,
  Form,
  SelectField,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Tender } from '../shared/data.ts';
import { RowList } from './RowList.tsx';

const { closeTender, recordTenderOpening, setTenderBond } = pricingContract.operations;
const results = ['won', 'lost', 'void'] as const;

type Props = { readonly purchase: Purchase; readonly tender: Tender; readonly onClose: () => void };

export const BondForm = ({ purchase, tender, onClose }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const set = useAct(setTenderBond, { refreshes: [...pricingReads, 'warnings'] });
  const { bond } = tender;
  const form = useContractForm({
    schema: setTenderBond.input,
    initial: {
      id: purchase.id,
      paidOn: bond?.paidOn ?? null,
      dueBackOn: bond?.dueBackOn ?? null,
      returnedOn: bond?.returnedOn ?? null,
    },
    sends: 'changed',
    onSubmit: async (input) => {
      await set.run(input);
      showNote(t('bondSaved'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('form.save')} onCancel={onClose}>
      <DateField {...form.field('paidOn')} label={t('bondPaidOn')} />
      <DateField {...form.field('dueBackOn')} label={t('bondDueBack')} />
      <DateField {...form.field('returnedOn')} label={t('bondReturnedOn')} />
    </Form>
  );
};

export const CloseForm = ({ purchase, onClose }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const close = useAct(closeTender, { refreshes: pricingReads });
  const form = useContractForm({
    schema: closeTender.input,
    initial: { id: purchase.id, version: purchase.version, result: 'won' },
    onSubmit: async (input) => {
      const { number } = await close.run(input);
      showNote(t('closed', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('close')} onCancel={onClose}>
      <SelectField
        {...form.field('result')}
        value={form.values.result ?? 'won'}
        label={t('result')}
        choices={results.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <SelectField
        {...form.field('reason')}
        value={form.values.reason ?? null}
        label={t('reasonLabel')}
        choices={tenderReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        isRequired
      />
      <TextAreaField {...form.field('note')} label={t('note')} isPlain rows={3} />
      {purchase.tender?.bond === null ? null : <DateField {...form.field('dueBackOn')} label={t('bondDueBack')} />}
    </Form>
  );
};

/** Rivals and the prices that were read out, product by product. */
export const OpeningForm = ({ purchase, tender, onClose }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency, language } = useWords();
  const record = useAct(recordTenderOpening, { refreshes: pricingReads });
  const unpriced = tender.rivals.filter(({ prices }) => prices.length === 0).map(({ name }) => ({ name, prices: [] }));
  const form = useContractForm({
    schema: recordTenderOpening.input,
    initial: {
      id: purchase.id,
      version: purchase.version,
      rivals: unpriced.length === 0 ? [{ name: '', prices: [] }] : unpriced,
    },
    onSubmit: async (input) => {
      await record.run(input);
      showNote(t('opened'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('opening')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('openingHint')}</p>
      <DateField {...form.field('on')} label={t('openedOn')} />
      <RowList
        rows={form.values.rivals ?? []}
        empty={{ name: '', prices: [] }}
        addText={t('form.addRival')}
        nameOf={(at) => t('form.rivalName', { n: at + 1 })}
        removeTextOf={(at) => t('form.removeRival', { n: at + 1 })}
        onChange={(rivals) => form.set('rivals', rivals)}
      >
        {({ name, prices = [] }, change) => (
          <>
            <TextField
              label={t('form.rival')}
              value={name}
              maxLength={100}
              onChange={(value) => change({ name: value ?? '' })}
              isRequired
            />
            {purchase.lines.map(({ product }) => (
              <DecimalField
                key={product.id}
                label={t('form.rivalPrice', { product: shownNameOf(product, language) })}
                unit={currency}
                value={prices.find(({ productId }) => productId === product.id)?.price ?? null}
                onChange={(price) => {
                  const others = prices.filter(({ productId }) => productId !== product.id);
                  const given = price === null || price === undefined ? [] : [{ productId: product.id, price }];
                  change({ prices: [...others, ...given] });
                }}
              />
            ))}
          </>
        )}
      </RowList>
    </Form>
  );
};
