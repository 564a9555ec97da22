import { addDays, isDay } from '#kernel/day';
import type { Day } from '#kernel/day';
import { e4OfMinor } from '#kernel/money';
import type { FieldSpec } from './field-spec.ts';
import { opsOfType } from './fields.ts';
import type { Condition, RuleValue } from './rule.ts';

export type Bound = { readonly at: bigint | number | Day; readonly isOpen: boolean };

/** A condition in the units of what is stored: what the evaluator and the SQL compiler both work from. */
export type ConditionTest =
  | { readonly kind: 'known' | 'missing' | 'yes' | 'no' }
  | { readonly kind: 'range'; readonly least?: Bound; readonly most?: Bound }
  | { readonly kind: 'any-of' | 'all-of' | 'none-of'; readonly values: readonly string[] }
  | { readonly kind: 'contains'; readonly text: string };

export type TestRefusal = { readonly kind: 'refused'; readonly code: 'wrong-operator' | 'wrong-value' };

export type TestSettings = { readonly currency: string; readonly today: Day };

const wrongValue: TestRefusal = { kind: 'refused', code: 'wrong-value' };
const manyValues = 200;
const manyDays = 36_500;

/**
 * Reads a condition for its field, or says why it cannot be read. Days are counted back from `today`, which counts
 * itself: "in the last 90 days" starts 89 days ago.
 * Example: {op: 'within-days', value: 90} on 2026-11-21 → from 2026-08-24 to 2026-11-21.
 */
export const conditionTestOf = (
  spec: FieldSpec,
  condition: Condition,
  settings: TestSettings,
): ConditionTest | TestRefusal => {
  const { op, value } = condition;
  if (!opsOfType[spec.type].includes(op)) return { kind: 'refused', code: 'wrong-operator' };
  switch (op) {
    case 'known':
    case 'missing':
    case 'yes':
    case 'no':
      return { kind: op };
    case 'any-of':
    case 'all-of':
    case 'none-of':
      return valuesTest(spec, op, value);
    case 'contains':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 100
        ? { kind: 'contains', text: value.trim() }
        : wrongValue;
    case 'within-days':
    case 'older-than-days':
    case 'in-next-days':
      return daysTest(op, value, settings.today);
    case 'between':
      return Array.isArray(value) && value.length === 2
        ? rangeTest(spec, settings, { least: value[0], most: value[1] })
        : wrongValue;
    case 'is':
      return rangeTest(spec, settings, { least: value, most: value });
    case 'above':
    case 'at-least':
    case 'from':
      return rangeTest(spec, settings, { least: value, isOpen: op === 'above' });
    case 'below':
    case 'at-most':
    case 'until':
      return rangeTest(spec, settings, { most: value, isOpen: op === 'below' });
    default: {
      const never: never = op;
      return never;
    }
  }
};

const valuesTest = (
  spec: FieldSpec,
  kind: 'any-of' | 'all-of' | 'none-of',
  value: RuleValue | undefined,
): ConditionTest | TestRefusal => {
  if (typeof value !== 'object' || value.length === 0 || value.length > manyValues) return wrongValue;
  const values = value.filter((one): one is string => typeof one === 'string' && one !== '');
  if (values.length !== value.length) return wrongValue;
  const { choices } = spec;
  if (choices !== undefined && values.some((one) => !choices.includes(one))) return wrongValue;
  const isId = spec.type === 'user' || spec.type === 'tree' || spec.type === 'family';
  if (isId && !values.every((one) => uuidPattern.test(one))) return wrongValue;
  return { kind, values: [...new Set(values)] };
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const daysTest = (
  op: 'within-days' | 'older-than-days' | 'in-next-days',
  value: RuleValue | undefined,
  today: Day,
): ConditionTest | TestRefusal => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > manyDays) return wrongValue;
  if (op === 'older-than-days') return { kind: 'range', most: { at: addDays(today, -value), isOpen: true } };
  if (op === 'within-days')
    return {
      kind: 'range',
      least: { at: addDays(today, 1 - value), isOpen: false },
      most: { at: today, isOpen: false },
    };
  return { kind: 'range', least: { at: today, isOpen: false }, most: { at: addDays(today, value), isOpen: false } };
};

type Ends = {
  readonly least?: RuleValue | undefined;
  readonly most?: RuleValue | undefined;
  readonly isOpen?: boolean;
};

const rangeTest = (spec: FieldSpec, settings: TestSettings, ends: Ends): ConditionTest | TestRefusal => {
  const isOpen = ends.isOpen ?? false;
  const least = 'least' in ends ? storedOf(spec, ends.least, settings) : undefined;
  const most = 'most' in ends ? storedOf(spec, ends.most, settings) : undefined;
  if (least === null || most === null) return wrongValue;
  if (least !== undefined && most !== undefined && least > most) return wrongValue;
  return {
    kind: 'range',
    ...(least === undefined ? {} : { least: { at: least, isOpen } }),
    ...(most === undefined ? {} : { most: { at: most, isOpen } }),
  };
};

const largestMinor = 10n ** 14n;

/** A value in the units of the stored figure; null when it is no value of the field's type. */
const storedOf = (
  spec: FieldSpec,
  value: RuleValue | undefined,
  { currency }: TestSettings,
): bigint | number | Day | null => {
  switch (spec.type) {
    case 'money': {
      if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) return null;
      const minor = BigInt(value);
      if (minor > largestMinor || minor < -largestMinor) return null;
      return spec.isE4 === true ? e4OfMinor(minor, currency) : minor;
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e12) return null;
      return spec.scale === undefined ? value : Math.round(value * spec.scale);
    case 'percent':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1e9 ? value : null;
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : null;
    default:
      return null;
  }
};
