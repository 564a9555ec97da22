import type { ReactNode } from 'react';
import { rebateBases, rebateKinds, rebatePeriods } from '#domain/pricing';
import {
  AppButton,
  DecimalField,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  PercentField,
  SelectField,
  useT,
  useWords,
} from '#ui';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import type { AgreementForm } from './agreement-form.ts';

type Tier = NonNullable<NonNullable<AgreementForm['values']['tiers']>>[number];

const Tiers = ({
  tiers,
  onChange,
}: {
  readonly tiers: readonly Tier[];
  readonly onChange: (tiers: Tier[]) => void;
}) => {
  const t = useT(pricingAgreements);
  const { currency } = useWords();
  const change = (at: number, next: Partial<Tier>): void =>
    onChange(tiers.map((tier, index) => (index === at ? { ...tier, ...next } : tier)));
  return (
    <div className={lineStyles['lineList']}>
      {tiers.map(({ from, rateBp }, at) => (
        <fieldset key={at} className={lineStyles['line']}>
          <legend className={lineStyles['lineLegend']}>{t('form.tierName', { n: at + 1 })}</legend>
          <div className={lineStyles['lineFields']}>
            <DecimalField
              label={t('form.tierFrom')}
              unit={currency}
              value={from === '' ? null : from}
              onChange={(value) => change(at, { from: value ?? '' })}
              isRequired
            />
            <PercentField
              label={t('form.tierRate')}
              value={rateBp === 0 ? null : rateBp}
              onChange={(value) => change(at, { rateBp: value ?? 0 })}
              isRequired
            />
            <IconAction
              size="small"
              name={t('form.removeTier', { n: at + 1 })}
              icon={<Icon of={IconTrash} size={16} />}
              onClick={() => onChange(tiers.filter((_, index) => index !== at))}
            />
          </div>
        </fieldset>
      ))}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => onChange([...tiers, { from: '', rateBp: 0 }])}
        >
          {t('form.addTier')}
        </AppButton>
      </div>
    </div>
  );
};

/** How the rebate is counted, and its tiers. */
export const TierEditor = ({ form }: { readonly form: AgreementForm }): ReactNode => {
  const t = useT(pricingAgreements);
  const kind = form.field('rebateKind');
  const tiers = form.values.tiers ?? [];
  const pick = (next: (typeof rebateKinds)[number] | null): void => {
    form.set('rebateKind', next);
    if (next === null) form.set('tiers', []);
    else if (tiers.length === 0) form.set('tiers', [{ from: '', rateBp: 0 }]);
  };
  return (
    <div className={styles['fields']}>
      <div className={lineStyles['lineFields']}>
        <SelectField
          label={t('form.rebateKind')}
          hint={kind.value === null || kind.value === undefined ? undefined : t(`kindHints.${kind.value}`)}
          value={kind.value ?? null}
          placeholder={t('form.noRebate')}
          onChange={pick}
          choices={rebateKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {kind.value === null || kind.value === undefined ? null : (
          <>
            <SelectField
              label={t('form.rebatePeriod')}
              value={form.values.rebatePeriod ?? 'year'}
              onChange={(value) => form.set('rebatePeriod', value)}
              choices={rebatePeriods.map((value) => ({ value, label: t(`periods.${value}`) }))}
            />
            <SelectField
              label={t('form.rebateBasis')}
              value={form.values.rebateBasis ?? 'agreed'}
              onChange={(value) => form.set('rebateBasis', value)}
              choices={rebateBases.map((value) => ({ value, label: t(`bases.${value}`) }))}
            />
          </>
        )}
      </div>
      {kind.value === null || kind.value === undefined ? null : (
        <>
          <p className={styles['quiet']}>{t('form.rebateHint')}</p>
          <Tiers tiers={tiers} onChange={(next) => form.set('tiers', next)} />
        </>
      )}
    </div>
  );
};
