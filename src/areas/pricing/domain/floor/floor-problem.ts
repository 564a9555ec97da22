import type { Floor } from './floor.ts';

export const floorProblems = ['cost-unknown', 'terms-eat-price', 'list-unknown', 'list-below-floor'] as const;
export type FloorProblem = (typeof floorProblems)[number];

/** What keeps a product from being sold at its list price; null when nothing does. */
export const floorProblemOf = (floor: Floor, listPriceE4: bigint | null): FloorProblem | null => {
  if (floor.kind === 'unknown') return floor.reason;
  if (listPriceE4 === null) return 'list-unknown';
  return listPriceE4 < floor.floorE4 ? 'list-below-floor' : null;
};
