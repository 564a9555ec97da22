export { commitListPrice, recordRevaluation } from './operations/list-prices.ts';
export type { NewPrice } from './operations/list-prices.ts';
export { commitOrder } from './operations/orders.ts';
export type { CommittedOrder, OrderInput } from './operations/orders.ts';
