/** How a customer buys beside the direct order: by tender, by lease, or against goods and bills of its own. */
export const purchaseModes = ['tender', 'lease', 'reciprocal'] as const;
export type PurchaseMode = (typeof purchaseModes)[number];

/** How an order came about: directly, or called off from one of the others. */
export const orderModes = ['direct', ...purchaseModes] as const;
export type OrderMode = (typeof orderModes)[number];

/** Committed is what binds us: the bid is in, the lease is signed, the exchange is agreed. */
export const purchaseStates = ['draft', 'committed', 'won', 'lost', 'void', 'settled', 'ended', 'withdrawn'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

/** Those in which its prices are promised: a purchase that has run its course was promised too. */
export const bindingStates = ['committed', 'won', 'settled', 'ended'] as const satisfies readonly PurchaseState[];

const endsOf: Readonly<Record<PurchaseMode, readonly PurchaseState[]>> = {
  tender: ['won', 'lost', 'void'],
  lease: ['ended'],
  reciprocal: ['settled'],
};

/** Whether a purchase may go from one state to another: a draft binds nobody, an end is an end. */
export const mayBecome = (mode: PurchaseMode, from: PurchaseState, to: PurchaseState): boolean => {
  if (from === 'draft') return to === 'committed' || to === 'withdrawn';
  return from === 'committed' && endsOf[mode].includes(to);
};

/** Whether orders may be called off at its prices: of a won tender, and of a lease or an exchange that is agreed. */
export const isCalledOff = ({ mode, state }: { readonly mode: PurchaseMode; readonly state: PurchaseState }): boolean =>
  mode === 'tender' ? state === 'won' : state === 'committed';
