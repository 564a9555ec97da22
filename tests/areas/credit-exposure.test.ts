import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadAccountFacts } from '#areas/identification';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { warningsContract } from '#areas/warnings/contract';
import { seededRandom } from '#kernel/random';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const asOf = '2026-11-21';
const accounts = ['K1', 'K2', 'K3', 'K4'] as const;
const sources = ['erp', 'shop'] as const;
const kinds = ['sale', 'sale', 'sale', 'return', 'sample'] as const;

type Line = {
  readonly source: string;
  readonly no: string;
  readonly line: number;
  readonly account: string;
  readonly kind: string;
  readonly ordered: string;
  readonly promised: string;
  readonly delivered: string;
  readonly cents: number;
};
type Bill = {
  readonly source: string;
  readonly no: string;
  readonly account: string;
  readonly issued: string;
  readonly due: string;
  readonly order: string;
  readonly cents: number;
};

const random = seededRandom(20_261_121);
const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
const decimals = (cents: number): string => (cents / 100).toFixed(2);

/** Four order numbers in two sources over four accounts, so that every number is another's as well. */
const lines: readonly Line[] = sources.flatMap((source) =>
  accounts.flatMap((account, at) =>
    [0, 1, 2, 3, 4].map((line): Line => {
      const kind = pick(kinds);
      return {
        source,
        no: `S${(at + line) % 4}-${at}`,
        line,
        account,
        kind,
        ordered: pick(['2026-09-01', '2026-10-15', '2026-11-20']),
        promised: pick(['', '2026-11-01', '2026-12-20']),
        delivered: pick(['', '', '2026-11-10', '2026-12-01']),
        cents: (kind === 'return' ? -1 : 1) * (1 + Math.floor(random() * 999_999)),
      };
    }),
  ),
);

/** The number of an order beside it: of its own account and source, of another account, of another source, and later. */
const invoices: readonly Bill[] = [...Map.groupBy(lines, ({ source, no }) => `${source}/${no}`).values()].map(
  ([line], at): Bill => {
    assert.ok(line);
    const whose = ['own', 'account', 'source', 'later', 'none'][at % 5];
    return {
      source: whose === 'source' ? 'bank' : line.source,
      no: `B${at}`,
      account: whose === 'account' ? (accounts.find((code) => code !== line.account) ?? '') : line.account,
      issued: whose === 'later' ? '2026-12-05' : '2026-07-05',
      due: pick(['2026-12-31', '2026-11-10', '2026-10-01', '2026-09-15', '2026-08-01']),
      order: whose === 'none' ? '' : line.no,
      cents: 1 + Math.floor(random() * 99_999),
    };
  },
);

/** Three of each account but the first: one before any invoice is due, one not issued yet; the last account's exceed all that it owes. */
const creditNotes: readonly Bill[] = accounts.slice(1).flatMap((account, at) =>
  ['2026-07-20', '2026-11-15', '2026-12-05'].map((issued, i): Bill => ({
    source: 'erp',
    no: `C${at}-${i}`,
    account,
    issued,
    due: issued,
    order: '',
    cents: -(account === 'K4' && i === 0 ? 9_999_999 : 1 + Math.floor(random() * 90_000)),
  })),
);
const bills: readonly Bill[] = [...invoices, ...creditNotes];

/** What is left of each of an account's bills after its credit notes, which cover the oldest first. */
const leftOf = (account: string): readonly { readonly due: string; readonly left: number }[] => {
  const issued = bills.filter((bill) => bill.account === account && bill.issued <= asOf);
  let credit = issued.reduce((sum, { cents }) => sum - Math.min(0, cents), 0);
  return issued
    .filter(({ cents }) => cents > 0)
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(({ due, cents }) => {
      const left = Math.max(0, cents - credit);
      credit = Math.max(0, credit - cents);
      return { due, left };
    })
    .filter(({ left }) => left > 0);
};

/** What of it was due between two days. */
const slowDue = (account: string, from: string, to: string): number =>
  leftOf(account).reduce((sum, { due, left }) => (due >= from && due < to ? sum + left : sum), 0);

/** Row by row, as the methods say it: what is billed and open, and what waits to be delivered and is not billed. */
const slowExposure = (account: string): number => {
  const issued = bills.filter((bill) => bill.account === account && bill.issued <= asOf);
  let sum = issued.reduce((open, { cents }) => open + cents, 0);
  for (const line of lines) {
    if (line.account !== account || line.kind !== 'sale' || line.ordered > asOf) continue;
    if (line.promised === '' && line.delivered === '') continue;
    if (line.delivered !== '' && line.delivered <= asOf) continue;
    if (!issued.some(({ source, order }) => source === line.source && order === line.no)) sum += line.cents;
  }
  return sum;
};

describe('credit exposure', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('敞口公司');
    const common = { decimal: '.', createMissing: { accounts: true, products: true } } as const;
    for (const source of sources) {
      const rows = lines.filter((line) => line.source === source);
      const { counts } = await importFileAs(app, company.admin, {
        mapping: {
          ...common,
          kind: 'orders',
          source,
          columns: {
            orderNo: 'no',
            lineNo: 'line',
            account: 'account',
            product: 'item',
            orderedOn: 'day',
            quantity: 'qty',
            net: 'net',
            kind: 'kind',
            promisedOn: 'promised',
            deliveredOn: 'delivered',
          },
        },
        body: [
          'no,line,account,item,day,qty,net,kind,promised,delivered',
          ...rows.map(
            ({ no, line, account, ordered, cents, kind, promised, delivered }) =>
              `${no},${line},${account},P1,${ordered},${kind === 'return' ? -1 : 1},${decimals(cents)},${kind},${promised},${delivered}`,
          ),
        ].join('\n'),
      });
      assert.equal(counts.booked, rows.length);
    }
    for (const [source, rows] of Map.groupBy(bills, (bill) => bill.source)) {
      const { counts } = await importFileAs(app, company.admin, {
        mapping: {
          ...common,
          kind: 'invoices',
          source,
          columns: {
            invoiceNo: 'no',
            account: 'account',
            issuedOn: 'issued',
            dueOn: 'due',
            amount: 'amount',
            orderNo: 'order',
          },
        },
        body: [
          'no,account,issued,due,amount,order',
          ...rows.map(
            ({ no, account, issued, due, cents, order }) =>
              `${no},${account},${issued},${due},${decimals(cents)},${order}`,
          ),
        ].join('\n'),
      });
      assert.equal(counts.booked, rows.length);
    }
  });
  after(async () => await app.close());

  it('is one figure on the account page, at the gate and in the credit warning: that of a plain pass over the rows', async () => {
    assert.equal(new Set(bills.map(({ source }) => source)).size, 3);
    const facts = await app.database.withOrg(
      company.id,
      async (db) => await loadAccountFacts(db, { orgId: company.id, asOf, windowMonths: 24, currency: 'CNY' }),
    );
    const { rows } = await app.as(company.admin)(ledgerContract.operations.listAccounts, { limit: 10 });
    assert.equal(rows.length, accounts.length);
    for (const { id, code, figures } of rows) {
      const wanted = String(slowExposure(code ?? ''));
      assert.equal(figures?.exposure.minor, wanted, `account page of ${code}`);
      assert.equal(String(facts.find((one) => one.code === code)?.credit.exposureMinor), wanted, `gate of ${code}`);
      const { credit } = await app.as(company.admin)(warningsContract.operations.credit, { accountId: id });
      assert.equal(credit.exposure.minor, wanted, `warning of ${code}`);
    }
  });

  it('is lowered by credit notes alike, and nobody is late with what they cover', async () => {
    const facts = await app.database.withOrg(
      company.id,
      async (db) => await loadAccountFacts(db, { orgId: company.id, asOf, windowMonths: 24, currency: 'CNY' }),
    );
    const { rows } = await app.as(company.admin)(ledgerContract.operations.listAccounts, { limit: 10 });
    let [covered, over] = [0, 0];
    for (const { id, code = '', figures } of rows) {
      assert.ok(figures && code);
      const open = bills.reduce(
        (sum, bill) => (bill.account === code && bill.issued <= asOf ? sum + bill.cents : sum),
        0,
      );
      const overdue = slowDue(code, '', asOf);
      covered +=
        overdue <
        invoices.filter((bill) => bill.account === code && bill.due < asOf).reduce((sum, { cents }) => sum + cents, 0)
          ? 1
          : 0;
      over += open < 0 ? 1 : 0;
      assert.deepEqual([figures.open.minor, figures.overdue.minor], [String(open), String(overdue)], `page of ${code}`);
      const { credit } = await app.as(company.admin)(warningsContract.operations.credit, { accountId: id });
      assert.deepEqual(
        [credit.open.minor, credit.overdue.minor],
        [String(open), String(overdue)],
        `warning of ${code}`,
      );
      const { payment } = facts.find((one) => one.code === code) ?? {};
      const { currentMinor = 0n, ...late } = payment?.ageing ?? {};
      const lateMinor = Object.values(late).reduce((sum, minor) => sum + minor, 0n);
      assert.deepEqual([currentMinor + lateMinor, lateMinor], [BigInt(open), BigInt(overdue)], `gate of ${code}`);
      const lateFrom = (days: number) => new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
      const wanted = [
        slowDue(code, lateFrom(30), asOf),
        slowDue(code, lateFrom(60), lateFrom(30)),
        slowDue(code, lateFrom(90), lateFrom(60)),
        slowDue(code, '', lateFrom(90)),
      ].map(String);
      const ageing = await app.as(company.admin)(ledgerContract.operations.accountAgeing, { id });
      assert.deepEqual(
        [ageing.days1to30, ageing.days31to60, ageing.days61to90, ageing.over90].map(({ minor }) => minor),
        wanted,
      );
      assert.equal(ageing.notDue.minor, String(open - overdue));
      if (credit.ageing !== null)
        assert.deepEqual(
          [credit.ageing.to30, credit.ageing.to60, credit.ageing.to90, credit.ageing.over90].map(({ minor }) => minor),
          wanted,
        );
      assert.equal(credit.ageing?.oldestOverdueDays === 0 || figures.oldestOverdueOn !== null, true);
      assert.equal(figures.oldestOverdueOn === null, overdue === 0);
    }
    assert.ok(covered >= 2 && over >= 1, `${covered} ${over}`);
  });

  it('counts as late of the whole book what is open beyond its day and not covered by credit notes', async () => {
    const { total, byDispute, byRegion } = await app.as(company.admin)(ledgerContract.operations.paymentBehaviour, {});
    const open = accounts.flatMap((account) => leftOf(account));
    const late = open.filter(({ due }) => due < asOf);
    const sum = (rows: typeof open): number => rows.reduce((cents, { left }) => cents + left, 0);
    assert.ok(late.length > 3 && late.length < open.length && open.length < invoices.length);
    assert.deepEqual(
      [total.bills, total.judged, total.late, total.amount.minor],
      [open.length, late.length, late.length, String(sum(open))],
    );
    assert.deepEqual([total.lateBp, total.lateAmountBp, total.disputedBp], [10_000, 10_000, 0]);
    assert.deepEqual([byDispute.length, byRegion.length, byRegion[0]?.region], [1, 1, null]);
    const recent = await app.as(company.admin)(ledgerContract.operations.paymentBehaviour, { months: 3 });
    assert.deepEqual([recent.from, recent.total.bills, recent.total.lateBp], ['2026-09-01', 0, null]);
  });

  it('is held against an imported limit on days before the import too, and against a later one from then on', async () => {
    const importLimit = async (limit: string) => {
      const { counts } = await importFileAs(app, company.admin, {
        mapping: {
          kind: 'accounts',
          source: 'erp',
          columns: { code: 'code', name: 'name', creditLimit: 'limit' },
          decimal: '.',
        },
        body: `code,name,limit\nK1,K1,${limit}\n`,
      });
      assert.equal(counts.rejected, 0);
    };
    const limitOn = async (day: string) => {
      const facts = await app.database.withOrg(
        company.id,
        async (db) => await loadAccountFacts(db, { orgId: company.id, asOf: day, windowMonths: 24, currency: 'CNY' }),
      );
      return facts.find(({ code }) => code === 'K1')?.credit.limitMinor ?? null;
    };
    const as = app.as(company.admin);
    const shown = async () => {
      const { rows } = await as(ledgerContract.operations.listAccounts, { limit: 10 });
      return rows.find(({ code }) => code === 'K1');
    };
    const today = new Date(app.clock.now()).toISOString().slice(0, 10);
    await importLimit('5000');
    assert.deepEqual([await limitOn('2026-09-30'), await limitOn(today)], [500_000n, 500_000n]);
    const { id = '', figures } = (await shown()) ?? {};
    assert.equal(figures?.limit?.minor, '500000');
    const { startRun, explanation } = identificationContract.operations;
    await as(startRun, { asOf: '2026-09-30' });
    await app.runJobs();
    const { body } = await as(explanation, { accountId: id });
    assert.match(JSON.stringify(body['gates']), /"exposure":\[\[[^\]]*\],\["(passed|failed)"/);
    await importLimit('7000');
    assert.deepEqual([await limitOn('2026-09-30'), await limitOn(today)], [500_000n, 700_000n]);
  });
});
