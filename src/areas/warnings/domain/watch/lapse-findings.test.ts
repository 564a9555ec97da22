import assert from 'node:assert/strict';
import { it } from 'node:test';
import { monthNumberOfDay } from '#domain/identification';
import { watchedAccount } from '#tests/watched-account';
import { lapseFindings } from './lapse-findings.ts';

const months = 36;
const asOfDay = 20_600;
const window = {
  asOfDay,
  todayDay: asOfDay,
  firstMonth: monthNumberOfDay(asOfDay) - months + 1,
  months,
  minorE4: 100,
};
const every = (gap: number, from: number, to: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, at) => from + at * gap);

it('keep both names of a family that is not bought any more, and one where there is but one', () => {
  const orders = every(10, asOfDay - 900, asOfDay - 5);
  const account = watchedAccount('a', months, {
    orders: orders.map((day) => ({ day, minor: 100n, key: String(day), otherKey: null })),
    families: [
      { id: 'f', name: '铝单板', nameEn: 'Aluminium panels', days: every(30, asOfDay - 900, asOfDay - 300) },
      { id: 'g', name: '石材', nameEn: null, days: every(30, asOfDay - 900, asOfDay - 300) },
      { id: 'h', name: '配件', nameEn: 'Parts', days: orders },
    ],
    familyOf: ['f', 'g'],
    history: {
      ...watchedAccount('a', months).history,
      month: [20, 20],
      item: [0, 1],
      quantity: [1, 1],
      list: [100, 100],
      net: [100, 100],
      cost: [60, 60],
    },
  });
  assert.deepEqual(
    lapseFindings([account], window).map(({ kind, evidence }) => [
      kind,
      evidence.open['family'],
      evidence.open['familyEn'],
    ]),
    [
      ['family-lapse', '铝单板', 'Aluminium panels'],
      ['family-lapse', '石材', undefined],
    ],
  );
});

it('end with an order typed in after the last file, which makes no rhythm', () => {
  const days = every(10, asOfDay - 900, asOfDay - 100);
  const silent = (since: readonly number[]) =>
    watchedAccount('a', months, {
      orders: [...days, ...since].map((day) => ({ day, minor: 100n, key: String(day), otherKey: null })),
      families: [{ id: 'f', name: '配件', nameEn: null, days: [...days, ...since] }],
    });
  const told = (since: readonly number[]) =>
    lapseFindings([silent(since)], window).map(({ kind, mark }) => [kind, mark]);
  assert.deepEqual(told([]), [['lapse', '2026-02-16']]);
  assert.deepEqual(told([asOfDay + 1]), []);
});
