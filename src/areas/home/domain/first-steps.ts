export const firstStepNames = ['accounts', 'orders', 'identify', 'decide'] as const;
export type FirstStepName = (typeof firstStepNames)[number];
export type FirstStep = { readonly name: FirstStepName; readonly state: 'done' | 'next' | 'later' };

type Standing = {
  readonly accounts: number;
  readonly hasOrders: boolean;
  readonly hasRun: boolean;
  readonly openProposals: number;
};

/**
 * The way of a company that starts: accounts, orders, identification, decisions. An empty page
 * teaches them; nothing is left once somebody decided.
 * Example: accounts but no orders → accounts done, orders next, the rest later.
 */
export const firstStepsOf = (standing: Standing, hasDecided: boolean): readonly FirstStep[] => {
  const isDone: Readonly<Record<FirstStepName, boolean>> = {
    accounts: standing.accounts > 0,
    orders: standing.hasOrders,
    identify: standing.hasRun,
    decide: hasDecided,
  };
  if (hasDecided || (standing.hasRun && standing.openProposals === 0)) return [];
  const next = firstStepNames.find((name) => !isDone[name]);
  return firstStepNames.map((name) => ({ name, state: isDone[name] ? 'done' : name === next ? 'next' : 'later' }));
};
