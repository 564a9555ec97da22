import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkInputOf, emptyLine, isReady, lackOf, neededRolesOf, outcomeOf } from './price-draft.ts';

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
    assert.equal(outcomeOf([{ verdict: 'allowed' }]), 'quote');
    assert.equal(outcomeOf([{ verdict: 'allowed' }, { verdict: 'above-authority' }]), 'request');
    assert.equal(outcomeOf([{ verdict: 'above-authority' }, { verdict: 'below-floor' }]), 'blocked');
    assert.equal(outcomeOf([{ verdict: 'cost-unknown' }]), 'blocked');
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
