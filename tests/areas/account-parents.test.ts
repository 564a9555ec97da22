import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract, mappingSchema } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const ops = ledgerContract.operations;

const mapping: Mapping = {
  kind: 'accounts',
  source: 'erp',
  columns: { code: 'Code', name: 'Name', parentCode: 'Parent' },
};
const fileOf = (...rows: readonly string[]): string => ['Code,Name,Parent', ...rows].join('\n');

describe('parents in an accounts file', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('上下级');
  });
  after(async () => app.close());

  const importRows = async (...rows: readonly string[]) =>
    importFileAs(app, company.admin, { mapping, body: fileOf(...rows) });
  const parentsOf = async () => {
    const { rows } = await app.as(company.admin)(accountsContract.operations.list, { limit: 100 });
    const parents: Record<string, string | null> = {};
    for (const { id, code } of rows)
      parents[code] = (await app.as(company.admin)(accountsContract.operations.get, { id })).parent?.code ?? null;
    return parents;
  };

  const told = ({ report }: Awaited<ReturnType<typeof importRows>>) => ({
    refused: report?.firstRefusals.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
    byReason: report?.refusalsByReason,
    warned: report?.warnings.map(({ text, rows }) => [text, rows]),
  });
  const expected = {
    refused: [
      'Row 2: “Parent code” “Q2” would put the account below itself; the row is not booked.',
      'Row 3: “Parent code” “Q1” would put the account below itself; the row is not booked.',
    ],
    byReason: { 'tree-circle': 2 },
    warned: [
      ['Row 4: no parent account “NOSUCH” was found; the parent stays empty.', 2],
      ['Row 5: no parent account “Q1” was found; the parent stays empty.', 1],
    ],
  };
  const rows = ['Q1,One,Q2', 'Q2,Two,Q1', 'Q3,Three,NOSUCH', 'Q4,Four,Q1', 'Q5,Five,NOSUCH', 'Q6,Six,Q3'];

  it('are told by the dry run as they will be by the import', async () => {
    const uploaded = await app.upload(
      ops.uploadImport,
      { kind: 'accounts', fileName: 'parents.csv' },
      { as: company.admin, body: fileOf(...rows) },
    );
    const { id } = ops.uploadImport.output.parse(uploaded).import;
    await app.as(company.admin)(ops.checkImport, { id, mapping: mappingSchema.parse(mapping) });
    await app.runJobs();
    const checked = await app.as(company.admin)(ops.getImport, { id });
    assert.deepEqual([checked.counts.read, checked.counts.rejected], [6, 2]);
    assert.deepEqual(told(checked), expected);
    assert.deepEqual(await parentsOf(), {});
  });

  it('refuse the rows of a circle whole and leave an unknown parent empty', async () => {
    const batch = await importRows(...rows);
    assert.deepEqual([batch.counts.booked, batch.counts.rejected], [4, 2]);
    assert.deepEqual(told(batch), expected);
    assert.deepEqual(await parentsOf(), { Q3: null, Q4: null, Q5: null, Q6: 'Q3' });
  });

  it('close no circle with the tree that stands', async () => {
    const batch = await importRows('Q3,Three,Q6');
    assert.deepEqual([batch.counts.booked, batch.counts.rejected], [0, 1]);
    assert.deepEqual(await parentsOf(), { Q3: null, Q4: null, Q5: null, Q6: 'Q3' });
  });
});
