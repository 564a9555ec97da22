/** What we can work on to lift an account: lines bought, terms kept, coverage of its buying centre, payment habits. */
export const upgradeLevers = ['lines', 'terms', 'coverage', 'payment'] as const;
export type UpgradeLever = (typeof upgradeLevers)[number];
