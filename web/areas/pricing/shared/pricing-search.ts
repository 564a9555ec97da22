import {
  estimateOffices,
  floorProblems,
  purchaseModes,
  purchaseStates,
  quoteStates,
  requestStates,
  shownAgreementStates,
} from '#domain/pricing';
import type {
  EstimateOffice,
  FloorProblem,
  PurchaseMode,
  PurchaseState,
  QuoteState,
  RequestState,
  ShownAgreementState,
} from '#domain/pricing';
import { choiceIn, textIn } from '#web/app/search-text';

export const pricingTabs = [
  'requests',
  'quotes',
  'agreements',
  'plans',
  'retention',
  'estimates',
  'purchases',
  'clauses',
  'orders',
  'floors',
  'pattern',
  'policy',
  'delegation',
] as const;
export type PricingTab = (typeof pricingTabs)[number];

export const requestViews = ['waiting', 'mine', 'all'] as const;
export type RequestView = (typeof requestViews)[number];

export type PricingSearch = {
  readonly tab?: PricingTab;
  readonly view?: RequestView;
  readonly state?: RequestState;
  readonly quote?: QuoteState;
  readonly problem?: FloorProblem;
  readonly agreement?: ShownAgreementState;
  readonly purchase?: PurchaseState;
  readonly mode?: PurchaseMode;
  readonly due?: 'yes';
  readonly books?: 'revaluations' | 'market';
  readonly lacks?: EstimateOffice;
  readonly q?: string;
};

/** What the address says of the page: its tab and the filters of it; anything unknown is left out. */
export const pricingSearchIn = (search: Readonly<Record<string, unknown>>): PricingSearch => {
  const tab = choiceIn(search['tab'], pricingTabs);
  const view = choiceIn(search['view'], requestViews);
  const state = choiceIn(search['state'], requestStates);
  const quote = choiceIn(search['quote'], quoteStates);
  const problem = choiceIn(search['problem'], floorProblems);
  const agreement = choiceIn(search['agreement'], shownAgreementStates);
  const purchase = choiceIn(search['purchase'], purchaseStates);
  const mode = choiceIn(search['mode'], purchaseModes);
  const due = choiceIn(search['due'], ['yes'] as const);
  const books = choiceIn(search['books'], ['revaluations', 'market'] as const);
  const lacks = choiceIn(search['lacks'], estimateOffices);
  return {
    ...(tab !== undefined && { tab }),
    ...(view !== undefined && { view }),
    ...(state !== undefined && { state }),
    ...(quote !== undefined && { quote }),
    ...(problem !== undefined && { problem }),
    ...(agreement !== undefined && { agreement }),
    ...(purchase !== undefined && { purchase }),
    ...(mode !== undefined && { mode }),
    ...(due !== undefined && { due }),
    ...(books !== undefined && { books }),
    ...(lacks !== undefined && { lacks }),
    ...textIn(search, 'q'),
  };
};
