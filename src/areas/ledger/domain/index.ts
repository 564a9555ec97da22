export * from './records.ts';
export * from './import/index.ts';
export { enteredSource } from './entered-source.ts';
export { orderKeyOf, orderOfKey } from './order-key.ts';
export type { OrderName } from './order-key.ts';
export { paymentBehaviourOf } from './payment-shares.ts';
export type { BillGroup, PaymentShares } from './payment-shares.ts';
export { shareBpOf } from './share.ts';
