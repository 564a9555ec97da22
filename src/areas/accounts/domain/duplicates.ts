import { companyNameLikeness, coreNameOf } from './company-name.ts';

export const duplicateReasons = ['name', 'uscc', 'domain', 'phone', 'email'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** What is compared of an account or a person; identifying texts are compared as they stand. */
export type Comparable = {
  readonly id: string;
  readonly name: string;
  readonly uscc?: string | null;
  readonly website?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
};

export type DuplicatePair = {
  readonly aId: string;
  readonly bId: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
};

/**
 * Blocks larger than this are generic words ("商贸"), not evidence, and would cost a comparison of everything with
 * everything.
 */
const blockLimit = 60;

/**
 * Likely duplicates: records that share an identifying text, or a rare pair of letters in their core names and then
 * enough of the name. Ordered by score, then ids.
 */
export const likelyDuplicates = (records: readonly Comparable[], minScore: number): readonly DuplicatePair[] => {
  const seen = new Set<string>();
  const pairs: DuplicatePair[] = [];
  for (const block of blocksOf(records)) {
    for (const [index, a] of block.entries()) {
      for (const b of block.slice(index + 1)) {
        const [first, second] = a.id < b.id ? [a, b] : [b, a];
        const key = `${first.id} ${second.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const pair = compared(first, second);
        if (pair.score >= minScore) pairs.push(pair);
      }
    }
  }
  return pairs.toSorted((a, b) => b.score - a.score || compareText(`${a.aId}${a.bId}`, `${b.aId}${b.bId}`));
};

const blocksOf = (records: readonly Comparable[]): readonly (readonly Comparable[])[] => {
  const blocks = new Map<string, Comparable[]>();
  for (const record of records) {
    for (const key of blockKeysOf(record)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [record]);
      else block.push(record);
    }
  }
  return [...blocks.values()].filter(({ length }) => length > 1 && length <= blockLimit);
};

const blockKeysOf = (record: Comparable): readonly string[] => {
  const letters = Array.from(coreNameOf(record.name).replaceAll(' ', ''));
  const size = letters.length > 6 ? 3 : 2;
  const grams = new Set(letters.slice(0, 1 - size).map((_, index) => letters.slice(index, index + size).join('')));
  const exact = [record.uscc, domainOf(record.website), digitsOf(record.phone), record.email?.toLowerCase()];
  return [...Array.from(grams, (gram) => `g ${gram}`), ...exact.flatMap((text) => (text ? [`x ${text}`] : []))];
};

const compared = (a: Comparable, b: Comparable): DuplicatePair => {
  const likeness = companyNameLikeness(a.name, b.name);
  const same: readonly (readonly [DuplicateReason, boolean])[] = [
    ['uscc', isSame(a.uscc, b.uscc)],
    ['domain', isSame(domainOf(a.website), domainOf(b.website))],
    ['phone', isSame(digitsOf(a.phone), digitsOf(b.phone))],
    ['email', isSame(a.email?.toLowerCase(), b.email?.toLowerCase())],
  ];
  const exact = same.flatMap(([reason, holds]) => (holds ? [reason] : []));
  const support = exact.includes('uscc') ? 1 : exact.length > 0 ? Math.min(1, 0.6 + likeness * 0.4) : 0;
  const reasons: readonly DuplicateReason[] = [...(likeness >= 0.6 ? (['name'] as const) : []), ...exact];
  return { aId: a.id, bId: b.id, score: Math.round(Math.max(likeness, support) * 1000) / 1000, reasons };
};

const isSame = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a) && a === b;

const domainOf = (website: string | null | undefined): string | null =>
  website
    ? (website
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .split('/')[0] ?? null)
    : null;

const digitsOf = (phone: string | null | undefined): string | null => {
  const digits = (phone ?? '').replaceAll(/\D/g, '');
  return digits.length >= 7 ? digits.slice(-11) : null;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
