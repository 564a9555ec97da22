import assert from 'node:assert/strict';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const { undoImport, getImport, listAccounts, listProducts } = ledgerContract.operations;

/** Imports and their undo as the administrator of a company, and what they left; call once the company stands. */
export const importDesk = (desk: () => { readonly app: TestApp; readonly company: TestCompany }) => {
  const as = () => desk().app.as(desk().company.admin);
  const accountAt = async (code: string) => {
    const { rows } = await as()(listAccounts, { q: code });
    const id = rows.find((row) => row.code === code)?.id;
    return id === undefined ? undefined : await as()(accountsContract.operations.get, { id });
  };
  return {
    accountAt,
    mustAccount: async (code: string) => {
      const account = await accountAt(code);
      assert.ok(account);
      return account;
    },
    productIdOf: async (code: string): Promise<string> =>
      (await as()(listProducts, {})).rows.find((row) => row.code === code)?.id ?? '',
    /** Imports rows whose headings are the names of the fields. */
    bring: async (kind: Mapping['kind'], heading: string, ...rows: readonly string[]) => {
      const { app, company } = desk();
      app.clock.advance(1000);
      const columns = Object.fromEntries(heading.split(',').map((field) => [field, field]));
      const batch = await importFileAs(app, company.admin, {
        mapping: { kind, source: 'erp', columns },
        body: [heading, ...rows].join('\n'),
      });
      assert.equal(batch.state, 'done');
      assert.equal(batch.counts.rejected, 0);
      return batch.id;
    },
    /** Answers what the undo left; by somebody else than the administrator where he may not. */
    undo: async (id: string, person?: Person) => {
      const { app, company } = desk();
      await app.as(person ?? company.admin)(undoImport, { id });
      await desk().app.runJobs();
      const batch = await as()(getImport, { id });
      assert.equal(batch.state, 'undone');
      return batch.kept;
    },
  };
};
