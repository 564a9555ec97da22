import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { clauseProblemOf, defaultClauseList, opinionOffices, opinionVerdicts, speaksFor } from './clause.ts';
import type { OpinionStanding } from './clause.ts';

const opinion = (verdict: OpinionStanding['verdict'], isResolved = false): OpinionStanding => ({
  office: 'legal',
  verdict,
  isResolved,
});

describe('clauseProblemOf', () => {
  it('lets a contract pass without deviations, and with every opinion given', () => {
    assert.equal(clauseProblemOf([]), null);
    assert.equal(clauseProblemOf([opinion('accept'), opinion('condition')]), null);
    assert.equal(clauseProblemOf([opinion('object', true), opinion('accept')]), null);
  });
  it('waits for opinions, and names an objection first', () => {
    assert.equal(clauseProblemOf([opinion('accept'), opinion(null)]), 'opinion-open');
    assert.equal(clauseProblemOf([opinion(null), opinion('object')]), 'objection-stands');
    assert.equal(clauseProblemOf([opinion('object', true), opinion(null)]), 'opinion-open');
  });
  it('never lets a contract pass with an open opinion or a standing objection, whatever else was said', () => {
    const random = seededRandom(20_261_130);
    for (let round = 0; round < 2_000; round += 1) {
      const opinions = Array.from({ length: Math.floor(random() * 6) }, (): OpinionStanding => {
        const verdict = [...opinionVerdicts, null][Math.floor(random() * 4)] ?? null;
        return opinion(verdict, verdict === 'object' && random() < 0.5);
      });
      const blocks = opinions.some(
        ({ verdict, isResolved }) => verdict === null || (verdict === 'object' && !isResolved),
      );
      assert.equal(clauseProblemOf(opinions) !== null, blocks);
    }
  });
});

describe('speaksFor', () => {
  const person = (userId: string, ...roles: ('finance' | 'executive' | 'member')[]) => ({ userId, roles });
  it('takes those who are named and those of the roles', () => {
    const rule = { roles: ['finance' as const], userIds: ['u1'], hours: 24 };
    assert.ok(speaksFor(rule, person('u1', 'member')));
    assert.ok(speaksFor(rule, person('u2', 'finance')));
    assert.ok(!speaksFor(rule, person('u3', 'executive')));
  });
  it('leaves no office without anybody: executives speak for one that nobody holds', () => {
    assert.ok(speaksFor(defaultClauseList.offices.legal, person('u1', 'executive')));
    assert.ok(!speaksFor(defaultClauseList.offices.legal, person('u2', 'finance')));
    for (const { needs } of defaultClauseList.clauses) {
      assert.ok(needs.length > 0);
      assert.ok(needs.every((office) => opinionOffices.includes(office)));
    }
  });
});
