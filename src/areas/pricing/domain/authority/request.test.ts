import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  documentNumber,
  isOrderable,
  mayMove,
  requestActs,
  requestStates,
  shownQuoteStateOf,
  shownStateOf,
  submitRefusalOf,
} from './request.ts';

describe('a request', () => {
  it('moves along its states only', () => {
    const allowed = requestStates.flatMap((state) =>
      requestActs.filter((act) => mayMove(state, act)).map((act) => `${state} ${act}`),
    );
    assert.deepEqual(allowed, [
      'draft edit',
      'draft submit',
      'draft solve',
      'draft withdraw',
      'submitted approve',
      'submitted return',
      'submitted refuse',
      'submitted solve',
      'submitted withdraw',
      'approved withdraw',
      'returned edit',
      'returned submit',
      'returned solve',
      'returned withdraw',
    ]);
  });
  it('expires the day after its last', () => {
    const approved = { state: 'approved', validUntil: '2026-11-21', isUsed: false } as const;
    assert.equal(shownStateOf(approved, '2026-11-21'), 'approved');
    assert.equal(shownStateOf(approved, '2026-11-22'), 'expired');
    assert.equal(shownStateOf({ ...approved, isUsed: true }, '2026-11-22'), 'approved');
    assert.equal(shownStateOf({ ...approved, state: 'refused' }, '2026-11-22'), 'refused');
  });
});

describe('submitRefusalOf', () => {
  const whole = {
    lines: 1,
    reason: 'large project',
    offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    noLeverReason: null,
    competitor: null,
    competitorSource: null,
    needsExpiry: false,
    wantedUntil: null,
  } as const;
  it('asks for a lever with its answer, or why none fits', () => {
    assert.equal(submitRefusalOf(whole), null);
    assert.equal(submitRefusalOf({ ...whole, offered: [] }), 'lever-missing');
    assert.equal(
      submitRefusalOf({ ...whole, offered: [{ lever: 'delivery', answer: 'open', note: null }] }),
      'lever-missing',
    );
    assert.equal(submitRefusalOf({ ...whole, offered: [], noLeverReason: 'price only' }), null);
  });
  it('asks for lines, reason, the source of a rival offer and an end', () => {
    assert.equal(submitRefusalOf({ ...whole, lines: 0 }), 'no-lines');
    assert.equal(submitRefusalOf({ ...whole, reason: null }), 'reason-missing');
    assert.equal(submitRefusalOf({ ...whole, competitor: '某竞品' }), 'source-missing');
    assert.equal(submitRefusalOf({ ...whole, needsExpiry: true }), 'expiry-missing');
    assert.equal(submitRefusalOf({ ...whole, needsExpiry: true, wantedUntil: '2026-12-31' }), null);
  });
});

describe('a quote', () => {
  const open = { state: 'open', validUntil: '2026-11-21' } as const;
  it('expires when nobody answered, and takes orders until its last day', () => {
    assert.equal(shownQuoteStateOf(open, '2026-11-22'), 'expired');
    assert.equal(shownQuoteStateOf({ ...open, state: 'accepted' }, '2026-11-22'), 'accepted');
    assert.equal(isOrderable({ ...open, state: 'accepted' }, '2026-11-21'), true);
    assert.equal(isOrderable({ ...open, state: 'accepted' }, '2026-11-22'), false);
    assert.equal(isOrderable({ ...open, state: 'lost' }, '2026-11-21'), false);
  });
  it('is numbered by year', () => {
    assert.equal(documentNumber('Q', 2026, 7), 'Q2026-0007');
    assert.equal(documentNumber('Q', 2026, 12_345), 'Q2026-12345');
  });
});
