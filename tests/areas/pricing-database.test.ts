/** What the database itself refuses, whoever writes: straight SQL under the application's role. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import type { Db } from '#db/handle';
import { newIdAt } from '#platform/id';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const createId = (): string => newIdAt(new Date());

type Row = Readonly<Record<string, string | number | null>>;

describe('commitments in the database', () => {
  let app: TestApp;
  let book: PricedBook;
  /** A line that the product itself committed to: within authority, above the floor. */
  let honest: Row;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
    await app.as(book.kam)(pricingContract.operations.createQuote, {
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
  });
  after(async () => app.close());

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
    const row = JSON.stringify({ ...honest, id: createId(), document_id: createId(), ...change });
    return await asApp(
      async (db) =>
        await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)`.execute(
          db,
        ),
    );
  };
  const commit = async (change: Row): Promise<string> => await insert('price_commitment', change);

  it('stand as the product writes them', async () => {
    assert.equal(await commit({}), 'written');
  });
  it('go under no floor, neither stated nor understated', async () => {
    const under = Number(honest['floor_e4']) - 1;
    const boundless = {
      id: createId(),
      user_id: book.kam.id,
      authority_bp: 10_000,
      roles: '{}',
      tier: 'A',
      amount_minor: 1,
    };
    const authority = { org_id: book.company.id, policy_version: 1, created_at: '2026-11-21', family_id: null };
    const row = JSON.stringify({ ...authority, ...boundless });
    const given = await asApp(
      async (db) =>
        await sql`insert into price_authority select * from jsonb_populate_record(null::price_authority, ${row}::jsonb)`.execute(
          db,
        ),
    );
    assert.equal(given, 'written');
    const anything = { concession_bp: 9_000, authority_id: boundless.id, authority_bp: 10_000 };
    assert.equal(await commit({ ...anything, price_e4: under + 1 }), 'written');
    assert.equal(await commit({ ...anything, price_e4: under }), 'price_commitment_floor_check');
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
      decided_quantity_e4: 10 ** 9,
      decided_until: '2099-01-01',
    };
    assert.equal(await commit(invented), 'price_commitment_decision_fkey');
  });
  it('let returns pass: they promise no price', async () => {
    const back = {
      kind: 'order',
      quantity_e4: -10_000,
      price_e4: 1,
      floor_id: null,
      floor_e4: null,
      list_price_e4: null,
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
    const floor = async (change: Row): Promise<string> =>
      await asApp(async (db) => {
        const { rows } = await sql<{
          row: Row;
        }>`select to_jsonb(f) as row from price_floor f where org_id = ${book.company.id} limit 1`.execute(db);
        const row = JSON.stringify({ ...rows[0]?.row, id: createId(), ...change });
        await sql`insert into price_floor select * from jsonb_populate_record(null::price_floor, ${row}::jsonb)`.execute(
          db,
        );
      });
    assert.equal(await floor({}), 'written');
    assert.equal(await floor({ floor_e4: 729_443 }), 'price_floor_formula_check');
    assert.equal(await floor({ credit_days: 4_700 }), 'price_floor_formula_check');
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
