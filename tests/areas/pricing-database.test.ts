/** What the database itself refuses, whoever writes: straight SQL under the application's role. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import type { Db } from '#db/handle';
import { newIdAt } from '#platform/id';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { insertRow } from '#tests/insert-row';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const createId = (): string => newIdAt(new Date());

type Row = Readonly<Record<string, string | number | boolean | object | null | undefined>>;

const { closeQuote, createQuote, createRequest, decideRequest, quoteRequest, submitRequest } =
  pricingContract.operations;
const { createProduct } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;

const judgedLinesSchema = z.looseObject({ lines: z.array(z.looseObject({})) });

describe('commitments in the database', () => {
  let app: TestApp;
  let book: PricedBook;
  /** A line that the product itself committed to: within authority, above the floor. */
  let honest: Row;
  /** List 100, cost 95. */
  let dear: string;
  /** An approval of 8 %, by director and finance. */
  let decided: Row;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
    await app.as(book.kam)(createQuote, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price: '97' }],
    });
    honest = await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{
        row: Row;
      }>`select to_jsonb(c) as row from price_commitment c where org_id = ${book.company.id}
        and kind = 'quote'`.execute(db);
      return rows[0]?.row ?? assert.fail();
    });
    dear = (await app.as(book.finance)(createProduct, { code: 'P-300', name: 'P-300', line: ['幕墙板'] })).id;
    await app.as(book.finance)(setPrice, { id: dear, validFrom: '2026-01-01', listPrice: '100', unitCost: '95' });
    const asked = await app.as(book.kam)(createRequest, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price: '92' }],
      reason: '追加',
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    });
    const sent = await app.as(book.kam)(submitRequest, { id: asked.id, version: asked.version });
    const half = await app.as(book.director)(decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    await app.as(book.finance)(decideRequest, { id: sent.id, version: half.version, verdict: 'approve' });
    await app.as(book.kam)(quoteRequest, { id: sent.id });
    decided = await rowOf(sql<{ row: Row }>`
      select to_jsonb(d) as row from price_decision d where org_id = ${book.company.id}`);
  });
  after(async () => app.close());

  const rowOf = async (query: ReturnType<typeof sql<{ row: Row }>>): Promise<Row> =>
    await app.database.withOrg(book.company.id, async (db) => (await query.execute(db)).rows[0]?.row ?? assert.fail());
  const floorOf = async (productId: string): Promise<Row> =>
    await rowOf(sql<{ row: Row }>`
      select to_jsonb(f) as row from price_floor f where org_id = ${book.company.id} and product_id = ${productId}::uuid`);
  /** The line of the quote that was made under the approval. */
  const quoteUnder = async (): Promise<Row> =>
    await rowOf(sql<{ row: Row }>`
      select to_jsonb(c) as row from price_commitment c where org_id = ${book.company.id} and decision_id is not null
        and source_id is null`);

  const asApp = async (work: (db: Db) => Promise<unknown>): Promise<string> => {
    try {
      await app.database.withOrg(book.company.id, work);
      return 'written';
    } catch (error) {
      const facts = databaseErrorOf(error);
      assert.ok(facts, String(error));
      return facts.constraint ?? facts.code;
    }
  };
  const insert = async (table: string, change: Row): Promise<string> => {
    const row = { ...honest, id: createId(), document_id: createId(), ...change };
    return await asApp(async (db) => await insertRow(db, table, row));
  };
  const commit = async (change: Row): Promise<string> => await insert('price_commitment', change);
  /** The honest floor, bent. */
  const floor = async (change: Row): Promise<string> =>
    await asApp(async (db) => {
      const { rows } = await sql<{
        row: Row;
      }>`select to_jsonb(f) as row from price_floor f where org_id = ${book.company.id}
        and id = ${honest['floor_id']}::uuid`.execute(db);
      await insertRow(db, 'price_floor', { ...rows[0]?.row, id: createId(), ...change });
    });

  it('stand as the product writes them', async () => {
    assert.equal(await commit({}), 'written');
  });
  it('go under no floor, neither stated nor understated', async () => {
    const under = Number(honest['floor_e4']) - 1;
    // Costs 95 at a list price of 100: the floor lies within what the manager may grant alone.
    const { product_id, id: floor_id, floor_e4, cost_day } = await floorOf(dear);
    const of = (price: number) => ({
      product_id,
      floor_id,
      floor_e4,
      cost_day,
      price_e4: price,
      invoice_price_e4: price,
      terms: Object.assign({}, honest['terms'], { invoicePriceE4: String(price) }),
    });
    assert.equal(await commit(of(Number(floor_e4))), 'written');
    assert.equal(await commit(of(Number(floor_e4) - 1)), 'price_commitment_floor_check');
    assert.equal(await commit({ price_e4: under }), 'price_commitment_concession_check');
    assert.equal(
      await commit({ price_e4: under, floor_e4: under, concession_bp: 300 }),
      'price_commitment_concession_check',
    );
    assert.equal(await commit({ floor_e4: 1 }), 'price_commitment_floor_fkey');
    assert.equal(await commit({ floor_id: createId() }), 'price_commitment_floor_fkey');
    assert.equal(await commit({ product_id: book.unknown }), 'price_commitment_floor_fkey');
    assert.equal(await commit({ floor_id: null, floor_e4: null }), 'price_commitment_floor_check');
    assert.equal(await commit({ floor_e4: null }), 'price_commitment_floor_check');
  });
  it('of an unknown cost have no floor to name', async () => {
    assert.equal(
      await commit({ product_id: book.unknown, floor_id: null, floor_e4: null }),
      'price_commitment_floor_check',
    );
  });
  it('concede no more than list and price say, and list is the floor’s', async () => {
    assert.equal(await commit({ concession_bp: 299 }), 'price_commitment_concession_check');
    assert.equal(await commit({ list_price_e4: 970_000, concession_bp: 0 }), 'price_commitment_list_fkey');
    assert.equal(await commit({ list_price_e4: null }), 'price_commitment_concession_check');
  });
  it('rest on authorities that the policy gives to a role which the person was given', async () => {
    const authority = async (change: Row): Promise<string> =>
      await asApp(async (db) => {
        const { rows } = await sql<{
          row: Row;
        }>`select to_jsonb(a) as row from price_authority a where org_id = ${book.company.id}
          and id = ${honest['authority_id']}::uuid`.execute(db);
        await insertRow(db, 'price_authority', { ...rows[0]?.row, id: createId(), ...change });
      });
    assert.equal(await authority({}), 'written');
    assert.equal(await authority({ authority_bp: 10_000 }), 'price_authority_band_fkey');
    assert.equal(await authority({ authority_bp: 301 }), 'price_authority_band_fkey');
    assert.equal(await authority({ authority_bp: 10_000, role: null }), 'price_authority_ground_check');
    assert.equal(await authority({ authority_bp: 800, role: 'director', band_no: 2 }), 'price_authority_role_fkey');
    // Two signatures are nobody's own authority.
    assert.equal(await authority({ authority_bp: 1_200, role: 'director', band_no: 3 }), 'price_authority_band_fkey');
    assert.equal(await authority({ policy_version: 2 }), 'price_authority_band_fkey');
    const band = async (change: Row): Promise<string> =>
      await asApp(async (db) => {
        const { rows } = await sql<{
          row: Row;
        }>`select to_jsonb(b) as row from policy_band b where org_id = ${book.company.id} limit 1`.execute(db);
        await insertRow(db, 'policy_band', { ...rows[0]?.row, ...change });
      });
    const generous = { bands: [{ uptoBp: null, needs: ['kam'], needsExpiry: false }], rules: [] };
    assert.equal(await band({ rule_no: 7 }), '23502');
    assert.equal(await band({ band_no: 1, policy_version: 2, body: generous }), 'policy_band_policy_fkey');
    assert.equal(await band({ band_no: 9, body: generous }), '23502');
  });
  it('go beyond no authority without a decision that covers them', async () => {
    assert.equal(await commit({ concession_bp: 301 }), 'price_commitment_authority_check');
    assert.equal(await commit({ concession_bp: 900, authority_bp: 900 }), 'price_commitment_authority_fkey');
    assert.equal(await commit({ requester_id: book.director.id }), 'price_commitment_authority_fkey');
    assert.equal(await commit({ concession_bp: null }), 'price_commitment_authority_check');
    assert.equal(await commit({ concession_bp: 301, decision_id: createId() }), 'price_commitment_decision_check');
    const invented = {
      concession_bp: 800,
      decision_id: createId(),
      decided_bp: 800,
      decided_price_e4: 1,
      decided_credit_e4: 10 ** 9,
      decided_quantity_e4: 10 ** 9,
      decided_until: '2099-01-01',
      decided_request_id: decided['request_id'],
      decided_document_id: createId(),
    };
    assert.equal(await commit(invented), 'price_commitment_use_check');
    const document = { document_id: createId() };
    const decidedFor = { decided_document_id: document.document_id };
    assert.equal(await commit({ ...invented, ...document, ...decidedFor }), 'price_commitment_decision_fkey');
  });
  it('rest on decisions that everybody asked has signed, as they saw them', async () => {
    const decision = async (change: Row): Promise<string> =>
      await asApp(async (db) => await insertRow(db, 'price_decision', { ...decided, id: createId(), ...change }));
    assert.equal(await decision({}), 'price_decision_line_key');
    // A second line of the same request, which nobody saw.
    assert.equal(await decision({ line_no: 2 }), 'price_decision_judged_check');
    const { lines, ...judged } = judgedLinesSchema.parse(decided['judged']);
    const more = [...lines, { ...lines[0], pocketPriceE4: '1', judgedBp: 1_200 }];
    const bent = { line_no: 2, judged: { ...judged, lines: more }, decided_price_e4: 1, decided_bp: 1_200 };
    assert.equal(await decision(bent), 'price_decision_director_fkey');
    const unsigned = { director_signature: null, finance_signature: null };
    assert.equal(await decision({ ...bent, ...unsigned }), 'price_decision_signed_check');
    assert.equal(await decision({ ...bent, ...unsigned, needs: [] }), 'price_decision_band_fkey');
    const signature = async (change: Row): Promise<string> =>
      await asApp(async (db) => {
        const { rows } = await sql<{
          row: Row;
        }>`select to_jsonb(s) as row from price_signature s where org_id = ${book.company.id}
          and role = 'director'`.execute(db);
        await insertRow(db, 'price_signature', { ...rows[0]?.row, id: createId(), round: 2, ...change });
      });
    assert.equal(await signature({ user_id: book.kam.id }), 'price_signature_other_check');
    assert.equal(await signature({ user_id: book.otherKam.id }), 'price_signature_role_fkey');
    assert.equal(await signature({ requester_id: book.otherKam.id }), 'price_signature_maker_fkey');
  });
  it('use a decision for one document at a time', async () => {
    const under = await quoteUnder();
    const line = async (change: Row): Promise<string> =>
      await asApp(
        async (db) => await insertRow(db, 'price_commitment', { ...under, id: createId(), line_no: 2, ...change }),
      );
    const other = { document_id: createId() };
    assert.equal(await line(other), 'price_commitment_use_check');
    assert.equal(await line({ ...other, decided_document_id: null }), 'price_commitment_use_check');
    assert.equal(await line({ ...other, decided_document_id: other.document_id }), 'price_commitment_use_fkey');
    const use = { request_id: decided['request_id'], document_id: other.document_id, is_live: true };
    assert.equal(await insert('approval_use', use), 'approval_use_once_idx');
    const free = async (): Promise<string> =>
      await asApp(async (db) => {
        await sql`update approval_use set is_live = false where org_id = ${book.company.id}`.execute(db);
      });
    assert.equal(await free(), 'price_quote_approval_fkey');
    const called = { source_id: under['id'], kind: 'order', ...other };
    assert.equal(await line({ ...called, decided_document_id: createId() }), 'price_commitment_use_fkey');
    assert.equal(await line(called), 'written');
    await assert.rejects(
      app.as(book.kam)(closeQuote, { id: z.string().parse(under['document_id']), version: 1, as: 'withdrawn' }),
      refusedWith('pricing.quote-used'),
    );
  });
  it('let returns pass: they promise no price', async () => {
    const back = {
      kind: 'order',
      quantity_e4: -10_000,
      price_e4: 1,
      floor_id: null,
      floor_e4: null,
      list_price_e4: null,
      applies_to: null,
    };
    const free = { concession_bp: null, authority_id: null, authority_bp: null };
    assert.equal(await commit({ ...back, ...free }), 'written');
    assert.equal(await commit({ ...back, ...free, kind: 'quote' }), 'price_commitment_quantity_check');
  });
  it('and what they rest on are never changed or removed', async () => {
    for (const table of [
      'price_floor',
      'price_authority',
      'price_decision',
      'price_signature',
      'price_commitment',
      'pricing_policy',
      'policy_band',
      'product_cost',
      'member_role',
      'stock_revaluation',
    ]) {
      const touch = sql.table(table);
      assert.equal(
        await asApp(async (db) => await sql`update ${touch} set org_id = org_id`.execute(db)),
        '42501',
        table,
      );
      assert.equal(await asApp(async (db) => await sql`delete from ${touch}`.execute(db)), '42501', table);
    }
  });
  it('rest on floors that bear their cost', async () => {
    assert.equal(await floor({}), 'written');
    assert.equal(await floor({ floor_e4: 729_443 }), 'price_floor_formula_check');
    assert.equal(await floor({ credit_days: 4_700 }), 'price_floor_formula_check');
  });
  it('rest on floors of a cost that was recorded, at the rates of a policy that was saved', async () => {
    const cheap = { floor_e4: 2, unit_cost_e4: 1, freight_service_e4: 0, credit_days: 0 };
    assert.equal(await floor(cheap), 'price_floor_cost_fkey');
    assert.equal(await floor({ ...cheap, cost_from: null }), 'price_floor_ground_check');
    assert.equal(await floor({ product_id: book.unknown }), 'price_floor_cost_fkey');
    assert.equal(await floor({ cost_from: '2026-01-02' }), 'price_floor_cost_fkey');
    assert.equal(await floor({ capital_rate_bp: 0 }), 'price_floor_policy_fkey');
    assert.equal(await floor({ expected_loss_bp: 0 }), 'price_floor_policy_fkey');
    assert.equal(await floor({ policy_version: 9 }), 'price_floor_policy_fkey');
    const cost = { valid_from: '2026-01-01', unit_cost_e4: -1, recorded_at: '2026-11-21' };
    assert.equal(await insert('product_cost', cost), 'product_cost_sign_check');
  });
  it('rest on the floor of their own day and of their own credit days', async () => {
    const other = async (change: Row): Promise<string> => {
      const id = createId();
      assert.equal(await floor({ ...change, id }), 'written');
      return id;
    };
    const old = await other({ computed_on: '2026-01-01' });
    assert.equal(await commit({ floor_id: old }), 'price_commitment_day_fkey');
    assert.equal(await commit({ floor_id: old, floor_on: '2026-01-01' }), 'price_commitment_day_check');
    assert.equal(await commit({ floor_on: null }), 'price_commitment_day_check');
    assert.equal(await commit({ cost_day: null }), 'price_commitment_day_check');
    const none = await other({ credit_days: 0 });
    assert.equal(await commit({ floor_id: none }), 'price_commitment_day_fkey');
    const early = await other({ computed_on: '2025-12-31' });
    const before = { floor_id: early, floor_on: '2025-12-31', committed_on: '2025-12-31' };
    for (const applies_to of [null, '2025-12-31'])
      assert.equal(await commit({ ...before, applies_to }), 'price_commitment_day_check');
    assert.equal(await commit({ ...before, kind: 'order' }), 'price_commitment_until_check');
  });
  it('promise what their terms give, and no more than what they are called off from', async () => {
    const terms = honest['terms'];
    const changed = (change: Row) => ({ terms: Object.assign({}, terms, change) });
    assert.equal(await commit({ price_e4: 970_001, invoice_price_e4: 970_001 }), 'price_commitment_terms_check');
    assert.equal(await commit(changed({ rebateBp: 100 })), 'price_commitment_terms_check');
    assert.equal(await commit(changed({ freightE4: '1' })), 'price_commitment_terms_check');
    assert.equal(await commit(changed({ supportE4: '10' })), 'price_commitment_terms_check');
    assert.equal(await commit({ quantity_e4: 99_999 }), 'price_commitment_terms_check');
    assert.equal(await commit({ free_quantity_e4: 1 }), 'price_commitment_terms_check');
    assert.equal(await commit(changed({ creditDays: 31 })), 'price_commitment_day_fkey');
  });
  it('stand behind every sale that is entered in the ledger', async () => {
    const line = async (change: Row): Promise<string> =>
      await asApp(async (db) => {
        const row = JSON.stringify({
          org_id: book.company.id,
          source: 'entered',
          order_no: createId(),
          line_no: 1,
          account_id: book.accountId,
          product_id: book.panel,
          ordered_on: '2026-11-21',
          month: '2026-11-01',
          kind: 'sale',
          quantity_e4: 10_000,
          net_e4: 1,
          currency: 'CNY',
          is_special: false,
          is_duplicate: false,
          cost_from_source: false,
          merged_from: '{}',
          ...change,
        });
        await sql`insert into order_line select * from jsonb_populate_record(null::order_line, ${row}::jsonb)`.execute(
          db,
        );
      });
    assert.equal(await line({}), 'order_line_entered_check');
    assert.equal(await line({ commitment_id: createId() }), 'order_line_commitment_fkey');
    assert.equal(await line({ source: 'erp' }), 'written');
    assert.equal(await line({ kind: 'return', quantity_e4: -10_000 }), 'written');
  });
});
