import { warningKinds, warningViews } from '#domain/warnings';
import type { WarningKind, WarningView } from '#domain/warnings';
import { choiceIn, given, textIn } from '#web/app/search-text';
import { bridgeSearchIn } from '../bridge/bridge-search.ts';
import type { BridgeSearch } from '../bridge/bridge-search.ts';

export const warningTabs = ['list', 'bridge', 'payments', 'record'] as const;
export type WarningTab = (typeof warningTabs)[number];
/** Months in which the bills were issued that How they pay counts. */
export const issuedSpans = ['12', '24', 'all'] as const;

/** What the address of Warnings says: the tab and the filters of the list. */
export type WarningsSearch = BridgeSearch & {
  readonly tab?: WarningTab;
  readonly state?: WarningView;
  readonly kind?: WarningKind;
  readonly who?: 'mine';
  readonly ownerId?: string;
  readonly snoozed?: 'shown';
  readonly issued?: (typeof issuedSpans)[number];
};

export const warningsSearchIn = (search: Readonly<Record<string, unknown>>): WarningsSearch => ({
  ...given('tab', choiceIn(search['tab'], warningTabs)),
  ...given('state', choiceIn(search['state'], warningViews)),
  ...given('kind', choiceIn(search['kind'], warningKinds)),
  ...given('who', choiceIn(search['who'], ['mine'] as const)),
  ...textIn(search, 'ownerId'),
  ...bridgeSearchIn(search),
  ...given(
    'issued',
    // The router reads a bare number of the address as a number.
    issuedSpans.find((one) => one === String(search['issued'])),
  ),
  ...given('snoozed', choiceIn(search['snoozed'], ['shown'] as const)),
});

/** The address without one filter. */
export const without = (search: WarningsSearch, name: keyof WarningsSearch): WarningsSearch => {
  const { [name]: _dropped, ...others } = search;
  return others;
};

export const hasFilter = ({ tab: _tab, ...filters }: WarningsSearch): boolean => Object.keys(filters).length > 0;
