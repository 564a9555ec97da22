import { formatAmount, formatMoney } from '#kernel/format';
import type { Language } from '#kernel/locale';

export type Row = Readonly<Record<string, unknown>>;
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMoney = (value: Row): value is { minor: string; currency: string } =>
  typeof value['minor'] === 'string' && typeof value['currency'] === 'string';

/** What people call a thing by stands for it; its id stays in the JSON. */
const isNamed = (value: Row): boolean => typeof value['name'] === 'string';

const isInterval = (value: Row): boolean =>
  Object.keys(value).length === 2 && typeof value['low'] === 'number' && typeof value['high'] === 'number';

/** Whether a value fits one cell of a table. */
export const isCell = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every((member) => isCell(member) && (!isRow(member) || isNamed(member)));
  return (
    !isRow(value) ||
    Object.keys(value).length === 0 ||
    isMoney(value) ||
    isInterval(value) ||
    (isNamed(value) && 'code' in value)
  );
};

export const isFlat = (value: unknown): value is Row => isRow(value) && Object.values(value).every(isCell);

const nameOf = (value: Row, language: Language): string => {
  const english = value['nameEn'];
  const name = language === 'en' && typeof english === 'string' && english !== '' ? english : String(value['name']);
  return typeof value['code'] === 'string' ? `${value['code']} ${name}` : name;
};

const numberText = (value: number, language: Language): string =>
  Number.isInteger(value) ? String(value) : formatAmount(`${value}`, language);

/** A value as one line: money in its unit, a thing by its code and name, a list apart by commas. */
export const cellOf = (value: unknown, language: Language): string => {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return numberText(value, language);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((member) => cellOf(member, language)).join(', ') || '–';
  if (!isRow(value)) return JSON.stringify(value);
  if (isMoney(value)) return formatMoney({ minor: BigInt(value.minor), currency: value.currency }, language);
  if (isInterval(value)) return `${cellOf(value['low'], language)} … ${cellOf(value['high'], language)}`;
  if (isNamed(value)) return nameOf(value, language);
  const parts = Object.entries(value).map(([name, member]) => `${name} ${cellOf(member, language)}`);
  return parts.join(' · ') || '–';
};

/** Whether a value reads as a figure: its column is aligned to the right. */
export const isFigure = (value: unknown): boolean =>
  typeof value === 'number' || value === null || value === undefined || (isRow(value) && isMoney(value));
