/** Steps of the prospects' ladder (潜在大客户), in the order in which they are asked. */
export const ladderSteps = [
  'yearly-need',
  'fit',
  'standing',
  'strategy',
  'effect-or-price',
  'access',
  'rival-hold',
] as const;
export type LadderStep = (typeof ladderSteps)[number];

/**
 * What is known of a prospect. Yearly need in minor units; the others on a scale of 1 to 5:
 * effect-or-price 5 buys effect, 1 buys price; rival-hold 5 is held fast by a rival. An unasked step is absent.
 */
export type LadderAnswers = Readonly<Partial<Record<LadderStep, number>>>;
