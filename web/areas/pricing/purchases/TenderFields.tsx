import type { ReactNode } from 'react';
import {
  DateField,
  DecimalField,
  Form,
  NumberField,
  Panel,
  TagsField,
  TextAreaField,
  TextField,
  useT,
  useWords,
} from '#ui';
import { AccountPicker } from '#web/accounts';
import { JudgementPanel } from '../form/JudgementPanel.tsx';
import { LineEditor } from '../form/LineEditor.tsx';
import { emptyLine } from '../form/price-draft.ts';
import type { ProductRef } from '../form/ProductPicker.tsx';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import formStyles from '../form/form.module.css';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import { CommitteeEditor } from './CommitteeEditor.tsx';
import { DocumentEditor } from './DocumentEditor.tsx';
import { GateEditor } from './GateEditor.tsx';
import type { TenderForm } from './tender-form.ts';

type Props = {
  readonly form: TenderForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
  readonly known?: readonly ProductRef[];
};

const What = ({ form, account = null, isAccountFixed = false }: Omit<Props, 'onCancel'>): ReactNode => {
  const t = useT(pricingPurchases);
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
          <TextField {...form.field('reference')} label={t('reference')} maxLength={100} />
        </div>
        <TagsField
          label={t('form.rivalNames')}
          hint={t('form.rivalHint')}
          value={(form.values.rivals ?? []).map(({ name }) => name)}
          error={form.field('rivals').error}
          onChange={(names) =>
            form.set(
              'rivals',
              (names ?? []).map((name) => ({ name })),
            )
          }
        />
        <TextAreaField {...form.field('note')} label={t('note')} isPlain rows={2} />
      </div>
    </Panel>
  );
};

const emptyBond = { amount: '', dueBackOn: '' };

const Bond = ({ form }: Pick<Props, 'form'>): ReactNode => {
  const t = useT(pricingPurchases);
  const { currency } = useWords();
  const bond = form.values.bond ?? null;
  const change = (next: Partial<NonNullable<typeof bond>>): void => {
    const made = { ...emptyBond, ...bond, ...next };
    form.set('bond', made.amount === '' && made.dueBackOn === '' ? null : made);
  };
  return (
    <Panel title={t('bond')}>
      <p className={styles['quiet']}>{t('form.bondHint')}</p>
      <div className={lineStyles['lineFields']}>
        <DecimalField
          label={t('bondAmount')}
          unit={currency}
          value={bond === null || bond.amount === '' ? null : bond.amount}
          error={form.field('bond').error}
          onChange={(value) => change({ amount: value ?? '' })}
        />
        <DateField
          label={t('bondDueBack')}
          value={bond === null || bond.dueBackOn === '' ? null : bond.dueBackOn}
          onChange={(value) => change({ dueBackOn: value ?? '' })}
        />
      </div>
    </Panel>
  );
};

/** One form for new bids and drafts: the way of the tender first, then prices, judged while they are typed. */
export const TenderFields = (props: Props): ReactNode => {
  const { form, onCancel, known = [] } = props;
  const t = useT(pricingPurchases);
  const { accountId, lines, creditDays } = form.values;
  const judged = useFormJudgement({ accountId, lines, creditDays });
  const { judgement } = judged;
  return (
    <div className={formStyles['formPage']}>
      <Form form={form} submitText={t('form.save')} onCancel={onCancel}>
        <What {...props} />
        <Panel title={t('way')}>
          <p className={styles['quiet']}>{t('form.gatesHint')}</p>
          <GateEditor form={form} />
        </Panel>
        <Panel title={t('documents')}>
          <DocumentEditor form={form} />
        </Panel>
        <Bond form={form} />
        <Panel title={t('committee')}>
          <CommitteeEditor form={form} />
        </Panel>
        <Panel title={t('lines')}>
          <LineEditor
            lines={lines ?? [{ ...emptyLine }]}
            known={known}
            judged={judged.byLine}
            days={judgement?.window.days ?? 0}
            error={form.field('lines').error}
            onChange={(next) => form.set('lines', next)}
          />
          <div className={lineStyles['lineFields']}>
            <NumberField
              {...form.field('creditDays')}
              value={typeof creditDays === 'number' ? creditDays : null}
              label={t('creditDays')}
              unit={t('daysUnit')}
            />
          </div>
        </Panel>
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
