import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract, mappingSchema } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const ops = ledgerContract.operations;
const mapping: Mapping = {
  kind: 'accounts',
  source: 'erp',
  columns: { code: 'Code', name: 'Name', ownerEmail: 'Owner' },
};

describe('owners in an accounts file', () => {
  let app: TestApp;
  let company: TestCompany;
  let kam: Person;
  before(async () => {
    app = await testApp();
    company = await app.company('负责人');
    kam = await app.person(company, 'kam');
  });
  after(async () => await app.close());

  const ownersOf = async () => {
    const { rows } = await app.as(company.admin)(accountsContract.operations.list, { limit: 100 });
    const owners: Record<string, string | null> = {};
    for (const { id, code } of rows)
      owners[code] = (await app.as(company.admin)(accountsContract.operations.get, { id })).ownerId;
    return owners;
  };
  const warned = [
    [
      'Row 3: no user of the company has the e-mail “gone@example.com” in “Owner’s e-mail”; the owner stays as before, that of a new account empty.',
      2,
    ],
  ];

  it('who are no users are told by the dry run and by the import, and the rows go in', async () => {
    const body = [
      'Code,Name,Owner',
      `Q1,One,${kam.email.toUpperCase()}`,
      'Q2,Two,gone@example.com',
      'Q3,Three,gone@example.com',
      'Q4,Four,',
    ].join('\n');
    const uploaded = await app.upload(
      ops.uploadImport,
      { kind: 'accounts', fileName: 'owners.csv' },
      { as: company.admin, body },
    );
    const { id } = ops.uploadImport.output.parse(uploaded).import;
    await app.as(company.admin)(ops.checkImport, { id, mapping: mappingSchema.parse(mapping) });
    await app.runJobs();
    const { report } = await app.as(company.admin)(ops.getImport, { id });
    assert.deepEqual(
      report?.warnings.map(({ text, rows }) => [text, rows]),
      warned,
    );
    assert.deepEqual(await ownersOf(), {});

    const booked = await importFileAs(app, company.admin, { mapping, body });
    assert.deepEqual([booked.counts.inserted, booked.counts.rejected], [4, 0]);
    assert.deepEqual(
      booked.report?.warnings.map(({ text, rows }) => [text, rows]),
      warned,
    );
    assert.deepEqual(await ownersOf(), { Q1: kam.id, Q2: null, Q3: null, Q4: null });
  });

  it('leave the owner that stands', async () => {
    const body = 'Code,Name,Owner\nQ1,One,gone@example.com\n';
    const { report } = await importFileAs(app, company.admin, { mapping, body });
    assert.deepEqual(
      report?.warnings.map(({ code, rows }) => [code, rows]),
      [['owner-unknown', 1]],
    );
    assert.equal((await ownersOf())['Q1'], kam.id);
  });
});
