import type { ReactNode } from 'react';
import { leaseIntervals } from '#domain/pricing';
import { CheckField, DecimalField, NumberField, SegmentField, SelectField, useT, useWords } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { emptyAnnuity } from './lease-form.ts';
import type { LeaseForm } from './lease-form.ts';
import { RowList } from './RowList.tsx';

type Props = { readonly form: LeaseForm };

const Level = ({ form }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  const annuity = { ...emptyAnnuity, ...form.values.annuity };
  const change = (next: Partial<typeof annuity>): void => form.set('annuity', { ...annuity, ...next });
  return (
    <>
      <div className={lineStyles['lineFields']}>
        <DecimalField
          label={t('lease.value')}
          hint={t('lease.valueHint')}
          unit={currency}
          value={annuity.value === '' ? null : annuity.value}
          error={form.field('annuity').error}
          onChange={(value) => change({ value: value ?? '' })}
          isRequired
        />
        <SelectField
          label={t('lease.interval')}
          value={String(annuity.interval)}
          onChange={(value) => change({ interval: leaseIntervals.find((one) => String(one) === value) ?? 1 })}
          choices={leaseIntervals.map((value) => ({ value: String(value), label: t(`lease.intervals.${value}`) }))}
        />
      </div>
      <CheckField
        label={t('lease.isInAdvance')}
        value={annuity.isInAdvance}
        onChange={(value) => change({ isInAdvance: value === true })}
      />
    </>
  );
};

const Given = ({ form }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  return (
    <>
      <RowList
        rows={form.values.payments ?? []}
        empty={{ afterMonths: 1, amount: '' }}
        addText={t('lease.addPayment')}
        nameOf={(at) => t('lease.payment', { n: at + 1 })}
        removeTextOf={(at) => t('lease.removePayment', { n: at + 1 })}
        onChange={(rows) => form.set('payments', rows)}
      >
        {({ afterMonths, amount }, change) => (
          <>
            <NumberField
              label={t('lease.afterMonths')}
              value={afterMonths}
              onChange={(value) => change({ afterMonths: value ?? 0 })}
              isRequired
            />
            <DecimalField
              label={t('lease.paymentAmount')}
              unit={currency}
              value={amount === '' ? null : amount}
              onChange={(value) => change({ amount: value ?? '' })}
              isRequired
            />
          </>
        )}
      </RowList>
      {form.field('payments').error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
          {form.field('payments').error}
        </p>
      )}
    </>
  );
};

/** How a lease is paid: in level payments worth a value, or as each is given. */
export const PaymentFields = ({ form }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const isLevel = form.values.annuity !== null && form.values.annuity !== undefined;
  return (
    <div className={styles['fields']}>
      <SegmentField
        name={t('lease.plan')}
        value={isLevel ? 'level' : 'given'}
        choices={[
          { value: 'level', label: t('lease.level') },
          { value: 'given', label: t('lease.given') },
        ]}
        onChange={(value) => form.set('annuity', value === 'level' ? { ...emptyAnnuity } : null)}
      />
      {isLevel ? <Level form={form} /> : <Given form={form} />}
    </div>
  );
};
