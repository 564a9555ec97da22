import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { proposeMapping } from '#domain/ledger';
import type { Mapping } from '#domain/ledger';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { orderFile } from '#tests/order-files';
import type { OrderFile } from '#tests/order-files';
import { bookedLine } from '#tests/slow-orders';
import type { Rates } from '#tests/slow-orders';

const { setRate, rejectedRows } = ledgerContract.operations;

const rates: Rates = {
  USD: [
    ['2020-01-01', '7.1234'],
    ['2024-06-01', '6.9'],
  ],
  JPY: [['2020-01-01', '0.048123']],
};

/** The columns as they are proposed from the headings alone, with what a person answers. */
const mappingOf = ({ header, decimal, dateOrder, taxPercent, way }: OrderFile, source: string): Mapping => {
  const { mapping } = proposeMapping({ kind: 'orders', source, header, sample: [] });
  const amount = mapping.columns[way];
  assert.ok(typeof amount === 'string');
  return {
    ...mapping,
    columns: {
      ...mapping.columns,
      ...(taxPercent !== null && { [way]: { column: amount, includesTaxPercent: taxPercent } }),
    },
    decimal,
    dateOrder,
    createMissing: { accounts: true, products: true },
  };
};

const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

describe('orders written down in any way', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('往返');
    for (const [currency, dated] of Object.entries(rates))
      for (const [validFrom, rate] of dated) await app.as(company.admin)(setRate, { currency, validFrom, rate });
  });
  after(async () => app.close());

  const bring = async (mapping: Mapping, body: BodyInit, fileName: string) =>
    await importFileAs(app, company.admin, { mapping, body, fileName });

  const linesOf = async (source: string) =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql`
        select l.order_no as "orderNo", l.line_no as "lineNo", a.code as account, p.code as product,
          l.ordered_on::text as "orderedOn", l.kind, l.quantity_e4::text as "quantityE4", l.net_e4::text as "netE4",
          l.cost_e4::text as "costE4", l.currency, l.net_source_e4::text as "netSourceE4"
        from order_line l
        join account a on a.org_id = ${company.id} and a.id = l.account_id
        join product p on p.org_id = ${company.id} and p.id = l.product_id
        where l.org_id = ${company.id} and l.source = ${source} order by l.order_no, l.line_no`.execute(db);
      return rows;
    });

  /** Net by account and month, as the screens read it. */
  const factsOf = async (): Promise<unknown> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ key: string; net: string }>`
        select a.code || ' ' || to_char(f.month, 'YYYY-MM') as key, sum(f.net_e4)::text as net
        from fact_month f join account a on a.org_id = ${company.id} and a.id = f.account_id
        where f.org_id = ${company.id} group by 1`.execute(db);
      return Object.fromEntries(rows.map(({ key, net }) => [key, net]));
    });

  /** The file of refused rows with the true cells in place of the bad ones; a repeated row is taken out. */
  const mended = async (id: string, file: OrderFile): Promise<string> => {
    const answer = await app.download(rejectedRows, { id, format: 'csv' }, { as: company.admin });
    const [header = [], ...rows]: string[][] = parse(await answer.text(), { bom: true });
    const truth = new Map(file.rows.map((row) => [`${row[0]}/${row[1]}`, row]));
    const width = file.header.length;
    return csvOf([
      header,
      ...rows
        .filter((row) => row[2] !== 'RC9')
        .map((row) => [...(truth.get(`${row[0]}/${row[1]}`) ?? []), ...row.slice(width)]),
    ]);
  };

  const totals = new Map<string, bigint>();
  const count = (lines: readonly ReturnType<typeof bookedLine>[]): void => {
    for (const { account, orderedOn, netE4, kind } of lines) {
      if (kind === 'sample' || kind === 'free-goods') continue;
      const key = `${account} ${orderedOn.slice(0, 7)}`;
      totals.set(key, (totals.get(key) ?? 0n) + BigInt(netE4));
    }
  };

  for (const seed of [11, 13, 14, 15, 17])
    it(`are booked as they truly are, bad rows refused and mended (${seed})`, async () => {
      const file = orderFile(seed);
      const name = file.description.includes('"isWorkbook":true') ? 'orders.xlsx' : 'orders.csv';
      const truth = file.lines
        .map((line) => bookedLine(line, file, rates))
        .toSorted((a, b) => (a.orderNo < b.orderNo ? -1 : a.orderNo > b.orderNo ? 1 : a.lineNo - b.lineNo));

      const good = await bring(mappingOf(file, `good-${seed}`), new Blob([await file.encode(file.rows)]), name);
      assert.deepEqual([good.counts.booked, good.counts.rejected], [file.rows.length, 0], file.description);
      assert.deepEqual(await linesOf(`good-${seed}`), truth, file.description);

      const bad = mappingOf(file, `bad-${seed}`);
      const first = await bring(bad, new Blob([await file.encode(file.spoilt)]), name);
      const refused = Object.values(file.reasons).reduce((sum, n) => sum + n, 0);
      assert.deepEqual(first.report?.refusalsByReason, file.reasons, file.description);
      assert.deepEqual([first.counts.booked, first.counts.rejected], [file.spoilt.length - refused, refused]);
      const second = await bring(bad, await mended(first.id, file), 'mended.csv');
      assert.equal(second.counts.rejected, 0, JSON.stringify(second.report?.firstRefusals[0]));
      assert.deepEqual(await linesOf(`bad-${seed}`), truth, file.description);
      count([...truth, ...truth]);
    });

  it('add up in the facts of their accounts to the cent', async () => {
    const wanted = Object.fromEntries([...totals].map(([key, net]) => [key, String(net)]));
    assert.deepEqual(await factsOf(), wanted);
  });
});
