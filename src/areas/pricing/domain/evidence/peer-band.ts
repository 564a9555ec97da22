import { ascending, medianOf, quantileOfSorted } from '#domain/identification';

/** An account that buys the same: its pocket price per unit and what decides how near a peer it is. */
export type Peer = {
  readonly accountId: string;
  readonly price: number;
  readonly quantity: number;
  readonly region: string | null;
  readonly kind: string;
  readonly tier: string;
};

export const peerCircles = ['kind-volume-region', 'kind-volume', 'volume', 'all'] as const;
export type PeerCircle = (typeof peerCircles)[number];

export type PeerBand = {
  readonly circle: PeerCircle;
  readonly peers: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** How far the own price lies from the median in robust standard deviations; null when all pay the same. */
  readonly robustZ: number | null;
};

export const leastPeers = 8;

/** Volumes within one band differ by less than ten times. */
const volumeBandOf = (quantity: number): number => (quantity > 0 ? Math.floor(Math.log10(quantity)) : -Infinity);

/**
 * What peers pay (docs/methods.md 8.5): the nearest circle with eight of them or more — same channel, volume and
 * region, then without region, then without channel, then everybody — as the tenth to the ninetieth percentile of
 * pocket price. Null when fewer than eight buy the product at all. The account itself is no peer of its own.
 */
export const peerBandOf = (
  own: Omit<Peer, 'price'> & { readonly price: number | null },
  others: readonly Peer[],
): PeerBand | null => {
  const peers = others.filter(({ accountId, price }) => accountId !== own.accountId && price > 0);
  const volume = volumeBandOf(own.quantity);
  const belongs: Readonly<Record<PeerCircle, (peer: Peer) => boolean>> = {
    'kind-volume-region': (peer) =>
      peer.kind === own.kind && peer.region === own.region && volumeBandOf(peer.quantity) === volume,
    'kind-volume': (peer) => peer.kind === own.kind && volumeBandOf(peer.quantity) === volume,
    volume: (peer) => volumeBandOf(peer.quantity) === volume,
    all: () => true,
  };
  for (const circle of peerCircles) {
    const prices = peers.filter(belongs[circle]).map(({ price }) => price);
    if (prices.length >= leastPeers) return bandOver(circle, prices, own.price);
  }
  return null;
};

const bandOver = (circle: PeerCircle, prices: readonly number[], own: number | null): PeerBand => {
  const sorted = ascending(prices);
  const median = quantileOfSorted(sorted, 0.5);
  const spread = 1.4826 * medianOf(prices.map((price) => Math.abs(price - median)));
  return {
    circle,
    peers: prices.length,
    low: quantileOfSorted(sorted, 0.1),
    median,
    high: quantileOfSorted(sorted, 0.9),
    robustZ: own === null || spread === 0 ? null : (own - median) / spread,
  };
};
