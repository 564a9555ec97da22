import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayAct, precisionBpOf } from './act.ts';
import { changesOf } from './change.ts';
import type { StandingWarning } from './change.ts';
import { weightOf } from './finding.ts';
import type { Finding } from './finding.ts';

const finding: Finding = {
  accountId: 'a',
  kind: 'lapse',
  subject: '',
  mark: '2026-05-01',
  evidence: { open: { usualGapDays: 30, lastOrderOn: '2026-05-01' }, margin: {}, cost: {} },
  stakeMinor: 500n,
  since: '2026-07-01',
  confidenceBp: null,
  step: 'call-buyer',
};
const standing: StandingWarning = {
  ...finding,
  id: 'w',
  isOpen: true,
  closed: null,
  hasOpenChecks: false,
  snoozedAt: null,
  // The database gives keys in an order of its own.
  evidence: { ...finding.evidence, open: { lastOrderOn: '2026-05-01', usualGapDays: 30 } },
};
const byPerson = { on: '2026-11-01', isResolved: true } as const;
const today = '2026-11-21';
const actsOf = (held: readonly StandingWarning[], found: readonly Finding[]): readonly string[] =>
  changesOf(held, found, today).map(({ act }) => act);

describe('what a run changes', () => {
  it('opens what is not told yet, once', () => {
    assert.deepEqual(actsOf([], [finding]), ['open']);
    assert.deepEqual(actsOf([standing], [finding]), []);
  });

  it('brings an open warning up to date', () => {
    const more = { ...finding, stakeMinor: 501n };
    assert.deepEqual(changesOf([standing], [more], today), [
      { act: 'refresh', id: 'w', finding: more, stakeBefore: 500n, wakes: false, asksAnew: false },
    ]);
    const changed = { ...finding, evidence: { ...finding.evidence, margin: { shortfallBp: 1 } } };
    assert.deepEqual(actsOf([standing], [changed]), ['refresh']);
    assert.deepEqual(actsOf([standing], [{ ...finding, confidenceBp: 9_000 }]), ['refresh']);
  });

  it('keeps the day on which an account of tomorrow was first found', () => {
    const tomorrow = { ...finding, kind: 'tomorrow', since: '2026-11-01' } as const;
    const held = { ...standing, ...tomorrow, since: '2026-07-01' } as const;
    assert.deepEqual(actsOf([held], [tomorrow]), []);
    const [change] = changesOf([held], [{ ...tomorrow, stakeMinor: 900n }], today);
    assert.equal(change?.act === 'refresh' ? change.finding.since : null, '2026-07-01');
    assert.deepEqual(actsOf([], [tomorrow]), ['open']);
  });

  it('closes an open warning whose finding is gone, and forgets what a person closed', () => {
    assert.deepEqual(changesOf([standing], [], today), [{ act: 'close', id: 'w' }]);
    assert.deepEqual(actsOf([{ ...standing, isOpen: false, closed: byPerson }], []), ['forget']);
  });

  it('leaves open what is gone while its risk check is not answered', () => {
    const odd = { ...standing, kind: 'odd-order' } as const;
    assert.deepEqual(actsOf([{ ...odd, hasOpenChecks: true }], []), []);
    assert.deepEqual(actsOf([odd], []), ['close']);
    assert.deepEqual(actsOf([{ ...odd, hasOpenChecks: true, isOpen: false, closed: byPerson }], []), ['forget']);
  });

  it('does not tell again what a person closed, but tells what is new', () => {
    const closed = { ...standing, isOpen: false, closed: byPerson };
    assert.deepEqual(actsOf([closed], [{ ...finding, stakeMinor: 999n }]), []);
    assert.deepEqual(actsOf([closed], [{ ...finding, mark: '2026-09-01' }]), ['open']);
    assert.deepEqual(actsOf([{ ...closed, closed: null }], [finding]), ['open']);
  });

  it('tells again, and names the one before, what has doubled since a person closed it', () => {
    const closed = { ...standing, isOpen: false, closed: byPerson };
    const doubled = { ...finding, stakeMinor: 1_000n };
    assert.deepEqual(changesOf([closed], [doubled], today), [{ act: 'open', finding: doubled, earlierId: 'w' }]);
    const again = { ...closed, id: 'v', stakeMinor: 1_000n };
    assert.deepEqual(actsOf([closed, again], [{ ...finding, stakeMinor: 1_999n }]), []);
    const [change] = changesOf([closed, again], [{ ...finding, stakeMinor: 2_000n }], today);
    assert.equal(change?.act === 'open' ? change.earlierId : null, 'v');
  });

  it('holds who called a leak dealt with to it for a quarter, and who dismissed it not', () => {
    const leak = { ...finding, kind: 'squeeze', mark: '2026' } as const;
    const gone = { ...standing, ...leak, isOpen: false, closed: { on: '2026-08-23', isResolved: true } };
    assert.deepEqual(changesOf([gone], [leak], today), [{ act: 'open', finding: leak, earlierId: 'w' }]);
    assert.deepEqual(changesOf([gone], [leak], '2026-11-20'), []);
    assert.deepEqual(changesOf([{ ...gone, closed: { ...gone.closed, isResolved: false } }], [leak], today), []);
    assert.deepEqual(changesOf([{ ...gone, kind: 'lapse' }], [{ ...leak, kind: 'lapse' }], today), []);
    for (const isResolved of [true, false]) {
      const later = { ...gone, id: 'v', closed: { on: '2026-10-01', isResolved } };
      assert.deepEqual(changesOf([later, gone], [leak], today), []);
    }
  });

  it('wakes what was put off when it gets clearly worse than it was then', () => {
    const wakes = (snoozedAt: StandingWarning['snoozedAt'], stakeMinor: bigint) =>
      changesOf([{ ...standing, stakeMinor: 700n, snoozedAt }], [{ ...finding, stakeMinor }], today).map(
        (change) => change.act === 'refresh' && change.wakes,
      );
    assert.deepEqual(wakes({ stakeMinor: 500n, severity: 0 }, 749n), [false]);
    assert.deepEqual(wakes({ stakeMinor: 500n, severity: 0 }, 750n), [true]);
    assert.deepEqual(wakes(null, 5_000n), [false]);
  });

  it('asks the checks of an odd order anew when another one came in', () => {
    const odd = { ...finding, kind: 'odd-order' } as const;
    const asked = (mark: string) =>
      changesOf([{ ...standing, ...odd, mark: 'O-1' }], [{ ...odd, mark, stakeMinor: 501n }], today).map(
        (change) => change.act === 'refresh' && change.asksAnew,
      );
    assert.deepEqual([asked('O-1'), asked('O-2')], [[false], [true]]);
  });

  it('takes an entered order and the order of the file that took its place for one, whichever was told', () => {
    const odd = { ...finding, kind: 'odd-order' } as const;
    const paired = { ...odd, mark: 'entered/O-1', otherMark: 'erp/7' };
    for (const mark of ['entered/O-1', 'erp/7']) {
      const [change] = changesOf([{ ...standing, ...odd, mark }], [{ ...paired, stakeMinor: 501n }], today);
      assert.ok(change?.act === 'refresh' && !change.asksAnew && change.finding.mark === 'entered/O-1');
      assert.deepEqual(actsOf([{ ...standing, ...odd, mark, isOpen: false, closed: byPerson }], [paired]), []);
    }
    const [other] = changesOf([{ ...standing, ...odd, mark: 'erp/8' }], [paired], today);
    assert.ok(other?.act === 'refresh' && other.asksAnew);
  });

  it('takes a drift heard in another month for the same while it began before the first was heard', () => {
    const drift = { ...finding, kind: 'erosion', mark: '2026-08', since: '2026-03-01' } as const;
    const closed = { ...standing, ...drift, isOpen: false, closed: byPerson };
    assert.deepEqual(actsOf([closed], [{ ...drift, mark: '2026-10', since: '2026-05-01' }]), []);
    assert.deepEqual(actsOf([closed], [{ ...drift, mark: '2027-02', since: '2026-09-01' }]), ['open']);
  });

  it('keeps subjects of one account apart', () => {
    const family = { ...finding, kind: 'family-lapse', subject: 'f' } as const;
    assert.deepEqual(actsOf([standing], [finding, family, { ...family, subject: 'g' }]), ['open', 'open']);
  });
});

describe('acts', () => {
  it('follow the state', () => {
    assert.ok(mayAct('accept', 'new') && !mayAct('accept', 'accepted') && !mayAct('accept', 'dismissed'));
    assert.ok(mayAct('dismiss', 'accepted') && !mayAct('dismiss', 'resolved') && !mayAct('snooze', 'resolved'));
    assert.ok(!mayAct('verdict', 'new') && mayAct('verdict', 'resolved') && mayAct('verdict', 'dismissed'));
  });

  it('weigh money by urgency, and count what was true', () => {
    assert.equal(weightOf({ kind: 'credit', stakeMinor: 10n }), 900n);
    assert.equal(weightOf({ kind: 'lapse', stakeMinor: -10n }), 0n);
    assert.equal(precisionBpOf({ wasTrue: 0, wasFalse: 0 }), null);
    assert.equal(precisionBpOf({ wasTrue: 2, wasFalse: 1 }), 6_667);
  });
});
