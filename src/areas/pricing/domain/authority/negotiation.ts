export const negotiationStates = ['prepared', 'held'] as const;
export type NegotiationState = (typeof negotiationStates)[number];

export const negotiationOutcomes = ['agreed', 'postponed', 'broken-off'] as const;
export type NegotiationOutcome = (typeof negotiationOutcomes)[number];

export type PreparedLine = { readonly openingE4: bigint; readonly targetE4: bigint; readonly walkAwayE4: bigint };

export type PreparationProblem = 'prices-not-falling' | 'below-floor';

/**
 * What is wrong with a prepared line: a talk opens at the highest price and leaves at the lowest, and nobody prepares to
 * leave below the floor. An unknown floor cannot be left above, so it counts as below.
 */
export const preparationProblemOf = (
  { openingE4, targetE4, walkAwayE4 }: PreparedLine,
  floorE4: bigint | null,
): PreparationProblem | null => {
  if (openingE4 < targetE4 || targetE4 < walkAwayE4) return 'prices-not-falling';
  return floorE4 === null || walkAwayE4 < floorE4 ? 'below-floor' : null;
};
