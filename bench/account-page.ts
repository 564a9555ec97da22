/** What the browser asks at once when the page of an account opens, with what each is asked beside the account's id. */
export const accountPageParts = [
  ['accounts.get', {}],
  ['ledger.accountFigures', {}],
  ['ledger.accountMonths', { months: 24 }],
  ['ledger.accountAgeing', {}],
  ['ledger.accountProducts', {}],
  ['ledger.accountOrders', { limit: 100 }],
  ['ledger.accountInvoices', { limit: 100 }],
  ['accounts.standing', {}],
] as const;
