import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concentrationFindings } from './concentration-findings.ts';
import { defaultWarningPolicy } from './policy.ts';
import type { WatchedAccount } from './watched-account.ts';

const months = 36;
const window = { asOfDay: 20_453, todayDay: 20_453, firstMonth: 24_280, months, minorE4: 100 };

/** An account that bought one product in the first and in the second of the last two years. */
const account = (id: string, { before = 0, now = 0, product = id, head = id } = {}): WatchedAccount => {
  const at = (value: number, month: number): Float64Array => {
    const column = new Float64Array(months);
    column[month] = value;
    return column;
  };
  const net = at(now * 10_000, 30);
  net[18] = before * 10_000;
  const nothing = new Float64Array(months);
  return {
    id,
    group: '',
    ownerId: null,
    isTomorrow: false,
    aliveBp: null,
    history: {
      months,
      month: [18, 30],
      item: [0, 0],
      quantity: [1, 1],
      list: [before * 10_000, now * 10_000],
      net: [before * 10_000, now * 10_000],
      cost: [before * 6_000, now * 6_000],
      offInvoice: nothing,
      service: nothing,
    },
    familyOf: [null],
    products: [{ id: product, name: `name of ${product}` }],
    head: { id: head, name: `group ${head}` },
    claims: [],
    figures: {
      net,
      known: net,
      cost: net.map((value) => value * 0.6),
      discount: nothing,
      pocket: nothing,
      serve: nothing,
    },
    orders: [],
    families: [],
    invoices: [],
    undeliveredMinor: 0n,
    bondsMinor: 0n,
    limitMinor: null,
    promises: [],
  };
};

const told = (accounts: readonly WatchedAccount[]) =>
  concentrationFindings(accounts, window, defaultWarningPolicy).map(({ accountId, subject, evidence, stakeMinor }) => ({
    accountId,
    subject,
    share: evidence.open['shareBp'],
    stakeMinor,
    name: evidence.open['name'],
  }));
const many = (from: number, to: number, given: object) =>
  Array.from({ length: to - from }, (_, i) =>
    account(`k${String(from + i).padStart(2, '0')}`, { before: 10, now: 10, ...given }),
  );

describe('concentration', () => {
  it('is of an account that grew beyond its own share and ten points', () => {
    const found = told([account('a', { before: 10, now: 60 }), ...many(0, 16, { product: 'p' })]);
    assert.deepEqual(found, [{ accountId: 'a', subject: '', share: 2_727, stakeMinor: 2_400n, name: undefined }]);
  });

  it('is of a group, told at its head, though none of its members is large', () => {
    const found = told([...many(0, 4, { before: 1, now: 10, head: 'h' }), ...many(4, 16, { product: 'p' })]);
    assert.deepEqual(found, [{ accountId: 'h', subject: 'group', share: 2_500, stakeMinor: 1_600n, name: 'group h' }]);
  });

  it('is of a product, told at its largest buyer, where a company sells ten and more', () => {
    const buyers = [
      account('big', { before: 1, now: 20, product: 'x' }),
      account('small', { before: 1, now: 19, product: 'x' }),
    ];
    const found = told([...buyers, ...many(0, 16, {})]).filter(({ subject }) => subject !== '');
    assert.deepEqual(found, [
      { accountId: 'big', subject: 'product x', share: 1_960, stakeMinor: 1_560n, name: 'name of x' },
    ]);
    assert.deepEqual(
      told([...buyers, ...many(0, 8, {})]).filter(({ subject }) => subject !== ''),
      [],
    );
  });
});
