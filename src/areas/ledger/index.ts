export { readAccountBehaviour } from './store/behaviour/account-behaviour.ts';
export type { AccountBehaviour } from './store/behaviour/account-behaviour.ts';
export { readCreditFacts, readMonthFacts, readWatchFacts } from './store/behaviour/watch-facts.ts';
export type { WatchFacts } from './store/behaviour/watch-facts.ts';
export { packOutcomes, saleDaysOfBook } from './store/behaviour/outcomes.ts';
export { listInvoicesBehind, listLinesBehind, listMonthsBehind } from './store/behaviour/rows-behind.ts';
export type { RowBehind, RowsBehind } from './store/behaviour/rows-behind.ts';
export { accountsBetween, accountsOf } from './store/facts/account-set.ts';
export type { AccountSet } from './store/facts/account-set.ts';
export { companyWindow, lastWholeMonth, windowMonths } from './store/facts/company-window.ts';
export type { CompanyWindow } from './store/facts/company-window.ts';
export { listPromotionNames } from './store/products/promotion-names.ts';
export {
  listPeriodCredit,
  listPeriodEntries,
  listPeriodParts,
  listPeriodPromotions,
} from './store/facts/period-parts.ts';
export type {
  PeriodCredit,
  PeriodEntry,
  PeriodPart,
  PeriodPartScope,
  PeriodPromotion,
} from './store/facts/period-parts.ts';
export { listMonthCredit, listMonthEntries, listMonthParts, listMonthPromotions } from './store/facts/month-parts.ts';
export type { MonthCredit, MonthEntry, MonthPart, MonthPartScope, MonthPromotion } from './store/facts/month-parts.ts';
export type { SnapScope } from './store/facts/snap-rows.ts';
export { listProductRefs, listProducts } from './store/products/products.ts';
export type { ProductRef } from './store/products/products.ts';
export { contributionEnd } from './operations/access.ts';
export { awaitBills } from './operations/await-bills.ts';
export { refreshAccounts } from './operations/refresh-accounts.ts';
export { moveRows, moveRowsBack } from './store/move-rows.ts';
export type { BookingReason } from './domain/booking-reasons.ts';
export { enteredSource } from './domain/entered-source.ts';
export { bringBack, listAside, listFiledOrders, refuseTwin, setAside } from './store/entered-aside.ts';
export type { AsideOrder, FiledTwin, AsideReason } from './store/entered-aside.ts';
export { listOrdersOfFiles } from './store/known-orders.ts';
export { bookEnteredOrder } from './store/pricing/entered-lines.ts';
export type { EnteredLine, EnteredOrder } from './store/pricing/entered-lines.ts';
export { listMonthPrices, listPeerPrices } from './store/pricing/price-history.ts';
export type { MonthPrice, PeerPrice } from './store/pricing/price-history.ts';
export { listBoughtProducts, listDearestCosts, listProductPricing } from './store/pricing/product-prices-on.ts';
export type { ProductPricing } from './store/pricing/product-prices-on.ts';
export { listKeptUnits } from './store/pricing/kept-units.ts';
export { listTradedUnits } from './store/pricing/traded-units.ts';
export type { TradedUnits } from './store/pricing/traded-units.ts';
export { listSpanPayments } from './store/pricing/span-payments.ts';
export type { PaymentSpan, SpanPayments } from './store/pricing/span-payments.ts';
export { listSoldTerms } from './store/pricing/sold-terms.ts';
export type { SoldTerms } from './store/pricing/sold-terms.ts';
export { listSoldCosts } from './store/pricing/sold-costs.ts';
export type { SoldCost, SoldSpan } from './store/pricing/sold-costs.ts';
export {
  creditMinorDays,
  findOrder,
  listOrderEntries,
  listSharedEntries,
  listTradeEntries,
  listTradeParts,
} from './store/pricing/trade-parts.ts';
export type { TradeEntryRow, TradeLevel, TradePartRow, TradeScope } from './store/pricing/trade-parts.ts';
export { listCostsBefore } from './store/products/costs-before.ts';
export { listDatedPrices } from './store/products/dated-prices.ts';
export type { DatedPrice } from './store/products/dated-prices.ts';
export type {
  CostsUndone,
  FamilyGuard,
  ImportedPrice,
  PriceGuard,
  UndoneGuard,
  UndonePrices,
} from './imports/price-guard.ts';
export { bookPrices } from './store/products/product-prices.ts';
export { importAtWork } from './operations/import-at-work.ts';
export { listImportJobIds } from './store/import/batches.ts';
export { importKey } from './operations/imports.ts';
export { moveLimits, moveLimitsBack, movedLimitsSchema } from './store/credit-limits.ts';
export type { MadeObjects, UsedElsewhere } from './imports/used-elsewhere.ts';
