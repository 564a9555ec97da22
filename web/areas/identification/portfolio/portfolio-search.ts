import { portfolioSorts } from '#areas/identification/contract';
import { badgeCodes, keyAccountTypes, proposalGroups, tiers } from '#domain/identification';
import type { BadgeCode, KeyAccountType, ProposalGroup, Tier } from '#domain/identification';
import { choiceIn, given, textIn } from '#web/app/search-text';

export const portfolioTabs = ['list', 'picture', 'proposals', 'moves', 'proof', 'prospects', 'upgrades'] as const;
export type PortfolioTab = (typeof portfolioTabs)[number];
export type PortfolioSort = (typeof portfolioSorts)[number];

/** What narrows the ranking. */
export const portfolioFilters = [
  'q',
  'tier',
  'proposedTier',
  'type',
  'badge',
  'ownerId',
  'region',
  'industry',
] as const;

/** What the address of Portfolio says: the tab, filters and order of the ranking, the explained account, the compared runs. */
export type PortfolioSearch = {
  readonly tab?: PortfolioTab;
  readonly q?: string;
  readonly tier?: Tier;
  readonly proposedTier?: Tier;
  readonly type?: KeyAccountType;
  readonly badge?: BadgeCode;
  readonly ownerId?: string;
  readonly region?: string;
  readonly industry?: string;
  readonly unit?: 'group';
  readonly sort?: PortfolioSort;
  readonly direction?: 'worst';
  /** Which proposals are shown. */
  readonly group?: ProposalGroup;
  readonly why?: string;
  readonly before?: string;
  readonly after?: string;
};

export const portfolioSearchIn = (search: Readonly<Record<string, unknown>>): PortfolioSearch => ({
  ...given('tab', choiceIn(search['tab'], portfolioTabs)),
  ...textIn(search, 'q'),
  ...given('tier', choiceIn(search['tier'], tiers)),
  ...given('proposedTier', choiceIn(search['proposedTier'], tiers)),
  ...given('type', choiceIn(search['type'], keyAccountTypes)),
  ...given('badge', choiceIn(search['badge'], badgeCodes)),
  ...textIn(search, 'ownerId'),
  ...textIn(search, 'region'),
  ...textIn(search, 'industry'),
  ...given('unit', choiceIn(search['unit'], ['group'] as const)),
  ...given('sort', choiceIn(search['sort'], portfolioSorts)),
  ...given('direction', choiceIn(search['direction'], ['worst'] as const)),
  ...given('group', choiceIn(search['group'], proposalGroups)),
  ...textIn(search, 'why'),
  ...textIn(search, 'before'),
  ...textIn(search, 'after'),
});

/** The part of the address that the server's list understands. */
export const listInputOf = (search: PortfolioSearch) => {
  const { tab: _tab, group: _group, why: _why, before: _before, after: _after, ...input } = search;
  return input;
};

/** The address without one filter. */
export const without = (search: PortfolioSearch, name: keyof PortfolioSearch): PortfolioSearch => {
  const { [name]: _dropped, ...others } = search;
  return others;
};

export const hasFilter = (search: PortfolioSearch): boolean =>
  portfolioFilters.some((name) => search[name] !== undefined);
