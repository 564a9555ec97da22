import type { AccountFacts } from '../facts/account-facts.ts';

/** A segment smaller than this has no law of its own: its accounts are judged together with all other small ones. */
const smallestSegment = 8;

/** Places of the accounts of each segment (industry, else kind), segments by name, the small ones together last. */
export const segmentsOf = (facts: readonly AccountFacts[]): readonly (readonly number[])[] => {
  const bySegment = new Map<string, number[]>();
  for (const [place, { attributes }] of facts.entries()) {
    const name = attributes.industry ?? attributes.kind;
    const places = bySegment.get(name);
    if (places) places.push(place);
    else bySegment.set(name, [place]);
  }
  const segments = [...bySegment].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places);
  const small = segments.filter((places) => places.length < smallestSegment).flat();
  const large = segments.filter((places) => places.length >= smallestSegment);
  return small.length > 0 ? [...large, small.toSorted((a, b) => a - b)] : large;
};
