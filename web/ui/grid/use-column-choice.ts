import { useState } from 'react';
import type { Column } from './column.ts';

type Choice = Readonly<Record<string, boolean>>;

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && Object.values(value).every((shown) => typeof shown === 'boolean');

const readChoice = (key: string): Choice => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return isChoice(kept) ? kept : {};
  } catch {
    return {};
  }
};

/** Which columns are shown; the user's choice is kept in this browser per table. */
export const useColumnChoice = <R>(tableKey: string, columns: readonly Column<R>[]) => {
  const key = `mainstay.columns.${tableKey}`;
  const [choice, setChoice] = useState(() => readChoice(key));
  const isShown = (column: Column<R>): boolean =>
    column === columns[0] || (choice[column.id] ?? column.isOptional !== true);
  const toggle = (column: Column<R>): void => {
    const next = { ...choice, [column.id]: !isShown(column) };
    localStorage.setItem(key, JSON.stringify(next));
    setChoice(next);
  };
  return { shown: columns.filter(isShown), isShown, toggle };
};
