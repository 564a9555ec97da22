import { z } from 'zod';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';
import { ledgerContract } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import type { Person, TestApp } from './app.ts';

const { importFile, getImport, undoImport } = ledgerContract.operations;

const started = z.object({ id: z.string(), jobId: z.string() });

/** Uploads a file, imports it by the mapping, waits for the job and answers the import as it stands then. */
export const importFileAs = async (
  app: TestApp,
  person: Person,
  {
    mapping,
    body,
    fileName = 'file.csv',
  }: { readonly mapping: Mapping; readonly body: BodyInit; readonly fileName?: string },
) => {
  const answer = await app.upload(importFile, { kind: mapping.kind, map: mapping, fileName }, { as: person, body });
  const { id } = started.parse(answer);
  await app.runJobs();
  return await app.as(person)(getImport, { id });
};

/** Takes an import back and answers how the job ended, and how the import stands after it. */
export const undoImportAs = async (app: TestApp, person: Person, id: string) => {
  const { jobId } = await app.as(person)(undoImport, { id });
  await app.runJobs();
  const { error } = await app.as(person)(jobsContract.operations.get, { id: jobId });
  const { state } = await app.as(person)(getImport, { id });
  return [error === null ? null : [error.code, error.params], state];
};
