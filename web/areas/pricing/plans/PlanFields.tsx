import type { ReactNode } from 'react';
import { planKeys } from '#domain/pricing';
import {
  CheckField,
  DateField,
  DecimalField,
  ErrorState,
  Form,
  NumberField,
  Panel,
  SelectField,
  TextAreaField,
  TextField,
  useT,
  useWords,
} from '#ui';
import { AccountPicker } from '#web/accounts';
import formStyles from '../form/form.module.css';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import type { PlanForm, PlanSpread } from './plan-data.ts';
import { MemberTable, SpreadTable } from './SpreadTable.tsx';
import { StepEditor } from './StepEditor.tsx';
import { usePlanPreview } from './use-plan-preview.ts';

type Props = {
  readonly form: PlanForm;
  readonly onCancel: () => void;
  readonly account?: Parameters<typeof AccountPicker>[0]['current'];
  readonly isAccountFixed?: boolean;
};

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const What = ({ form, account = null, isAccountFixed = false }: Omit<Props, 'onCancel'>): ReactNode => {
  const t = useT(pricingPlans);
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
        </div>
      </div>
    </Panel>
  );
};

const Basis = ({ form }: Pick<Props, 'form'>): ReactNode => {
  const t = useT(pricingPlans);
  const { currency } = useWords();
  return (
    <Panel title={t('form.basis')}>
      <div className={lineStyles['lineFields']}>
        <DateField {...form.field('baseFrom')} label={t('form.baseFrom')} isRequired />
        <DateField {...form.field('baseTo')} label={t('form.baseTo')} isRequired />
        <SelectField
          label={t('form.key')}
          hint={t('form.keyHint')}
          value={form.values.spreadKey ?? 'revenue'}
          choices={planKeys.map((value) => ({ value, label: t(`keys.${value}`) }))}
          onChange={(value) => form.set('spreadKey', value ?? 'revenue')}
        />
        <NumberField
          {...form.field('creditDays')}
          value={numberOf(form.values.creditDays)}
          label={t('form.creditDays')}
          hint={t('form.creditHint')}
          unit={t('form.days')}
        />
        <DecimalField
          {...form.field('lineLeast')}
          label={t('form.lineLeast')}
          hint={t('form.lineLeastHint')}
          unit={currency}
        />
      </div>
    </Panel>
  );
};

const Lines = ({ form, spread }: Pick<Props, 'form'> & { readonly spread: PlanSpread | undefined }): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const chosen = form.values.lineIds ?? [];
  return (
    <Panel title={t('form.lines')}>
      <p className={styles['quiet']}>{t(spread === undefined ? 'form.linesNone' : 'form.linesHint')}</p>
      <div className={styles['fields']}>
        {(spread?.lines ?? []).map(({ line }) => (
          <CheckField
            key={line.id}
            label={language === 'en' ? line.nameEn : line.name}
            value={chosen.includes(line.id)}
            onChange={(isIn) =>
              form.set('lineIds', isIn ? [...chosen, line.id] : chosen.filter((one) => one !== line.id))
            }
          />
        ))}
      </div>
      {form.field('lineIds').error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
          {form.field('lineIds').error}
        </p>
      )}
    </Panel>
  );
};

/** One form for new plans and drafts; how the concession falls on the lines shows while it is typed. */
export const PlanFields = (props: Props): ReactNode => {
  const { form, onCancel } = props;
  const t = useT(pricingPlans);
  const { spread, error } = usePlanPreview(form.values);
  return (
    <div className={styles['stack']}>
      <Form form={form} submitText={t('form.save')} onCancel={onCancel}>
        <What {...props} />
        <Basis form={form} />
        <Panel title={t('form.steps')}>
          <StepEditor form={form} />
        </Panel>
        <Lines form={form} spread={spread} />
        <Panel title={t('note')}>
          <TextAreaField {...form.field('note')} label={t('form.note')} isPlain rows={2} />
        </Panel>
      </Form>
      <div className={formStyles['aside']} aria-live="polite">
        {error !== null ? (
          <ErrorState error={error} />
        ) : spread === undefined ? (
          <Panel title={t('form.result')}>
            <p className={styles['quiet']}>{t('form.waiting')}</p>
          </Panel>
        ) : (
          <>
            <SpreadTable spread={spread} />
            <MemberTable spread={spread} />
          </>
        )}
      </div>
    </div>
  );
};
