import assert from 'node:assert/strict';
import { it } from 'node:test';
import { longestSnoozeDays, snoozeRefusalOf } from './act.ts';
import { judgesOf } from './successor.ts';
import { hasDoubled, isClearlyWorse, severityOf } from './worse.ts';

const weighed = (stake: bigint, severity = 0) => ({ stakeMinor: stake, severity });
const credit = (open: Record<string, string | null | readonly string[]>) =>
  severityOf({ kind: 'credit', evidence: { open, margin: {}, cost: {} } });

it('calls a warning clearly worse from half as much again on, or when it is graver', () => {
  assert.ok(!isClearlyWorse(weighed(100n), weighed(149n)));
  assert.ok(isClearlyWorse(weighed(100n), weighed(150n)));
  assert.ok(!isClearlyWorse(weighed(0n), weighed(0n)) && isClearlyWorse(weighed(0n), weighed(1n)));
  assert.ok(isClearlyWorse(weighed(100n, 1), weighed(10n, 2)) && !isClearlyWorse(weighed(100n, 2), weighed(100n, 1)));
});

it('calls doubled what is twice as much and more', () => {
  assert.deepEqual(
    [199n, 200n, 300n].map((now) => hasDoubled(100n, now)),
    [false, true, true],
  );
  assert.ok(!hasDoubled(0n, 0n));
});

it('finds credit graver by its grade, and within a grade by the reasons to hold', () => {
  const grave = [
    credit({ grade: null, holdReasons: ['over-limit'] }),
    credit({ grade: 'C', holdReasons: ['over-limit'] }),
    credit({ grade: 'D', holdReasons: ['grade-d'] }),
    credit({ grade: 'D', holdReasons: ['grade-d', 'over-limit'] }),
  ];
  assert.ok(
    grave.every((one, at) => at === 0 || one > (grave[at - 1] ?? 0)),
    grave.join(),
  );
  assert.equal(severityOf({ kind: 'lapse', evidence: { open: { grade: 'D' }, margin: {}, cost: {} } }), 0);
});

it('puts a warning off from tomorrow on, for ninety days at most', () => {
  assert.equal(longestSnoozeDays, 90);
  assert.deepEqual(
    ['2026-11-21', '2026-11-22', '2027-02-19', '2027-02-20'].map((until) => snoozeRefusalOf(until, '2026-11-21')),
    ['day-past', null, null, 'snooze-long'],
  );
});

it('leaves the judgement of grants to others, a director first', () => {
  const worker = (userId: string, role: string) => ({ userId, name: userId, roles: [role] });
  const workers = [
    worker('k', 'kam'),
    worker('e', 'executive'),
    worker('g', 'director'),
    worker('d', 'director'),
    worker('f', 'finance'),
  ];
  const ids = (granters: readonly string[]) => judgesOf(workers, new Set(granters)).map(({ userId }) => userId);
  assert.deepEqual(ids(['k']), ['d', 'g', 'e', 'f']);
  assert.deepEqual(ids(['k', 'd', 'g']), ['e', 'f']);
  assert.deepEqual(ids(['k', 'd', 'g', 'e', 'f']), []);
});
