import { floorProblems, quoteStates, requestStates } from '#domain/pricing';
import type { FloorProblem, QuoteState, RequestState } from '#domain/pricing';
import { choiceIn, textIn } from '#web/app/search-text';

export const pricingTabs = ['requests', 'quotes', 'orders', 'floors', 'pattern', 'policy', 'delegation'] as const;
export type PricingTab = (typeof pricingTabs)[number];

export const requestViews = ['waiting', 'mine', 'all'] as const;
export type RequestView = (typeof requestViews)[number];

export type PricingSearch = {
  readonly tab?: PricingTab;
  readonly view?: RequestView;
  readonly state?: RequestState;
  readonly quote?: QuoteState;
  readonly problem?: FloorProblem;
  readonly books?: 'revaluations';
  readonly q?: string;
};

/** What the address says of the page: its tab and the filters of it; anything unknown is left out. */
export const pricingSearchIn = (search: Readonly<Record<string, unknown>>): PricingSearch => {
  const tab = choiceIn(search['tab'], pricingTabs);
  const view = choiceIn(search['view'], requestViews);
  const state = choiceIn(search['state'], requestStates);
  const quote = choiceIn(search['quote'], quoteStates);
  const problem = choiceIn(search['problem'], floorProblems);
  const books = choiceIn(search['books'], ['revaluations'] as const);
  return {
    ...(tab !== undefined && { tab }),
    ...(view !== undefined && { view }),
    ...(state !== undefined && { state }),
    ...(quote !== undefined && { quote }),
    ...(problem !== undefined && { problem }),
    ...(books !== undefined && { books }),
    ...textIn(search, 'q'),
  };
};
