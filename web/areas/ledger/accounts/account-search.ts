import { choiceIn, textIn } from '#web/app/search-text';

/** The orders that the server keeps; figures fall, names rise. */
export const accountSorts = ['net', 'contribution', 'orders', 'lastOrder', 'overdue', 'name'] as const;
export type AccountSort = (typeof accountSorts)[number];

export const accountFilters = [
  'q',
  'tier',
  'kaType',
  'kind',
  'ownerId',
  'region',
  'industry',
  'tag',
  'lifecycle',
] as const;
export type AccountFilterName = (typeof accountFilters)[number];

/** What the address of the list says: filters and order. */
export type AccountSearch = { readonly [K in AccountFilterName]?: string } & { readonly sort?: AccountSort };

export const accountSearchIn = (search: Readonly<Record<string, unknown>>): AccountSearch => {
  const sort = choiceIn(search['sort'], accountSorts);
  const texts = accountFilters.map((name) => textIn(search, name));
  return Object.assign({}, ...texts, sort === undefined ? {} : { sort });
};

/** Whether two addresses show the same rows in the same order. */
export const isSameSearch = (one: AccountSearch, other: AccountSearch): boolean =>
  [...accountFilters, 'sort' as const].every((name) => one[name] === other[name]);
