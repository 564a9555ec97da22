import { z } from 'zod';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';
import { ledgerContract, mappingSchema } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import type { Person, TestApp } from './app.ts';

const { checkImport, importFile, getImport, undoImport, uploadImport } = ledgerContract.operations;

const uploaded = z.object({ import: z.object({ id: z.string() }) });
const started = z.object({ id: z.string(), jobId: z.string() });

type ImportedFile = { readonly mapping: Mapping; readonly body: BodyInit; readonly fileName?: string };

/** Uploads a file and answers what its dry run says. */
export const checkFileAs = async (
  app: TestApp,
  person: Person,
  { mapping, body, fileName = 'file.csv' }: ImportedFile,
) => {
  const query = { kind: mapping.kind, source: mapping.source, fileName };
  const { id } = uploaded.parse(await app.upload(uploadImport, query, { as: person, body })).import;
  await app.as(person)(checkImport, { id, mapping: mappingSchema.parse(mapping) });
  await app.runJobs();
  return await app.as(person)(getImport, { id });
};

/** Uploads a file, imports it by the mapping, waits for the job and answers the import as it stands then. */
export const importFileAs = async (
  app: TestApp,
  person: Person,
  { mapping, body, fileName = 'file.csv' }: ImportedFile,
) => {
  const answer = await app.upload(importFile, { kind: mapping.kind, map: mapping, fileName }, { as: person, body });
  const { id } = started.parse(answer);
  await app.runJobs();
  return await app.as(person)(getImport, { id });
};

/** Imports orders of a file: rows of `number, line, account, product, day, quantity, net` by a comma. */
export const importOrdersAs = async (app: TestApp, person: Person, rows: readonly string[]) =>
  await importFileAs(app, person, {
    mapping: {
      source: 'erp',
      decimal: '.',
      kind: 'orders',
      columns: {
        orderNo: 'no',
        lineNo: 'line',
        account: 'account',
        product: 'item',
        orderedOn: 'day',
        quantity: 'qty',
        net: 'net',
      },
    },
    body: `no,line,account,item,day,qty,net\n${rows.join('\n')}\n`,
  });

/** Takes an import back and answers how the job ended, and how the import stands after it. */
export const undoImportAs = async (app: TestApp, person: Person, id: string) => {
  const { jobId } = await app.as(person)(undoImport, { id });
  await app.runJobs();
  const { error } = await app.as(person)(jobsContract.operations.get, { id: jobId });
  const { state } = await app.as(person)(getImport, { id });
  return [error === null ? null : [error.code, error.params], state];
};
