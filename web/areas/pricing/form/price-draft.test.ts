import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JudgedLine } from '../shared/data.ts';
import { checkInputOf, emptyLine, isReady, isStoppedByRisk, lackOf, neededRolesOf, outcomeOf } from './price-draft.ts';

const line = { productId: 'p', quantity: '10', price: '95' };

describe('a price that is being typed', () => {
  it('is judged once product, quantity and price are there', () => {
    assert.equal(isReady(line), true);
    for (const change of [{ productId: '' }, { quantity: '' }, { quantity: '0' }, { price: '' }, { price: '-' }])
      assert.equal(isReady({ ...line, ...change }), false, JSON.stringify(change));
  });
  it('asks with the complete lines only', () => {
    assert.equal(checkInputOf({ accountId: null, lines: [line] }), null);
    assert.equal(checkInputOf({ accountId: 'a', lines: [emptyLine] }), null);
    assert.deepEqual(checkInputOf({ accountId: 'a', lines: [emptyLine, line], creditDays: 45, marketingSupport: '' }), {
      accountId: 'a',
      lines: [line],
      creditDays: 45,
    });
  });
  it('may be quoted, asked for or neither', () => {
    const outcome = (...verdicts: readonly JudgedLine['verdict'][]) =>
      outcomeOf({ openRisk: null, lines: verdicts.map((verdict) => ({ verdict })) });
    assert.equal(outcome('allowed'), 'quote');
    assert.equal(outcome('allowed', 'above-authority'), 'request');
    assert.equal(outcome('above-authority', 'below-floor'), 'blocked');
    assert.equal(outcome('cost-unknown'), 'blocked');
  });
  it('may be neither while a risk check is open, which is named unless a line stands in the way itself', () => {
    const openRisk = { warningId: 'w', warning: 'Odd big order', since: '2026-11-20', checks: 'advance payment' };
    const judged = (verdict: JudgedLine['verdict']) => ({ openRisk, lines: [{ verdict }] });
    assert.deepEqual([outcomeOf(judged('allowed')), isStoppedByRisk(judged('allowed'))], ['blocked', true]);
    assert.equal(isStoppedByRisk(judged('below-floor')), false);
    assert.equal(isStoppedByRisk({ ...judged('allowed'), openRisk: null }), false);
  });
  it('names every needed role once', () => {
    assert.deepEqual(neededRolesOf([{ needs: ['director'] }, { needs: ['director', 'finance'] }]), [
      'director',
      'finance',
    ]);
  });
  it('says what a request lacks before it is sent', () => {
    const draft = { accountId: 'a', lines: [line] };
    assert.equal(lackOf(draft, false), 'lever-missing');
    assert.equal(lackOf({ ...draft, noLeverReason: '标准品' }, false), 'reason-missing');
    const whole = { ...draft, noLeverReason: '标准品', reason: '大单' };
    assert.equal(lackOf(whole, false), null);
    assert.equal(lackOf(whole, true), 'expiry-missing');
    assert.equal(lackOf({ ...whole, competitor: '对手' }, false), 'source-missing');
  });
});
