/** A request whose lines fall under different rules of the matrix is granted line by line, by the signatures that are there. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;

describe('a request under two rules', () => {
  let app: TestApp;
  let book: PricedBook;
  let hinge: string;
  let companies = 0;

  const strict = (needs: 'executive' | 'finance') => [
    { uptoBp: 300, needs: ['kam' as const], needsExpiry: false },
    { uptoBp: null, needs: [needs], needsExpiry: false },
  ];
  /** Hinges have a rule of their own: beyond 3 % one signature. */
  const withRule = async (needs: 'executive' | 'finance') => {
    const as = app.as(book.finance);
    const { policy, version } = await as(ops.getPolicy, {});
    const { rows } = await as(ops.listFamilies, {});
    const familyId = rows.find(({ name }) => name === '五金')?.id ?? '';
    const rule = { tier: null, familyId, fromMinor: null, bands: strict(needs) };
    await as(ops.savePolicy, { policy: { ...policy, rules: [rule] }, basedOn: version, note: '五金另行授权' });
  };
  const asked = async (prices: { readonly panel: string; readonly hinge: string }) => {
    const draft = await app.as(book.kam)(ops.createRequest, {
      accountId: book.accountId,
      lines: [
        { productId: book.panel, quantity: '10', price: prices.panel },
        { productId: hinge, quantity: '10', price: prices.hinge },
      ],
      reason: '项目',
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    });
    return await app.as(book.kam)(ops.submitRequest, { id: draft.id, version: draft.version });
  };
  const approve = async (id: string, people: readonly ('director' | 'finance' | 'executive')[]) => {
    let state = '';
    for (const role of people) {
      const as = app.as(book[role]);
      const { version } = await as(ops.getRequest, { id });
      ({ state } = await as(ops.decideRequest, { id, version, verdict: 'approve', reason: '同意' }));
    }
    return state;
  };
  const groundsOf = async (id: string) =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ ruleNo: number; bandNo: number; bp: number }>`
        select rule_no as "ruleNo", band_no as "bandNo", decided_bp as bp from price_decision
        where org_id = ${book.company.id} and request_id = ${id}::uuid order by line_no`.execute(db);
      return rows;
    });

  before(async () => {
    app = await testApp();
  });
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `两条授权规则公司 ${companies}`);
    hinge = (
      await app.as(book.finance)(ledgerContract.operations.createProduct, { code: 'H-1', name: '铰链', line: ['五金'] })
    ).id;
    const { setPrice } = workflowsContract.operations;
    await app.as(book.finance)(setPrice, { id: hinge, validFrom: '2026-01-01', listPrice: '100', unitCost: '70' });
  });
  after(async () => app.close());

  it('needs the signatures of both, and stands by the band of each', async () => {
    await withRule('executive');
    const { id, openRoles } = await asked({ panel: '90', hinge: '95' });
    assert.deepEqual(openRoles, ['director', 'finance', 'executive']);
    assert.equal(await approve(id, ['director', 'finance', 'executive']), 'approved');
    assert.deepEqual(await groundsOf(id), [
      { ruleNo: 0, bandNo: 3, bp: 1_000 },
      { ruleNo: 1, bandNo: 2, bp: 500 },
    ]);
    const quote = await app.as(book.kam)(ops.quoteRequest, { id });
    assert.equal(quote.state, 'open');
  });

  it('grants beside it what the asker might grant alone', async () => {
    await withRule('finance');
    const { id, openRoles } = await asked({ panel: '100', hinge: '95' });
    assert.deepEqual(openRoles, ['finance']);
    assert.equal(await approve(id, ['finance']), 'approved');
    assert.deepEqual(await groundsOf(id), [
      { ruleNo: 1, bandNo: 2, bp: 0 },
      { ruleNo: 1, bandNo: 2, bp: 500 },
    ]);
  });

  it('is not approved by a matrix that was made stricter meanwhile, but returned and sent anew', async () => {
    const { id } = await asked({ panel: '93', hinge: '100' });
    await withRule('executive');
    await assert.rejects(approve(id, ['director']), refusedWith('pricing.matrix-changed'));
    const as = app.as(book.director);
    const { version } = await as(ops.getRequest, { id });
    await as(ops.decideRequest, { id, version, verdict: 'return', reason: '授权矩阵已改' });
    const returned = await app.as(book.kam)(ops.getRequest, { id });
    await app.as(book.kam)(ops.submitRequest, { id, version: returned.version });
    assert.equal(await approve(id, ['director']), 'approved');
  });
});
