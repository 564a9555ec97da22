import { identificationContract } from '#areas/identification/contract';
import { ownProductTag } from '#demo/account-records';
import { demoCompany } from '#demo/demo-company';
import type { DemoCompany, TruthName } from '#demo/demo-company';
import { demoFilesOf } from '#demo/import-files';
import type { TestApp, TestCompany } from './app.ts';
import { importFileAs } from './ledger-import.ts';

export const bookEnd = '2026-10-31';

let whole: DemoCompany | undefined;

/** A part of the demo company: every so-manieth account, and all of some truths, with all that belongs to them. */
export const demoPart = (every: number, wanted: readonly TruthName[] = []): DemoCompany => {
  const demo = (whole ??= demoCompany({ seed: 1, endDay: bookEnd }));
  const planted = new Set(wanted.flatMap((truth) => demo.truths[truth]));
  const accounts = demo.accounts
    .filter(({ code }, i) => i % every === 0 || planted.has(code))
    .map(({ ownerEmail: _owner, parentCode: _parent, ...account }) => account);
  const codes = new Set(accounts.map(({ code }) => code));
  const isKept = ({ account }: { readonly account: string }): boolean => codes.has(account);
  const orders = demo.orders.filter(isKept).map(({ endAccount: _end, ...line }) => line);
  return {
    ...demo,
    accounts,
    persons: [],
    orders,
    invoices: demo.invoices.filter(isKept),
    payments: demo.payments.filter(isKept),
    pocketItems: demo.pocketItems.filter(isKept),
    costToServe: demo.costToServe.filter(isKept),
  };
};

/** Brings records into a company by the import, as files, and states what no file says. */
export const importRecords = async (app: TestApp, company: TestCompany, records: DemoCompany): Promise<void> => {
  for (const file of demoFilesOf(records)) {
    const rows = [...file.rows()];
    // A heading without rows is no file.
    if (file.kind === 'persons' || rows.length < 2) continue;
    const { id, state } = await importFileAs(app, company.admin, {
      mapping: file.mapping,
      body: rows.join(''),
      fileName: file.fileName,
    });
    if (state !== 'done') throw new Error(`import ${id} of ${file.kind} ended ${state}`);
  }
};

const { addStatement, startRun } = identificationContract.operations;

/** States that some accounts make a product of their own, as the demo company's managers do. */
export const stateOwnProducts = async (
  app: TestApp,
  company: TestCompany,
  { demo, ids }: { readonly demo: DemoCompany; readonly ids: ReadonlyMap<string, string> },
): Promise<void> => {
  for (const { code, tags } of demo.accounts) {
    const accountId = ids.get(code);
    if (accountId === undefined || tags?.includes(ownProductTag) !== true) continue;
    await app.as(company.admin)(addStatement, {
      accountId,
      kind: 'product-different',
      value: 1,
      source: 'visit',
      statedOn: '2026-07-31',
    });
  }
};

/** Starts a run a second after the one before, and waits for it. */
export const runIdentification = async (app: TestApp, company: TestCompany, asOf: string): Promise<string> => {
  app.clock.advance(1_000);
  const { runId } = await app.as(company.admin)(startRun, { asOf });
  await app.runJobs();
  return runId;
};
