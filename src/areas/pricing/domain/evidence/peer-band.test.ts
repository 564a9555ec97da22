import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose } from '#tests/assert-close';
import { peerBandOf } from './peer-band.ts';
import type { Peer } from './peer-band.ts';

const peers = (count: number, change: Partial<Peer> = {}, from = 0): Peer[] =>
  Array.from({ length: count }, (_, at) => ({
    accountId: `p${from + at}`,
    price: 90 + at,
    quantity: 500,
    region: '重庆',
    kind: 'company',
    tier: 'A',
    ...change,
  }));
const own = { accountId: 'own', price: 97, quantity: 500, region: '重庆', kind: 'company', tier: 'A' };

describe('peerBandOf', () => {
  it('is the tenth to the ninetieth percentile of the nearest circle', () => {
    const band = peerBandOf(own, [...peers(9), ...peers(30, { region: '上海', price: 10 }, 100)]);
    assert.ok(band);
    assert.deepEqual([band.circle, band.peers, band.median], ['kind-volume-region', 9, 94]);
    assertClose(band.low, 90.8, 1e-9);
    assertClose(band.high, 97.2, 1e-9);
    assertClose(band.robustZ ?? 0, 3 / (1.4826 * 2), 1e-9);
  });
  it('widens over region, channel and volume until there are eight', () => {
    const circleOf = (others: readonly Peer[]) => peerBandOf(own, others)?.circle;
    assert.equal(circleOf([...peers(7), ...peers(1, { region: '上海' }, 50)]), 'kind-volume');
    assert.equal(circleOf([...peers(7), ...peers(1, { kind: 'dealer' }, 50)]), 'volume');
    assert.equal(circleOf([...peers(7), ...peers(1, { quantity: 5 }, 50)]), 'all');
    assert.equal(circleOf(peers(7)), undefined);
  });
  it('counts neither the account itself nor what was given away', () => {
    assert.equal(peerBandOf(own, [...peers(7), ...peers(1, { accountId: 'own' }, 50)]), null);
    assert.equal(peerBandOf(own, [...peers(7), ...peers(1, { price: 0 }, 50)]), null);
  });
  it('has no z without an own price or without spread', () => {
    assert.equal(peerBandOf({ ...own, price: null }, peers(9))?.robustZ, null);
    assert.equal(peerBandOf(own, peers(9, { price: 90 }))?.robustZ, null);
  });
});
