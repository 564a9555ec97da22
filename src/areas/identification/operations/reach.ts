import { seesMargin } from '#kernel/access';
import type { RawBuilder } from 'kysely';
import { accountScope } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import type { permissions } from '../contract/permissions.ts';
import { maySeeBadge } from '../domain/index.ts';
import { findLatestRun, findRun } from '../store/runs.ts';
import type { PortfolioFilter, PortfolioSort } from '../store/portfolio.ts';
import type { RunRow } from '../store/runs.ts';

type IdentificationRight = keyof typeof permissions;

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsWithin = (
  context: Pick<Context, 'actor' | 'today'>,
  right: IdentificationRight,
  column: string,
): RawBuilder<boolean> => {
  const scope = context.actor.scopeOf(right);
  if (scope === null) throw new AppError('platform.forbidden', { permission: right });
  return accountScope({ ...context.actor, today: context.today }, scope, column);
};

/** A finished run by id, else the latest; null before the first one. */
export const runWanted = async ({ db, company }: Context, id: string | undefined): Promise<RunRow | null> => {
  if (id === undefined) return await findLatestRun(db, company.id);
  const run = await findRun(db, company.id, id);
  if (run === null || run.state !== 'done') throw new AppError('identification.run-not-found');
  return run;
};

export const requireRun = async (context: Context, id: string | undefined): Promise<RunRow> => {
  const run = await runWanted(context, id);
  if (run === null) throw new AppError('identification.run-not-found');
  return run;
};

const ofMargins: readonly PortfolioSort[] = [
  'rank',
  'score',
  'contribution',
  'expected',
  'contribution-axis',
  'growth',
];

type Asked = Omit<PortfolioFilter, 'unit'> & { readonly sort?: PortfolioSort | undefined };

/**
 * The filter with the order that this reader gets: by rank, else by revenue. An order or a filter by what is hidden would
 * tell it and is refused.
 */
export const seenFilter = <F extends Asked>(
  { actor }: Pick<Context, 'actor'>,
  filter: F,
): F & { readonly sort: PortfolioSort } => {
  const sort = filter.sort ?? (seesMargin(actor.fields) ? 'rank' : 'revenue');
  const isHidden = ofMargins.includes(sort) && !seesMargin(actor.fields);
  if (isHidden || (filter.badge !== undefined && !maySeeBadge(actor.fields, filter.badge)))
    throw new AppError('identification.figure-hidden');
  return { ...filter, sort };
};

/** Refuses what a reader without margins may not have in any form. */
export const requireMargin = ({ actor }: Pick<Context, 'actor'>): void => {
  if (!seesMargin(actor.fields)) throw new AppError('identification.figure-hidden');
};
