import type { ReactNode } from 'react';
import { MoneyField, NumberField, PercentField, useT, useWords } from '#ui';
import { identificationScreens } from '../messages/index.ts';
import type { FieldUnit, PolicyField } from './policy-fields.ts';
import type { PolicyProblem } from '#web/app/policy/index';
import type { PolicyDraft } from './policy-kind.ts';

/** What is wrong at a place of the policy, in words. */
export const useProblemText = (): ((problems: readonly PolicyProblem[], field: string) => string | undefined) => {
  const t = useT(identificationScreens);
  return (problems, field) => {
    const problem = problems.find((one) => one.field === field);
    return problem === undefined ? undefined : t.find(`policy.refusals.${problem.code}`, { found: problem.found });
  };
};

/** An emptied field is no number; the check names it until something is typed. */
const numberOr = (value: number | null): number => value ?? Number.NaN;
const shownNumber = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : value);
const bpOfShare = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000));

const digits: Readonly<Partial<Record<FieldUnit, number>>> = { z: 3, years: 1, points: 1, days: 1, percent: 1 };

type Props = {
  readonly label: string;
  readonly name: string;
  readonly unit: FieldUnit;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly hint?: string;
};

/** A field for a figure of the policy in the unit that people think in. */
export const FigureInput = ({ unit, value, onChange, ...props }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { currency } = useWords();
  const shown = shownNumber(value);
  switch (unit) {
    case 'share':
      return (
        <PercentField
          {...props}
          value={bpOfShare(shown)}
          onChange={(bp) => onChange(bp === null ? Number.NaN : bp / 10_000)}
        />
      );
    case 'basis':
      return <PercentField {...props} value={shown} onChange={(bp) => onChange(numberOr(bp))} />;
    case 'money':
      return (
        <MoneyField
          {...props}
          currency={currency}
          value={shown === null ? null : { minor: String(Math.round(shown)), currency }}
          onChange={(money) => onChange(money === null ? Number.NaN : Number(money.minor))}
        />
      );
    default: {
      const word = unit === 'percent' ? '%' : unit === 'count' || unit === 'z' ? undefined : t(`policy.${unit}`);
      return (
        <NumberField
          {...props}
          digits={digits[unit] ?? 0}
          {...(word === undefined ? {} : { unit: word })}
          value={shown}
          onChange={(next) => onChange(numberOr(next))}
        />
      );
    }
  }
};

type FieldProps = { readonly field: PolicyField; readonly draft: PolicyDraft; readonly isReadOnly: boolean };

/** One figure of the policy with its words and what is wrong with it. */
export const PolicyInput = ({ field, draft, isReadOnly }: FieldProps): ReactNode => {
  const t = useT(identificationScreens);
  const problemText = useProblemText();
  return (
    <FigureInput
      label={t(`policy.${field.label}`)}
      name={field.id}
      unit={field.unit}
      value={field.get(draft.policy)}
      onChange={(value) => draft.edit((policy) => field.set(policy, value))}
      error={problemText(draft.problems, field.id)}
      isDisabled={isReadOnly || field.isGiven === true}
      {...(field.isGiven === true ? { hint: t('policy.given') } : {})}
    />
  );
};
