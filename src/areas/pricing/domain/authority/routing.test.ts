import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedOf, dueAt, openRolesOf, slotFor } from './routing.ts';

const band = { uptoBp: 1_200, needs: ['director', 'finance'], needsExpiry: false } as const;
const kam = { userId: 'kam', roles: ['kam'] };
const director = { userId: 'director', roles: ['director'] };
const finance = { userId: 'finance', roles: ['finance'] };
const both = { userId: 'both', roles: ['director', 'finance'] };
const helper = { userId: 'helper', roles: ['kam'] };
const away = { fromUserId: 'director', toUserId: 'helper', fromOn: '2026-11-20', toOn: '2026-11-22' };
const given = {
  band,
  signatures: [],
  requesterId: 'kam',
  colleagues: [kam, director, finance, helper],
  delegations: [],
  today: '2026-11-21',
};

describe('slotFor', () => {
  it('is the open role that the person holds', () => {
    assert.deepEqual(slotFor({ ...given, signer: director }), { role: 'director', forUserId: null });
    assert.deepEqual(slotFor({ ...given, signer: finance }), { role: 'finance', forUserId: null });
    assert.equal(slotFor({ ...given, signer: helper }), 'not-asked');
  });
  it('never lets anybody sign an own request or twice', () => {
    assert.equal(slotFor({ ...given, signer: { userId: 'kam', roles: ['director'] } }), 'own-request');
    const signatures = [{ role: 'director' as const, userId: 'both' }];
    assert.equal(slotFor({ ...given, signatures, signer: both }), 'signed-already');
  });
  it('lets a delegate sign for somebody away, on the days of absence', () => {
    const signing = { ...given, delegations: [away], signer: helper };
    assert.deepEqual(slotFor(signing), { role: 'director', forUserId: 'director' });
    assert.deepEqual(slotFor({ ...signing, today: '2026-11-22' }), { role: 'director', forUserId: 'director' });
    assert.equal(slotFor({ ...signing, today: '2026-11-23' }), 'not-asked');
  });
  it('lets no delegate sign for the requester or beside the person stood in for', () => {
    const own = { ...away, fromUserId: 'kam' };
    const colleagues = [{ userId: 'kam', roles: ['director'] }, helper];
    assert.equal(slotFor({ ...given, colleagues, delegations: [own], signer: helper }), 'not-asked');
    const colleague = { userId: 'director', roles: ['director', 'finance'] };
    const signatures = [{ role: 'director' as const, userId: 'director' }];
    const signing = { ...given, signatures, colleagues: [colleague, helper], delegations: [away] };
    assert.equal(slotFor({ ...signing, signer: helper }), 'not-asked');
  });
});

describe('askedOf', () => {
  const asking = { ...given, deciders: new Set(given.colleagues.map(({ userId }) => userId)) };
  it('asks delegates in place of those away', () => {
    assert.deepEqual(askedOf(asking), ['director', 'finance']);
    assert.deepEqual(askedOf({ ...asking, delegations: [away] }), ['finance', 'helper']);
  });
  it('asks who is away where the delegate may not sign: the requester, or who has left', () => {
    for (const toUserId of ['kam', 'gone'])
      assert.deepEqual(askedOf({ ...asking, delegations: [{ ...away, toUserId }] }), ['director', 'finance']);
  });
  it('asks nobody who may not decide on the account, and keeps who is away where the delegate may not', () => {
    const deciders = new Set(['director', 'finance']);
    assert.deepEqual(askedOf({ ...asking, deciders, delegations: [away] }), ['director', 'finance']);
    assert.deepEqual(askedOf({ ...asking, deciders: new Set(['director']) }), ['director']);
  });
  it('asks for what is missing only', () => {
    const signatures = [{ role: 'finance' as const, userId: 'finance' }];
    assert.deepEqual(openRolesOf(band, signatures), ['director']);
    assert.deepEqual(askedOf({ ...asking, signatures }), ['director']);
  });
});

describe('dueAt', () => {
  it('is hours after the question', () => {
    assert.equal(dueAt(new Date('2026-11-21T01:00:00Z'), 24).toISOString(), '2026-11-22T01:00:00.000Z');
  });
});
