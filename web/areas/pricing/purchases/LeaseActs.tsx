import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { leaseEnds } from '#domain/pricing';
import {
  AppButton,
  DateField,
  DecimalField,
  Form,
  SelectField,
  showNote,
  SideDrawer,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Lease, Purchase } from '../shared/data.ts';

const { endLease, payLease } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly lease: Lease };
type FormProps = Props & { readonly onClose: () => void };

/** What may still be marked by hand: of instalments that are not dropped, and of what the goods were bought for. */
const openOf = ({ payments, purchase }: Lease) =>
  [...payments, ...(purchase === null ? [] : [purchase])].filter(
    ({ state, markable }) => (state === 'expected' || state === 'overdue') && BigInt(markable.minor) > 0n,
  );

const PayForm = ({ purchase, lease, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  const pay = useAct(payLease, { refreshes: pricingReads });
  const open = openOf(lease);
  const [which, setWhich] = useState(String(open[0]?.paymentNo ?? 1));
  const form = useContractForm({
    schema: payLease.input,
    initial: { id: purchase.id, paymentNo: Number(which) },
    onSubmit: async (input) => {
      await pay.run(input);
      showNote(t('lease.paidNote'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('lease.pay')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('lease.payHint')}</p>
      <SelectField
        value={which}
        onChange={(value) => {
          if (value === null) return;
          setWhich(value);
          form.set('paymentNo', Number(value));
        }}
        label={t('lease.which')}
        choices={open.map(({ paymentNo, dueOn }) => ({
          value: String(paymentNo),
          label: t('lease.instalment', { n: paymentNo, day: dueOn }),
        }))}
      />
      <DecimalField {...form.field('amount')} label={t('lease.amount')} hint={t('lease.amountHint')} unit={currency} />
      <DateField {...form.field('paidOn')} label={t('lease.paidOn')} />
      <TextField {...form.field('source')} label={t('reciprocal.proof')} maxLength={300} isRequired />
    </Form>
  );
};

/** Who makes no purchases may still let what is open of one go. */
const droppingEnds = ['returned', 'ended-early'] as const satisfies readonly (typeof leaseEnds)[number][];

const EndForm = ({ purchase, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPurchases);
  const ends = useMay('pricing.purchase') ? leaseEnds : droppingEnds;
  const end = useAct(endLease, { refreshes: pricingReads });
  const form = useContractForm({
    schema: endLease.input,
    initial: { id: purchase.id, version: purchase.version, as: 'returned' },
    onSubmit: async (input) => {
      const { number } = await end.run(input);
      showNote(t('lease.ended', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('lease.end')} onCancel={onClose}>
      <SelectField
        {...form.field('as')}
        value={form.values.as ?? 'returned'}
        label={t('lease.endAs')}
        choices={ends.map((value) => ({ value, label: t(`lease.ends.${value}`) }))}
      />
      <DateField {...form.field('on')} label={t('lease.endOn')} />
      <TextAreaField
        {...form.field('reason')}
        label={t('lease.endReason')}
        hint={t('lease.endReasonHint')}
        isPlain
        rows={2}
      />
    </Form>
  );
};

/** What is done with a signed lease: payments that came in are marked, and it is ended. */
export const LeaseActs = ({ purchase, lease }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const mayPay = useMay('pricing.offset') && openOf(lease).length > 0;
  const [mayPurchase, mayRelease] = [useMay('pricing.purchase'), useMay('pricing.release')];
  const mayEnd = (mayPurchase || mayRelease) && purchase.state === 'committed';
  const [act, setAct] = useState<'pay' | 'end' | null>(null);
  const Part = act === 'end' ? EndForm : PayForm;
  return (
    <>
      {mayPay ? (
        <AppButton size="small" onClick={() => setAct('pay')}>
          {t('lease.pay')}
        </AppButton>
      ) : null}
      {mayEnd ? (
        <AppButton size="small" onClick={() => setAct('end')}>
          {t('lease.end')}
        </AppButton>
      ) : null}
      {act === null ? null : (
        <SideDrawer isOpen onClose={() => setAct(null)} title={t(`lease.${act}`)}>
          <Part purchase={purchase} lease={lease} onClose={() => setAct(null)} />
        </SideDrawer>
      )}
    </>
  );
};
