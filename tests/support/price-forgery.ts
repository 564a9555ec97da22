import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Random } from '#kernel/random';
import { newIdAt } from '#platform/id';
import type { TestApp } from './app.ts';
import { insertRow } from './insert-row.ts';
import type { PricedBook } from './priced-book.ts';

type Row = Readonly<Record<string, unknown>>;
const createId = (): string => newIdAt(new Date());

type Bent = { readonly table: string; readonly change: Row; readonly honest: RawBuilder<unknown> };

/** Writes an honest row once more with some of its columns bent, in the application's role; answers what was written. */
export const writeBent = async (app: TestApp, book: PricedBook, { table, change, honest }: Bent): Promise<Row | null> =>
  await app.database.withOrg(book.company.id, async (db) => {
    const { rows } = await sql<{ row: Row }>`
      select to_jsonb(r) as row from ${sql.table(table)} r where r.org_id = ${book.company.id} ${honest}`.execute(db);
    const [found] = rows;
    if (found === undefined) return null;
    const row = { ...found.row, ...change };
    await insertRow(db, table, row);
    return row;
  });

const anyQuote = sql`and r.quantity_e4 > 0 and r.kind = 'quote' and r.decision_id is null order by r.id limit 1`;

/** A floor that somebody would like to have, and the promise that would then be possible. */
const forgeFloor = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const cheap = Math.floor(random() * 700_000);
  const floor = await writeBent(app, book, {
    table: 'price_floor',
    honest: sql`and r.estimate_version_id is null order by r.id limit 1`,
    change: {
      id: createId(),
      ...(random() < 0.6 && { unit_cost_e4: cheap, floor_e4: cheap * 2, freight_service_e4: 0 }),
      ...(random() < 0.3 && { floor_e4: Math.floor(random() * 800_000) }),
      ...(random() < 0.2 && { capital_rate_bp: 0, expected_loss_bp: 0, credit_days: 0 }),
      ...(random() < 0.2 && { cost_from: '2025-01-01' }),
      ...(random() < 0.2 && { cost_from: null }),
      ...(random() < 0.2 && { product_id: book.unknown }),
      ...(random() < 0.2 && { computed_on: '2026-01-02' }),
      ...(random() < 0.2 && { policy_version: 1 + Math.floor(random() * 3) }),
    },
  });
  if (floor === null) return;
  const price = Math.max(Number(floor['floor_e4']), 980_000);
  const { product_id, id: floor_id, floor_e4, computed_on: floor_on, cost_from } = floor;
  await writeBent(app, book, {
    table: 'price_commitment',
    honest: anyQuote,
    change: {
      id: createId(),
      document_id: createId(),
      product_id,
      floor_id,
      floor_e4,
      floor_on,
      cost_day: cost_from ?? floor_on,
      price_e4: price,
      committed_on: floor_on,
    },
  });
};

/** An authority that somebody would like to have, and the concession that would then be his to grant. */
const forgeAuthority = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const roles = ['kam', 'director', 'finance', 'executive'];
  const authority = await writeBent(app, book, {
    table: 'price_authority',
    honest: sql`and r.authority_bp > 0 order by r.id limit 1`,
    change: {
      id: createId(),
      ...(random() < 0.7 && { authority_bp: [300, 800, 1_200, 1_800, 10_000][Math.floor(random() * 5)] }),
      ...(random() < 0.5 && { role: roles[Math.floor(random() * 4)] }),
      ...(random() < 0.5 && { band_no: 1 + Math.floor(random() * 6) }),
      ...(random() < 0.2 && { user_id: [book.kam, book.finance, book.otherKam][Math.floor(random() * 3)]?.id }),
      ...(random() < 0.2 && { policy_version: 1 + Math.floor(random() * 3) }),
    },
  });
  if (authority === null) return;
  const { id: authority_id, user_id: requester_id, authority_bp } = authority;
  await writeBent(app, book, {
    table: 'price_commitment',
    honest: anyQuote,
    change: {
      id: createId(),
      document_id: createId(),
      authority_id,
      requester_id,
      authority_bp,
      concession_bp: Math.min(Number(authority_bp), 2_500),
    },
  });
};

/** A decision that nobody took, or that was taken for something else, and the promise under it. */
const forgeDecision = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const id = createId();
  const decision = await writeBent(app, book, {
    table: 'price_decision',
    honest: sql`order by r.id limit 1`,
    change: {
      id,
      line_no: 1 + Math.floor(random() * 3),
      ...(random() < 0.5 && { decided_price_e4: Math.floor(600_000 + random() * 300_000) }),
      ...(random() < 0.5 && { decided_bp: Math.floor(random() * 4_000) }),
      ...(random() < 0.3 && { cover_bp: 10_000 }),
      ...(random() < 0.3 && { needs: [] }),
      ...(random() < 0.3 && { director_signature: null, finance_signature: null }),
      ...(random() < 0.3 && { director_signature: createId() }),
      ...(random() < 0.3 && { request_id: createId() }),
      ...(random() < 0.3 && { judged: { policyVersion: 1, lines: [] } }),
    },
  });
  if (decision === null) return;
  const document_id = createId();
  await writeBent(app, book, {
    table: 'price_commitment',
    honest: sql`and r.decision_id is not null and r.source_id is null order by r.id limit 1`,
    change: { id: createId(), document_id, decided_document_id: document_id, decision_id: id },
  });
};

/** An approval that was used, used once more for another document. */
const useTwice = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const document_id = createId();
  const honest = sql`and r.decision_id is not null and r.source_id is null order by r.id limit 1`;
  if (random() < 0.5)
    await writeBent(app, book, {
      table: 'approval_use',
      honest: sql`order by r.document_id limit 1`,
      change: { document_id, is_live: true },
    });
  const decided = random() < 0.7 ? { decided_document_id: document_id } : {};
  await writeBent(app, book, {
    table: 'price_commitment',
    honest,
    change: { id: createId(), document_id, ...decided },
  });
};

/** What somebody with the application's role might write to make a price possible that nobody granted. */
export const forge = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const ways = [forgeFloor, forgeAuthority, forgeDecision, useTwice];
  await ways[Math.floor(random() * ways.length)]?.(app, book, random);
};

const kinds = ['quote', 'order', 'agreement', 'plan', 'tender', 'lease', 'reciprocal'];

/** A line of a signed agreement as somebody with the application's role might write it: an honest one, bent at random. */
export const bentAgreedLine = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const change = {
    line_no: 2 + Math.floor(random() * 1_000_000),
    ...(random() < 0.6 && { price_e4: Math.floor(500_000 + random() * 600_000) }),
    ...(random() < 0.4 && { floor_e4: Math.floor(random() * 900_000) }),
    ...(random() < 0.4 && { rebate_bp: Math.floor(random() * 3_000) }),
    ...(random() < 0.3 && { product_id: book.unknown }),
    ...(random() < 0.2 && { commitment_id: createId() }),
  };
  await writeBent(app, book, {
    table: 'agreement_line',
    change,
    honest: sql`order by r.agreement_id limit 1`,
  });
};

/** A commitment as somebody with the application's role might write it: an honest one, bent at random. */
export const bentCommitment = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const change = {
    id: createId(),
    document_id: createId(),
    kind: kinds[Math.floor(random() * kinds.length)],
    price_e4: Math.floor(600_000 + random() * 500_000),
    ...(random() < 0.3 && { floor_e4: Math.floor(random() * 900_000) }),
    ...(random() < 0.5 && { concession_bp: Math.floor(random() * 4_500) }),
    ...(random() < 0.2 && { authority_bp: Math.floor(random() * 10_000) }),
    ...(random() < 0.2 && { list_price_e4: Math.floor(random() * 1_000_000) }),
    ...(random() < 0.1 && { product_id: book.unknown }),
    ...(random() < 0.1 && { floor_id: null, floor_e4: null }),
    ...(random() < 0.1 && { decision_id: createId(), decided_bp: 5_000, decided_price_e4: 1 }),
  };
  await writeBent(app, book, {
    table: 'price_commitment',
    change,
    honest: sql`and r.quantity_e4 > 0 and r.kind = 'quote' order by r.id limit 1`,
  });
};
