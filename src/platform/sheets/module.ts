import type { Module } from '#platform/operations';
import { sheetErrors } from './contract.ts';
import { sheetsCatalogue } from './messages/index.ts';

/** No operations: the refusals of files that imports and exports pass on, with their words. */
export const sheetsModule: Module = {
  contract: { area: 'sheets', permissions: {}, operations: {}, errors: sheetErrors },
  handlers: [],
  messages: sheetsCatalogue,
};
