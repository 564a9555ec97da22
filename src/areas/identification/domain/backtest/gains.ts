/** How many accounts "the top so many percent" are. */
export const chosenOf = (accounts: number, share: number): number => Math.max(1, Math.round(accounts * share));

/** Share of the following value that the first `chosen` of a ranking brought; null when there was none in total. */
export const captureOf = (order: ArrayLike<number>, value: Float64Array, chosen: number): number | null => {
  const total = value.reduce((sum, gain) => sum + gain, 0);
  if (!(total > 0)) return null;
  let captured = 0;
  for (let i = 0; i < chosen; i += 1) captured += value[order[i] ?? -1] ?? 0;
  return captured / total;
};

/**
 * NDCG at k with gains clipped at zero and the usual 1/log2(place + 1) (docs/methods.md 7.1); null when nobody gained.
 * Example: gains 10, 0, 0, 1, 5 ranked 5th, 4th, 3rd, 2nd, 1st → .6957.
 */
export const ndcgOf = (order: ArrayLike<number>, value: ArrayLike<number>, k: number): number | null => {
  const gains = Float64Array.from(value, (gain) => Math.max(0, gain));
  const ideal = Float64Array.from(gains).sort().toReversed();
  const places = Math.min(k, gains.length);
  let [found, best] = [0, 0];
  for (let i = 0; i < places; i += 1) {
    const discount = 1 / Math.log2(i + 2);
    found += (gains[order[i] ?? -1] ?? 0) * discount;
    best += (ideal[i] ?? 0) * discount;
  }
  return best > 0 ? found / best : null;
};

/** Part of the truly best accounts that stand among equally many chosen ones. */
export const hitShareOf = (order: ArrayLike<number>, idealOrder: ArrayLike<number>, chosen: number): number => {
  const best = new Set(Array.from({ length: chosen }, (_, i) => idealOrder[i]));
  let hits = 0;
  for (let i = 0; i < chosen; i += 1) hits += best.has(order[i]) ? 1 : 0;
  return hits / chosen;
};

/** Chosen accounts that did not order at all afterwards. */
export const lapsedAmong = (order: ArrayLike<number>, orderDays: Float64Array, chosen: number): number => {
  let lapsed = 0;
  for (let i = 0; i < chosen; i += 1) lapsed += (orderDays[order[i] ?? -1] ?? 0) > 0 ? 0 : 1;
  return lapsed;
};
