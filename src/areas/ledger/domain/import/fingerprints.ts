/** 64 bits of a text as two 32-bit numbers: enough to tell a million rows apart (collision odds 3 in 10^8). */
export type Fingerprint = { readonly high: number; readonly low: number };

/** Mixes the texts of a row, in order (cyrb53's two-lane mixing, without its cut to 53 bits). */
export const fingerprintOf = (parts: readonly (string | number)[]): Fingerprint => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const part of parts) {
    const text = typeof part === 'string' ? part : String(part);
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2_654_435_761);
      low = Math.imul(low ^ code, 1_597_334_677);
    }
    // A cell's end counts too: ["ab", "c"] is not ["a", "bc"].
    high = Math.imul(high ^ 0x1f_ffff, 2_654_435_761);
    low = Math.imul(low ^ 0x1f_ffff, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return { high: high >>> 0, low: low >>> 0 };
};

/** Counts how often each text has been seen, in about 24 bytes a text. */
export type Tally = {
  /** Counts one more and answers how many there are now, this one among them. */
  readonly add: (print: Fingerprint) => number;
  readonly size: () => number;
};

const startSlots = 1024;

/**
 * A hash table in typed arrays. It holds fingerprints, not texts, so a million order numbers cost 24 MB; two texts with
 * one fingerprint would only leave a gap in line numbers, or flag a row that is no duplicate.
 */
export const createTally = (): Tally => {
  let high = new Uint32Array(startSlots);
  let low = new Uint32Array(startSlots);
  let counts = new Uint32Array(startSlots);
  let size = 0;

  const slotOf = (print: Fingerprint): number => {
    const mask = counts.length - 1;
    let slot = print.low & mask;
    while (counts[slot] !== 0 && (high[slot] !== print.high || low[slot] !== print.low)) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = (): void => {
    const old = { high, low, counts };
    high = new Uint32Array(old.counts.length * 2);
    low = new Uint32Array(old.counts.length * 2);
    counts = new Uint32Array(old.counts.length * 2);
    for (let from = 0; from < old.counts.length; from += 1) {
      const count = old.counts[from] ?? 0;
      if (count === 0) continue;
      const print = { high: old.high[from] ?? 0, low: old.low[from] ?? 0 };
      const slot = slotOf(print);
      high[slot] = print.high;
      low[slot] = print.low;
      counts[slot] = count;
    }
  };

  return {
    add: (print) => {
      if (size * 2 >= counts.length) grow();
      const slot = slotOf(print);
      const count = counts[slot] ?? 0;
      if (count === 0) {
        high[slot] = print.high;
        low[slot] = print.low;
        size += 1;
      }
      counts[slot] = count + 1;
      return count + 1;
    },
    size: () => size,
  };
};
