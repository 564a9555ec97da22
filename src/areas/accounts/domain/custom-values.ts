import type { Json } from '#kernel/canonical-json';
import { isDay } from '#kernel/day';

export type CustomFieldType = 'text' | 'number' | 'date' | 'choice' | 'boolean';
export type CustomField = { readonly key: string; readonly type: CustomFieldType; readonly choices: readonly string[] };
export type CustomValues = Readonly<Record<string, string | number | boolean | null>>;

export type CustomCheck =
  | { readonly kind: 'fits'; readonly values: Readonly<Record<string, Json>> }
  | { readonly kind: 'misfit'; readonly field: string };

/**
 * New values laid over the held ones, each tested against the definition of its field; null clears a field. Values of
 * retired fields stay.
 */
export const mergedCustom = (
  fields: readonly CustomField[],
  held: Readonly<Record<string, Json>>,
  given: CustomValues,
): CustomCheck => {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  for (const [key, value] of Object.entries(given)) {
    const field = byKey.get(key);
    if (field === undefined || !fitsField(field, value)) return { kind: 'misfit', field: key };
  }
  const merged = Object.entries({ ...held, ...given }).filter(([, value]) => value !== null);
  return { kind: 'fits', values: Object.fromEntries(merged) };
};

const fitsField = (field: CustomField, value: string | number | boolean | null): boolean => {
  if (value === null) return true;
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= 2000;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
    default: {
      const never: never = field.type;
      return never;
    }
  }
};
