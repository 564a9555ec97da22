import type { ReactNode } from 'react';
import {
  DateField,
  DecimalField,
  Form,
  NumberField,
  Panel,
  SelectField,
  TextAreaField,
  TextField,
  useT,
  useWords,
} from '#ui';
import type { ContractForm } from '#ui';
import type { pricingContract } from '#areas/pricing/contract';
import { rivalProofs } from '#domain/pricing';
import { AccountPicker } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import styles from './form.module.css';
import { JudgementPanel } from './JudgementPanel.tsx';
import { LeverEditor } from './LeverEditor.tsx';
import { LineEditor } from './LineEditor.tsx';
import { emptyLine } from './price-draft.ts';
import type { ProductRef } from './ProductPicker.tsx';
import type { FormJudgement } from './use-form-judgement.ts';

export type RequestForm = ContractForm<typeof pricingContract.operations.createRequest.input>;

const Reasons = ({ form }: { readonly form: RequestForm }): ReactNode => {
  const t = useT(pricingScreens);
  const { currency } = useWords();
  return (
    <Panel title={t('form.reasons')}>
      <div className={shared['fields']}>
        <TextAreaField
          {...form.field('reason')}
          label={t('form.reason')}
          placeholder={t('form.reasonExample')}
          isPlain
          rows={3}
        />
        <div className={lineStyles['lineFields']}>
          <TextField {...form.field('competitor')} label={t('form.competitor')} maxLength={200} />
          <DecimalField {...form.field('competitorPrice')} label={t('form.competitorPrice')} unit={currency} />
          <DateField {...form.field('wantedUntil')} label={t('form.wantedUntil')} />
        </div>
        <TextField
          {...form.field('competitorSource')}
          label={t('form.competitorSource')}
          placeholder={t('form.competitorSourceHint')}
          maxLength={400}
        />
        <SelectField
          {...form.field('competitorProof')}
          label={t('form.competitorProof')}
          choices={rivalProofs.map((value) => ({ value, label: t(`proofs.${value}`) }))}
          canClear
        />
      </div>
    </Panel>
  );
};

type Props = {
  readonly form: RequestForm;
  readonly judged: FormJudgement;
  readonly submitText: string;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  readonly known?: readonly ProductRef[];
  /** Fields of the quote, shown when it can be quoted at once. */
  readonly quote?: ReactNode;
};

/** One form for checking a price, quoting it and asking for it; what else was offered stands before the price. */
export const PriceForm = ({
  form,
  judged,
  submitText,
  onCancel,
  account = null,
  isAccountFixed = false,
  known = [],
  quote,
}: Props): ReactNode => {
  const t = useT(pricingScreens);
  const { currency } = useWords();
  const lines = form.values.lines ?? [{ ...emptyLine }];
  const creditDays = form.field('creditDays');
  const { judgement } = judged;
  return (
    <div className={styles['formPage']}>
      <Form form={form} submitText={submitText} onCancel={onCancel}>
        <Panel>
          <AccountPicker
            {...form.field('accountId')}
            label={t('account')}
            hint={isAccountFixed ? undefined : t('form.accountHint')}
            current={account}
            isDisabled={isAccountFixed}
            isRequired
          />
        </Panel>
        <Panel title={t('form.levers')}>
          <div className={shared['fields']}>
            <p className={shared['quiet']}>{t('form.leversHint')}</p>
            <LeverEditor
              offered={(form.values.offered ?? []).map((lever) => ({ ...lever, note: lever.note ?? null }))}
              onChange={(offered) => form.set('offered', offered)}
            />
            <TextField
              {...form.field('noLeverReason')}
              label={t('form.noLever')}
              hint={t('form.noLeverHint')}
              maxLength={1_000}
            />
          </div>
        </Panel>
        <Panel title={t('form.lines')}>
          <LineEditor
            lines={lines}
            known={known}
            judged={judged.byLine}
            days={judgement?.window.days ?? 0}
            error={form.field('lines').error}
            onChange={(next) => form.set('lines', next)}
          />
          <div className={lineStyles['lineFields']}>
            <NumberField
              {...creditDays}
              value={typeof creditDays.value === 'number' ? creditDays.value : null}
              label={t('form.creditDays')}
              hint={t('form.creditDaysHint')}
              unit={t('form.days')}
            />
            <DecimalField
              {...form.field('marketingSupport')}
              label={t('form.support')}
              hint={t('form.supportHint')}
              unit={currency}
            />
          </div>
        </Panel>
        <Reasons form={form} />
        {quote}
      </Form>
      <div className={styles['aside']}>
        <JudgementPanel judgement={judgement} error={judged.error} isBehind={judged.isBehind} />
      </div>
    </div>
  );
};
