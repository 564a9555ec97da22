import type { ReactNode } from 'react';
import {
  AppButton,
  DecimalField,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  NumberField,
  PercentField,
  useT,
  useWords,
} from '#ui';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import type { PlanForm } from './plan-data.ts';

type Step = NonNullable<NonNullable<PlanForm['values']['steps']>>[number];

const linesIn = ({ lines }: Step): number | null => (typeof lines === 'number' && lines > 0 ? lines : null);

/** The steps by which the concession is earned. */
export const StepEditor = ({ form }: { readonly form: PlanForm }): ReactNode => {
  const t = useT(pricingPlans);
  const { currency } = useWords();
  const steps = form.values.steps ?? [];
  const set = (next: readonly Step[]): void => form.set('steps', [...next]);
  const change = (at: number, next: Partial<Step>): void =>
    set(steps.map((step, index) => (index === at ? { ...step, ...next } : step)));
  return (
    <div className={lineStyles['lineList']}>
      <p className={styles['quiet']}>{t('form.stepsHint')}</p>
      {steps.map((step, at) => (
        <fieldset key={at} className={lineStyles['line']}>
          <legend className={lineStyles['lineLegend']}>{t('form.stepName', { n: at + 1 })}</legend>
          <div className={lineStyles['lineFields']}>
            <NumberField
              label={t('form.stepLines')}
              value={linesIn(step)}
              onChange={(lines) => change(at, { lines: lines ?? 0 })}
              isRequired
            />
            <DecimalField
              label={t('form.stepVolume')}
              unit={currency}
              value={step.leastVolume === undefined || step.leastVolume === '0' ? null : step.leastVolume}
              onChange={(leastVolume) => change(at, { leastVolume: leastVolume ?? '0' })}
            />
            <PercentField
              label={t('form.stepRate')}
              value={step.rateBp === 0 ? null : step.rateBp}
              onChange={(rateBp) => change(at, { rateBp: rateBp ?? 0 })}
              isRequired
            />
            {steps.length === 1 ? null : (
              <IconAction
                size="small"
                name={t('form.removeStep', { n: at + 1 })}
                icon={<Icon of={IconTrash} size={16} />}
                onClick={() => set(steps.filter((_, index) => index !== at))}
              />
            )}
          </div>
        </fieldset>
      ))}
      {form.field('steps').error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
          {form.field('steps').error}
        </p>
      )}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() =>
            set([
              ...steps,
              {
                lines: (steps.at(-1) === undefined ? 2 : Number(steps.at(-1)?.lines)) + 1,
                leastVolume: '0',
                rateBp: 0,
              },
            ])
          }
        >
          {t('form.addStep')}
        </AppButton>
      </div>
    </div>
  );
};
