import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { accountScope } from '#areas/accounts';
import { seesCost, seesMargin } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { lastWholeDay } from '../store/facts/company-window.ts';
import type { AccountSort } from '../store/figures/account-figures.ts';
import type { Viewer } from './present-figures.ts';

export type LedgerRight = 'ledger.read' | 'ledger.export' | 'ledger.credit';

/** The accounts that a right reaches for the caller, as a condition on an account id column. */
export const accountsWithin = (
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  right: LedgerRight,
  column: string,
): RawBuilder<boolean> => {
  const scope = actor.scopeOf(right);
  if (scope === null) throw new AppError('platform.forbidden', { permission: right });
  return accountScope({ ...actor, today }, scope, column);
};

/** Refuses an account that does not exist or that the right does not reach: not found either way. */
export const requireReach = async (context: Context, right: LedgerRight, accountId: string): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from account_card a
    where a.org_id = ${context.company.id} and a.id = ${accountId}::uuid and ${accountsWithin(context, right, 'a.id')}
  `.execute(context.db);
  if (rows.length === 0) throw new AppError('ledger.account-not-found');
};

/** The order that is asked for, by the contribution that this caller sees; one by what is hidden would tell it. */
export const seenOrder = ({ actor }: Pick<Context, 'actor'>, sort: AccountSort): AccountSort => {
  if (sort !== 'contribution') return sort;
  if (!seesMargin(actor.fields)) throw new AppError('ledger.figure-hidden');
  return seesCost(actor.fields) ? sort : 'whole-contribution';
};

/** The last day that contribution counts for the caller: of whole months for who sees no cost (docs/decisions/0014). */
export const contributionEnd = ({ actor, today }: Pick<Context, 'actor' | 'today'>, asOf: Day): Day =>
  seesCost(actor.fields) ? asOf : lastWholeDay(asOf, today);

export const viewerOf = ({ actor, company }: Pick<Context, 'actor' | 'company'>): Viewer => ({
  currency: company.currency,
  fields: actor.fields,
});
