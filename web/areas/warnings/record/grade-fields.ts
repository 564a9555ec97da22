/** Of each grade, the part of the policy that says what it means. */
export const chances = { A: 'chanceABp', B: 'chanceBBp', C: 'chanceCBp', D: 'chanceDBp' } as const;
export const longest = { A: 'daysA', B: 'daysB', C: 'daysC' } as const;
export const mostUsed = { A: 'limitABp', B: 'limitBBp', C: 'limitCBp' } as const;
export const mostOver60 = { A: 'over60ABp', B: 'over60BBp', C: 'over60CBp' } as const;
export const mostLate = { A: 'lateABp', B: 'lateBBp' } as const;
export const mostBroken = { A: 'promisesA', B: 'promisesB' } as const;
export const bounded = ['A', 'B', 'C'] as const;
/** What only foretells never makes a D: it has no bound for C. */
export const foretold = ['A', 'B'] as const;
