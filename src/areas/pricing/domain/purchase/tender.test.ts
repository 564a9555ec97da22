import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayBecome } from './purchase.ts';
import {
  bondOutMinor,
  gateProblemOf,
  isBondOverdue,
  submissionProblemOf,
  tenderGates,
  tenderProblemOf,
  tenderRatesOf,
} from './tender.ts';
import type { GatePlan, TenderGate } from './tender.ts';

const plan = (gate: TenderGate, dueOn: string | null, doneOn: string | null = null): GatePlan => ({
  gate,
  dueOn,
  doneOn,
  outcome: null,
});
const qualification = (outcome: NonNullable<GatePlan['outcome']>): GatePlan => ({
  ...plan('qualification', null, '2026-11-19'),
  outcome,
});
const bond = { amountMinor: 5_000_000n, paidOn: null, dueBackOn: '2026-12-31', returnedOn: null };

describe('tenderProblemOf', () => {
  it('lets gates stand in any order as long as their days follow the way of a tender', () => {
    const gates = [plan('opening', '2026-12-05'), plan('qualification', '2026-11-20'), plan('meeting', null)];
    assert.equal(tenderProblemOf(gates), null);
    assert.equal(tenderProblemOf([...gates, plan('submission', '2026-12-05')]), null);
    assert.equal(tenderProblemOf([...gates, plan('submission', '2026-12-06')]), 'gates-not-rising');
    assert.equal(tenderProblemOf([...gates, plan('opening', null)]), 'gate-twice');
  });
});

describe('submissionProblemOf', () => {
  const ready = {
    gates: [plan('qualification', '2026-11-20', '2026-11-19'), plan('submission', '2026-12-01')],
    bond: { ...bond, paidOn: '2026-11-25' },
    documents: [{ isReady: true }],
  };
  it('lets a bid go that is ready, on its last day too', () => {
    assert.equal(submissionProblemOf(ready, '2026-12-01'), null);
    assert.equal(submissionProblemOf({ gates: [], bond: null, documents: [] }, '2026-12-01'), null);
  });
  it('stops one that is late, not qualified, without its bond or without a document', () => {
    assert.equal(submissionProblemOf(ready, '2026-12-02'), 'submission-over');
    const gates = [plan('qualification', '2026-11-20')];
    assert.equal(submissionProblemOf({ ...ready, gates }, '2026-11-30'), 'gate-open');
    const refused = [qualification('refused')];
    assert.equal(submissionProblemOf({ ...ready, gates: refused }, '2026-11-30'), 'not-qualified');
    assert.equal(submissionProblemOf({ ...ready, bond }, '2026-11-30'), 'bond-unpaid');
    const documents = [{ isReady: true }, { isReady: false }];
    assert.equal(submissionProblemOf({ ...ready, documents }, '2026-11-30'), 'documents-missing');
  });
});

describe('gateProblemOf', () => {
  const later = tenderGates.filter((gate) => gate !== 'qualification' && gate !== 'meeting');
  const at = (planned: GatePlan | null) => ({
    gates: planned === null ? [] : [planned],
    documents: [],
  });
  it('marks nothing after qualification while that is open or was refused', () => {
    for (const gate of later) {
      assert.equal(gateProblemOf(gate, at(null)), null);
      assert.equal(gateProblemOf(gate, at(plan('qualification', '2026-11-20'))), 'gate-open');
      assert.equal(gateProblemOf(gate, at(qualification('qualified'))), null);
      assert.equal(gateProblemOf(gate, at(qualification('conditional'))), null);
      assert.equal(gateProblemOf(gate, at(qualification('refused'))), 'not-qualified');
    }
  });
  it('asks of qualification and meeting for their own papers only', () => {
    const documents = [
      { isReady: false, gate: 'qualification' as const },
      { isReady: true, gate: 'meeting' as const },
      { isReady: false, gate: 'submission' as const },
    ];
    assert.equal(gateProblemOf('qualification', { gates: [], documents }), 'documents-missing');
    assert.equal(gateProblemOf('meeting', { gates: [], documents }), null);
    assert.equal(gateProblemOf('questions', { gates: [], documents }), null);
  });
});

describe('bonds', () => {
  it('are money out from the day they are paid to the day they come back, and overdue after the day they should', () => {
    const paid = { ...bond, paidOn: '2026-11-25' };
    assert.deepEqual([bondOutMinor(null), bondOutMinor(bond), bondOutMinor(paid)], [0n, 0n, 5_000_000n]);
    assert.deepEqual([isBondOverdue(paid, '2026-12-31'), isBondOverdue(paid, '2027-01-01')], [false, true]);
    assert.equal(isBondOverdue(bond, '2027-01-01'), false);
    assert.equal(isBondOverdue({ ...paid, returnedOn: '2027-01-02' }, '2027-01-03'), false);
  });
});

describe('tenderRatesOf', () => {
  it('counts wins of those decided, as a whole and by reason', () => {
    const rates = tenderRatesOf([
      { result: 'won', reason: 'technical' },
      { result: 'lost', reason: 'price' },
      { result: 'lost', reason: 'price' },
      { result: 'won', reason: 'price' },
      { result: 'void', reason: 'cancelled' },
    ]);
    assert.deepEqual(
      rates.map(({ reason, won, lost, void: none, winRate }) => [reason, won, lost, none, winRate]),
      [
        [null, 2, 2, 1, 0.5],
        ['price', 1, 2, 0, 1 / 3],
        ['technical', 1, 0, 0, 1],
        ['cancelled', 0, 0, 1, null],
      ],
    );
    assert.deepEqual(tenderRatesOf([]), [{ reason: null, won: 0, lost: 0, void: 0, winRate: null }]);
  });
});

describe('mayBecome', () => {
  it('binds a draft once, and ends each mode in its own way', () => {
    assert.ok(mayBecome('tender', 'draft', 'committed') && mayBecome('lease', 'draft', 'withdrawn'));
    assert.ok(mayBecome('tender', 'committed', 'lost') && mayBecome('reciprocal', 'committed', 'settled'));
    assert.ok(!mayBecome('lease', 'committed', 'won') && !mayBecome('tender', 'draft', 'won'));
    assert.ok(!mayBecome('tender', 'lost', 'won') && !mayBecome('reciprocal', 'committed', 'withdrawn'));
  });
});
