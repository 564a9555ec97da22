import type { ReactNode } from 'react';
import { DateField, DecimalField, Form, Panel, TextAreaField, TextField, useT, useWords } from '#ui';
import { AccountPicker } from '#web/accounts';
import { ProductPicker } from '../form/ProductPicker.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { CostLines } from './CostLines.tsx';
import type { EstimateForm } from './estimate-form.ts';

type Props = {
  readonly form: EstimateForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly known?: readonly ProductRef[];
  /** Whose and which product it is does not change with a version. */
  readonly isFixed?: boolean;
  readonly children?: ReactNode;
};

/** The figures of an estimate. */
export const EstimateFields = ({
  form,
  onCancel,
  account = null,
  known = [],
  isFixed = false,
  children,
}: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const { currency } = useWords();
  const { productId } = form.values;
  return (
    <Form form={form} submitText={t('save')} onCancel={onCancel}>
      <Panel>
        <div className={styles['fields']}>
          {isFixed ? null : (
            <>
              <AccountPicker {...form.field('accountId')} label={t('account')} current={account} isRequired />
              <ProductPicker
                label={t('product')}
                known={known}
                value={productId === undefined || productId === '' ? null : productId}
                onChange={(value) => form.set('productId', value ?? '')}
                isRequired
              />
              <TextField
                {...form.field('title')}
                label={t('title')}
                placeholder={t('titleExample')}
                maxLength={200}
                isRequired
              />
            </>
          )}
          <div className={lineStyles['lineFields']}>
            <DecimalField {...form.field('quantity')} label={t('quantity')} hint={t('quantityHint')} isRequired />
            <DecimalField
              {...form.field('listPrice')}
              label={t('listPrice')}
              hint={t('listPriceHint')}
              unit={currency}
              isRequired
            />
            <DateField {...form.field('validFrom')} label={t('validFrom')} isRequired />
            <DateField {...form.field('validUntil')} label={t('validUntil')} isRequired />
          </div>
          <TextAreaField {...form.field('specification')} label={t('specification')} isPlain rows={3} />
          {children}
        </div>
      </Panel>
      <Panel title={t('lines')}>
        <CostLines form={form} />
      </Panel>
    </Form>
  );
};
