import type { AccountHistory, WatchedAccount } from '#domain/warnings';

/** An account of which nothing is known but what the test says; figures and history are empty over so many months. */
export const watchedAccount = (id: string, months: number, own: Partial<WatchedAccount> = {}): WatchedAccount => {
  const nothing = new Float64Array(months);
  const figures = { net: nothing, known: nothing, cost: nothing, discount: nothing, pocket: nothing, serve: nothing };
  const history: AccountHistory = {
    months,
    month: [],
    item: [],
    quantity: [],
    list: [],
    net: [],
    cost: [],
    offInvoice: nothing,
    service: nothing,
  };
  return {
    id,
    group: '',
    ownerId: null,
    isTomorrow: false,
    aliveBp: null,
    history,
    familyOf: [],
    products: [],
    head: { id, name: id },
    claims: [],
    figures,
    orders: [],
    families: [],
    invoices: [],
    undeliveredMinor: 0n,
    bondsMinor: 0n,
    limitMinor: null,
    promises: [],
    ...own,
  };
};
