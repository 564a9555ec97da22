import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApproverRole } from '../policy/policy.ts';
import type { Colleague, Delegation } from './routing.ts';
import { missingApproverOf, unfilledRoleOf } from './unfilled-role.ts';

const today = '2026-11-21';
const of = (
  needs: readonly ApproverRole[],
  people: Readonly<Record<string, readonly string[]>>,
  delegations: readonly Delegation[] = [],
) => {
  const colleagues: readonly Colleague[] = Object.entries(people).map(([userId, roles]) => ({ userId, roles }));
  const band = { uptoBp: null, needs, needsExpiry: false };
  const found = unfilledRoleOf({ band, requesterId: 'me', colleagues, delegations, today });
  return found === null ? null : `${found.role} ${found.reason}`;
};
const away = (fromUserId: string, toUserId: string, toOn = today): Delegation => ({
  fromUserId,
  toUserId,
  fromOn: '2026-11-01',
  toOn,
});

describe('the role that nobody can sign for', () => {
  it('is one that nobody holds', () => {
    assert.equal(of(['director', 'finance'], { me: ['kam'], d: ['director'] }), 'finance vacant');
    assert.equal(of(['director', 'finance'], { me: ['kam'], d: ['director'], f: ['finance'] }), null);
    assert.equal(of([], {}), null);
  });

  it('is one that only who asks holds: nobody signs an own request, nor does a delegate for him', () => {
    assert.equal(of(['director'], { me: ['director'] }), 'director own-only');
    assert.equal(of(['director'], { me: ['director'], k: ['kam'] }, [away('me', 'k')]), 'director own-only');
    assert.equal(of(['director'], { me: ['director'], d: ['director'] }), null);
  });

  it('is one whose holder signs for another role', () => {
    assert.equal(of(['director', 'finance'], { both: ['director', 'finance'] }), 'finance taken');
    // The one of both roles makes room for who holds one alone, whichever is looked at first.
    assert.equal(of(['director', 'finance'], { both: ['director', 'finance'], d: ['director'] }), null);
    assert.equal(of(['director', 'finance'], { both: ['director', 'finance'], f: ['finance'] }), null);
  });

  it('is filled by a delegate who stands in today', () => {
    const people = { both: ['director', 'finance'], k: ['kam'] };
    assert.equal(of(['director', 'finance'], people, [away('both', 'k')]), null);
    assert.equal(of(['director', 'finance'], people, [away('both', 'k', '2026-11-20')]), 'finance taken');
    assert.equal(of(['director', 'finance'], people, [away('both', 'me')]), 'finance taken');
  });
});

describe('who approves a paper', () => {
  it('is somebody of the office who neither made nor changed it', () => {
    assert.equal(missingApproverOf([], ['me', null]), 'vacant');
    assert.equal(missingApproverOf(['me'], ['me', null]), 'own-only');
    assert.equal(missingApproverOf(['me', 'other'], ['me', 'other']), 'own-only');
    assert.equal(missingApproverOf(['me', 'other'], ['me', null]), null);
  });
});
