import type { z } from 'zod';
import type { Callable } from '#kernel/client';
import type { Schema } from '#kernel/contract';
import { exportsContract } from '#platform/exports/contract';
import { downloadUrlOf } from './api.ts';
import { useMay } from './session.ts';

/** Saves a file that an operation makes of a list; undefined for those who may not. */
export const useFileExport = <I extends Schema, O extends Schema>(
  file: Callable<I, O>,
  inputAs: (format: 'csv' | 'xlsx') => z.input<I>,
): ((format: 'csv' | 'xlsx') => void) | undefined =>
  useMay(file.access) ? (format) => location.assign(downloadUrlOf(file, inputAs(format))) : undefined;

/** Saves all rows of a list by the filters that its page uses; undefined for those who may not export it. */
export const useListExport = <I extends Schema, O extends Schema>(
  list: Callable<I, O>,
  filter: z.input<I>,
  right: string = list.access,
): ((format: 'csv' | 'xlsx') => void) | undefined => {
  const mayRead = useMay(list.access);
  const mayExport = useMay(right);
  const save = (format: 'csv' | 'xlsx'): void => {
    const { limit: _page, ...given } = Object(filter);
    location.assign(downloadUrlOf(exportsContract.operations.list, { list: list.name, filter: given, format }));
  };
  return mayRead && mayExport ? save : undefined;
};
