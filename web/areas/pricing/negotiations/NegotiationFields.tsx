import type { ReactNode } from 'react';
import { levers } from '#domain/pricing';
import { DateField, Form, MultiSelectField, Panel, TagsField, TextAreaField, TextField, useT } from '#ui';
import { AccountPicker } from '#web/accounts';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { pricingNegotiations, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import type { NegotiationForm } from './negotiation-form.ts';
import { PreparedLines } from './PreparedLines.tsx';

type Props = {
  readonly form: NegotiationForm;
  readonly onCancel: () => void;
  readonly account: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  readonly known?: readonly ProductRef[];
};

/** The preparation of a talk: what we can offer and ask in return stands before the prices. */
export const NegotiationFields = ({
  form,
  onCancel,
  account = null,
  isAccountFixed = false,
  known = [],
}: Props): ReactNode => {
  const t = useT(pricingNegotiations);
  const words = useT(pricingScreens);
  return (
    <Form form={form} submitText={t('save')} onCancel={onCancel}>
      <Panel>
        <div className={styles['fields']}>
          <AccountPicker
            {...form.field('accountId')}
            label={t('account')}
            current={account}
            isDisabled={isAccountFixed}
            isRequired
          />
          <div className={lineStyles['lineFields']}>
            <div className={lineStyles['wideField']}>
              <TextField
                {...form.field('title')}
                label={t('title')}
                placeholder={t('titleExample')}
                maxLength={200}
                isRequired
              />
            </div>
            <DateField {...form.field('meetOn')} label={t('meetOn')} isRequired />
          </div>
        </div>
      </Panel>
      <Panel title={t('giveAndTake')}>
        <div className={styles['fields']}>
          <MultiSelectField
            {...form.field('levers')}
            value={form.values.levers ?? []}
            label={t('levers')}
            choices={levers.map((value) => ({ value, label: words(`levers.${value}`) }))}
          />
          <TagsField {...form.field('asks')} value={form.values.asks ?? []} label={t('asks')} hint={t('asksHint')} />
        </div>
      </Panel>
      <Panel title={t('alternatives')}>
        <div className={styles['fields']}>
          <TextAreaField {...form.field('theirAlternatives')} label={t('theirAlternatives')} isPlain rows={3} />
          <TextAreaField {...form.field('ourAlternative')} label={t('ourAlternative')} isPlain rows={2} />
        </div>
      </Panel>
      <Panel title={t('prices')}>
        <p className={styles['quiet']}>{t('pricesHint')}</p>
        <PreparedLines form={form} known={known} />
      </Panel>
    </Form>
  );
};
