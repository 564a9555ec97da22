import type { RawBuilder } from 'kysely';
import { accountScope } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import type { permissions } from '../contract/permissions.ts';
import { findLatestRun, findRun } from '../store/runs.ts';
import type { PortfolioSort } from '../store/portfolio.ts';
import type { RunRow } from '../store/runs.ts';

type IdentificationRight = keyof typeof permissions;

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsWithin = (
  context: Pick<Context, 'actor'>,
  right: IdentificationRight,
  column: string,
): RawBuilder<boolean> => {
  const scope = context.actor.scopeOf(right);
  if (scope === null) throw new AppError('platform.forbidden', { permission: right });
  return accountScope(context.actor, scope, column);
};

export const seesMargin = ({ actor }: Pick<Context, 'actor'>): boolean => actor.fields.includes('margin');
export const seesCost = ({ actor }: Pick<Context, 'actor'>): boolean => actor.fields.includes('cost');

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

const ofMargins: readonly PortfolioSort[] = ['contribution', 'expected', 'contribution-axis'];

/** An order by margins would tell what its figures are. */
export const refuseHiddenSort = (context: Pick<Context, 'actor'>, sort: PortfolioSort): void => {
  if (ofMargins.includes(sort) && !seesMargin(context)) throw new AppError('identification.figure-hidden');
};
