import { sql } from 'kysely';
import { copyIn, copyLine } from '#db/copy';
import type { CopyValue } from '#db/copy';
import type { Database } from '#db/handle';
import { companyNamesOf } from '#demo/company-names';
import { drawOf } from '#demo/draw';
import { dayNumberOf, dayOf, firstDayOf, monthOf } from '#kernel/day';
import { seededRandom } from '#kernel/random';
import { searchTextOf } from '#platform/search-text';

/** Tables that the generator fills; rows come in by COPY through a table without row-level security. */
type Target = { readonly table: string; readonly columns: readonly string[] };

export const bookCurrency = 'CNY';
export const bookEnd = '2026-10-31';
const orgId = 1;
const historyDays = 1_095;
const families = 12;
const products = 600;

const uuidOf = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const fill = async (
  database: Database,
  { table, columns }: Target,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> => {
  const staging = `bench_${table}`;
  await database.asOwner(async (db) => {
    await sql`create table ${sql.table(staging)} as select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)} with no data`.execute(
      db,
    );
  });
  await database.asOwner(async (db) => await copyIn(db, { table: staging, columns, chunks: linesOf(rows) }));
  await database.asOwner(async (db) => {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    await sql.raw(`set local app.org_id = '${orgId}'`).execute(db);
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${sql.table(staging)}`.execute(db);
    await sql`drop table ${sql.table(staging)}`.execute(db);
  });
};

function* linesOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += copyLine(row);
    if (text.length < 1_000_000) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

export type BookSize = { readonly accounts: number; readonly lines: number };

type Order = {
  readonly no: string;
  readonly account: number;
  readonly day: number;
  readonly lines: number;
  readonly draw: () => number;
};

/** Orders with rhythm and skew: few accounts order weekly, most a few times a year; ids and amounts from the seed alone. */
function* ordersOf({ accounts, lines }: BookSize): Generator<Order> {
  const draw = seededRandom(20_261_121);
  const end = dayNumberOf(bookEnd);
  const weights = Float64Array.from({ length: accounts }, () =>
    Math.exp(1.1 * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(6.283 * draw())),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const linesPerOrder = 5;
  let number = 0;
  for (let account = 0; account < accounts; account += 1) {
    const count = Math.max(1, Math.round(((weights[account] ?? 0) / total) * (lines / linesPerOrder)));
    const since = Math.floor(historyDays * draw() * 0.6);
    const until = draw() < 0.25 ? since + Math.floor((historyDays - since) * (0.3 + 0.5 * draw())) : historyDays;
    for (let i = 0; i < count; i += 1) {
      const day = end - historyDays + since + Math.floor((until - since) * ((i + draw()) / count));
      number += 1;
      yield { no: `SO${number}`, account, day: Math.min(day, end), lines: 1 + Math.floor(draw() * 9), draw };
    }
  }
}

function* lineRows(size: BookSize): Generator<readonly CopyValue[]> {
  for (const { no, account, day, lines, draw } of ordersOf(size)) {
    const date = dayOf(day);
    const base = 200 + Math.floor(5_000 * draw());
    for (let line = 1; line <= lines; line += 1) {
      const product = Math.floor(products * draw() * draw());
      const net = base * (1 + Math.floor(draw() * 20)) * 10_000;
      const kind = draw() < 0.02 ? 'return' : 'sale';
      const sign = kind === 'return' ? -1 : 1;
      const cost = draw() < 0.05 ? null : Math.round(net * (0.6 + 0.45 * draw())) * sign;
      yield [
        orgId,
        'bench',
        no,
        line,
        uuidOf(1, account),
        uuidOf(2, product),
        date,
        firstDayOf(monthOf(date)),
        kind,
        sign * 10_000,
        sign * net,
        cost,
        bookCurrency,
        draw() < 0.02,
      ];
    }
  }
}

function* invoiceRows(size: BookSize): Generator<readonly CopyValue[]> {
  let n = 0;
  for (const { no, account, day, draw } of ordersOf(size)) {
    n += 1;
    yield [
      orgId,
      uuidOf(3, n),
      'bench',
      no,
      uuidOf(1, account),
      dayOf(day),
      dayOf(day + 30),
      1_000_000 + Math.floor(draw() * 1_000_000),
      bookCurrency,
      false,
    ];
  }
}

/** Names as the demo company has them; fifty managers own the accounts in turn. */
function* accountRows(count: number): Generator<readonly CopyValue[]> {
  for (const [i, company] of companyNamesOf(drawOf(20_261_121), count).entries()) {
    const code = `A${i}`;
    const search = searchTextOf([company.name, company.nameEn, company.shortName, code]);
    yield [
      orgId,
      uuidOf(1, i),
      code,
      company.name,
      `industry ${i % 9}`,
      ownerOf(i),
      search.sortKey,
      '{}',
      '{}',
      `{${search.grams.map((gram) => JSON.stringify(gram)).join(',')}}`,
      search.text,
      'company',
      'active',
      '{}',
      1,
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
    ];
  }
}

const managers = 50;

/** Who owns the nth account of the book. */
export const ownerOf = (account: number): string => uuidOf(6, account % managers);

/** Id of the nth account of the book. */
export const accountIdOf = (account: number): string => uuidOf(1, account);

/** A company with that many accounts and order lines, an invoice an order and a payment for nine in ten of them. */
export const generateBook = async (database: Database, size: BookSize): Promise<void> => {
  await database.asOwner(async (db) => {
    await sql`insert into org (org_id, name, currency, time_zone, created_at) values (${orgId}, '台账测试', ${bookCurrency}, 'Asia/Shanghai', now())`.execute(
      db,
    );
  });
  await fill(
    database,
    {
      table: 'account',
      columns: [
        'org_id',
        'id',
        'code',
        'name',
        'industry',
        'owner_id',
        'sort_key',
        'other_names',
        'custom',
        'search_grams',
        'search_text',
        'kind',
        'lifecycle',
        'tags',
        'version',
        'created_at',
        'updated_at',
      ],
    },
    accountRows(size.accounts),
  );
  await fill(
    database,
    { table: 'account_ancestor', columns: ['org_id', 'account_id', 'ancestor_id', 'depth'] },
    Array.from({ length: size.accounts }, (_, i) => [orgId, uuidOf(1, i), uuidOf(1, i), 0]),
  );
  await fill(
    database,
    { table: 'product_line', columns: ['org_id', 'id', 'name', 'path'] },
    Array.from({ length: families }, (_, i) => [orgId, uuidOf(4, i), `family ${i}`, `{"family ${i}"}`]),
  );
  await fill(
    database,
    {
      table: 'product',
      columns: [
        'org_id',
        'id',
        'code',
        'name',
        'line_id',
        'family_id',
        'is_complex',
        'sort_key',
        'search_text',
        'search_grams',
        'version',
        'created_at',
        'updated_at',
      ],
    },
    Array.from({ length: products }, (_, i) => [
      orgId,
      uuidOf(2, i),
      `P${i}`,
      `Product ${i}`,
      uuidOf(4, i % families),
      uuidOf(4, i % families),
      i % 29 === 0,
      `p${i}`,
      '',
      '{}',
      1,
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
    ]),
  );
  await fill(
    database,
    {
      table: 'order_line',
      columns: [
        'org_id',
        'source',
        'order_no',
        'line_no',
        'account_id',
        'product_id',
        'ordered_on',
        'month',
        'kind',
        'quantity_e4',
        'net_e4',
        'cost_e4',
        'currency',
        'is_special',
        'is_duplicate',
        'cost_from_source',
      ],
    },
    (function* () {
      for (const row of lineRows(size)) yield [...row, false, true];
    })(),
  );
  await fill(
    database,
    {
      table: 'invoice',
      columns: [
        'org_id',
        'id',
        'source',
        'invoice_no',
        'account_id',
        'issued_on',
        'due_on',
        'amount_minor',
        'currency',
        'disputed',
        'paid_minor',
      ],
    },
    (function* () {
      for (const row of invoiceRows(size)) yield [...row, 0];
    })(),
  );
  await database.withOrg(orgId, async (db) => {
    await sql`insert into payment (org_id, id, source, payment_no, account_id, paid_on, amount_minor, currency, invoice_no)
      select org_id, ('00000005' || substr(id::text, 9))::uuid, source, invoice_no, account_id, due_on + (hashtext(invoice_no) % 25), amount_minor, currency, invoice_no
      from invoice where org_id = ${orgId} and hashtext(invoice_no) % 10 <> 0`.execute(db);
    await sql`insert into payment_allocation (org_id, payment_id, invoice_id, amount_minor)
      select p.org_id, p.id, i.id, p.amount_minor from payment p join invoice i on i.org_id = p.org_id and i.invoice_no = p.invoice_no
      where p.org_id = ${orgId} and i.org_id = ${orgId}`.execute(db);
  });
  await database.vacuum();
};

/** The company that the generator makes. */
export const bookOrg = orgId;
