import type { ReactNode } from 'react';
import { CheckField, DateField, Form, NumberField, Panel, TextAreaField, TextField, useT } from '#ui';
import { AccountPicker } from '#web/accounts';
import { JudgementPanel } from '../form/JudgementPanel.tsx';
import { LineEditor } from '../form/LineEditor.tsx';
import type { ProductRef } from '../form/ProductPicker.tsx';

import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import formStyles from '../form/form.module.css';

import type { AgreementForm } from './agreement-form.ts';
import { RangeEditor } from './RangeEditor.tsx';
import { TierEditor } from './TierEditor.tsx';
import { useAgreementJudgement } from './use-agreement-judgement.ts';
import { useRangeJudgement } from './use-range-judgement.ts';

type Props = {
  readonly form: AgreementForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  /** The draft that is changed. */
  readonly agreementId?: string;
  readonly known?: readonly ProductRef[];
};

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const What = ({ form, account = null, isAccountFixed = false }: Omit<Props, 'onCancel'>): ReactNode => {
  const t = useT(pricingAgreements);
  return (
    <Panel title={t('form.what')}>
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
          placeholder={t('form.titleExample')}
          maxLength={200}
          isRequired
        />
        <div className={lineStyles['lineFields']}>
          <DateField {...form.field('validFrom')} label={t('form.validFrom')} isRequired />
          <DateField {...form.field('validTo')} label={t('form.validTo')} isRequired />
          <NumberField
            {...form.field('noticeDays')}
            value={numberOf(form.values.noticeDays)}
            label={t('form.noticeDays')}
            hint={t('form.noticeHint')}
            unit={t('form.days')}
          />
          <TextField
            {...form.field('reference')}
            label={t('form.reference')}
            hint={t('form.referenceHint')}
            maxLength={100}
          />
        </div>
        <CheckField
          {...form.field('coversGroup')}
          value={form.values.coversGroup ?? false}
          label={t('form.coversGroup')}
        />
      </div>
    </Panel>
  );
};

const Terms = ({ form }: Pick<Props, 'form'>): ReactNode => {
  const t = useT(pricingAgreements);
  return (
    <Panel title={t('form.terms')}>
      <div className={styles['fields']}>
        <TextAreaField
          {...form.field('serviceTerms')}
          label={t('form.serviceTerms')}
          placeholder={t('form.serviceExample')}
          isPlain
          rows={3}
        />
        <div className={lineStyles['lineFields']}>
          <NumberField
            {...form.field('visitsPerYear')}
            value={numberOf(form.values.visitsPerYear)}
            label={t('form.visits')}
            unit={t('form.times')}
          />
        </div>
        <TextAreaField
          {...form.field('indexClause')}
          label={t('form.indexClause')}
          placeholder={t('form.indexExample')}
          isPlain
          rows={2}
        />
        <TextAreaField {...form.field('note')} label={t('form.note')} isPlain rows={2} />
      </div>
    </Panel>
  );
};

/** One form for new agreements and drafts: terms, prices and rebates, judged while they are typed. */
export const AgreementFields = (props: Props): ReactNode => {
  const { form, onCancel, known = [], agreementId } = props;
  const t = useT(pricingAgreements);
  const judged = useAgreementJudgement(form.values, agreementId);
  const ranges = useRangeJudgement(form.values, agreementId);
  const { judgement } = judged;
  return (
    <div className={formStyles['formPage']}>
      <Form form={form} submitText={t('form.save')} onCancel={onCancel}>
        <What {...props} />
        <Panel title={t('form.lines')}>
          <p className={styles['quiet']}>{t('form.quantityHint')}</p>
          <LineEditor
            lines={form.values.lines ?? []}
            known={known}
            judged={judged.byLine}
            days={judgement?.window.days ?? 0}
            error={form.field('lines').error}
            hasRebate={false}
            mayBeEmpty
            onChange={(next) => form.set('lines', next)}
          />
          <div className={lineStyles['lineFields']}>
            <NumberField
              {...form.field('creditDays')}
              value={numberOf(form.values.creditDays)}
              label={t('form.creditDays')}
              hint={t('form.creditHint')}
              unit={t('form.days')}
            />
          </div>
        </Panel>
        <Panel title={t('ranges.title')}>
          <RangeEditor form={form} known={known} judgement={ranges} />
        </Panel>
        <Panel title={t('form.rebates')}>
          <TierEditor form={form} />
          {form.field('tiers').error === undefined ? null : (
            <p className={styles['refusal']} role="alert">
              {form.field('tiers').error}
            </p>
          )}
        </Panel>
        <Terms form={form} />
      </Form>
      <div className={formStyles['aside']}>
        <JudgementPanel
          judgement={judgement}
          error={judged.error}
          isBehind={judged.isBehind}
          say={(outcome, needs) => t(`outcomes.${outcome}`, { needs })}
        />
      </div>
    </div>
  );
};
