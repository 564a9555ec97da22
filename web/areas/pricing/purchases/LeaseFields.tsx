import type { ReactNode } from 'react';
import {
  DateField,
  DecimalField,
  ErrorState,
  Form,
  NumberField,
  Panel,
  TextAreaField,
  TextField,
  useT,
  useWords,
} from '#ui';
import { AccountPicker } from '#web/accounts';
import { JudgementPanel } from '../form/JudgementPanel.tsx';
import { ProductPicker } from '../form/ProductPicker.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import formStyles from '../form/form.module.css';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { emptyGoods } from './lease-form.ts';
import type { LeaseForm } from './lease-form.ts';
import { LeaseSchedule } from './LeaseSchedule.tsx';
import { PaymentFields } from './PaymentFields.tsx';
import { RowList } from './RowList.tsx';
import { useLeasePreview } from './use-lease-preview.ts';

type Props = {
  readonly form: LeaseForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  readonly known?: readonly ProductRef[];
};

const What = ({ form, account = null, isAccountFixed = false }: Omit<Props, 'onCancel'>): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  const { months, residual } = form.values;
  return (
    <Panel title={t('lease.what')}>
      <div className={styles['fields']}>
        <AccountPicker
          {...form.field('accountId')}
          label={t('account')}
          current={account}
          isDisabled={isAccountFixed}
          isRequired
        />
        <TextField
          {...form.field('title')}
          label={t('form.title')}
          placeholder={t('lease.titleExample')}
          maxLength={200}
          isRequired
        />
        <div className={lineStyles['lineFields']}>
          <DateField {...form.field('startsOn')} label={t('lease.startsOn')} isRequired />
          <NumberField
            {...form.field('months')}
            value={typeof months === 'number' ? months : null}
            label={t('lease.months')}
            unit={t('lease.monthsUnit')}
            isRequired
          />
          <DecimalField
            {...form.field('residual')}
            label={t('lease.residual')}
            hint={t('lease.residualHint')}
            unit={currency}
          />
        </div>
        {Number(residual ?? 0) > 0 ? (
          <TextField
            {...form.field('residualSource')}
            label={t('lease.residualSource')}
            hint={t('lease.residualSourceHint')}
            maxLength={300}
            isRequired
          />
        ) : null}
        <TextAreaField {...form.field('note')} label={t('note')} isPlain rows={2} />
      </div>
    </Panel>
  );
};

const Goods = ({ form, known = [] }: Pick<Props, 'form' | 'known'>): ReactNode => {
  const t = useT(pricingPurchases);
  return (
    <RowList
      rows={form.values.lines ?? [{ ...emptyGoods }]}
      empty={emptyGoods}
      addText={t('lease.addProduct')}
      nameOf={(at) => t('lease.productName', { n: at + 1 })}
      removeTextOf={(at) => t('lease.removeProduct', { n: at + 1 })}
      onChange={(rows) => form.set('lines', rows)}
    >
      {({ productId, quantity }, change) => (
        <>
          <div className={lineStyles['wideField']}>
            <ProductPicker
              label={t('lease.product')}
              known={known}
              value={productId === '' ? null : productId}
              onChange={(value) => change({ productId: value ?? '' })}
              isRequired
            />
          </div>
          <DecimalField
            label={t('quantity')}
            value={quantity === '' ? null : quantity}
            onChange={(value) => change({ quantity: value ?? '' })}
            isRequired
          />
        </>
      )}
    </RowList>
  );
};

/** One form for new leases and drafts: goods and payments, reckoned and judged while they are typed. */
export const LeaseFields = (props: Props): ReactNode => {
  const { form, onCancel } = props;
  const t = useT(pricingPurchases);
  const { preview, error } = useLeasePreview(form.values);
  const judged = useFormJudgement({ accountId: form.values.accountId, lines: preview?.lines, creditDays: 0 });
  return (
    <div className={formStyles['formPage']}>
      <Form form={form} submitText={t('form.save')} onCancel={onCancel}>
        <What {...props} />
        <Panel title={t('lease.lines')}>
          <Goods {...props} />
        </Panel>
        <Panel title={t('lease.plan')}>
          <PaymentFields form={form} />
        </Panel>
        {error === null ? null : <ErrorState error={error} />}
        {preview === undefined || error !== null ? null : (
          <Panel title={t('lease.presentValue')}>
            <LeaseSchedule lease={preview.lease} />
          </Panel>
        )}
      </Form>
      <div className={formStyles['aside']}>
        <JudgementPanel
          judgement={judged.judgement}
          error={judged.error}
          isBehind={judged.isBehind}
          say={(outcome, needs) => t(`lease.outcomes.${outcome}`, { needs })}
        />
      </div>
    </div>
  );
};
