import { listSoldTerms } from '#areas/ledger';
import type { SoldTerms } from '#areas/ledger';
import type { Context } from '#platform/operations';
import { backdatedShareOf, rational } from '../domain/index.ts';
import type { Rational } from '../domain/index.ts';
import { listPlanMembers } from '../store/plan-sales.ts';
import type { StandingScope } from './standing.ts';

type Asked = {
  readonly accountId: string;
  readonly productIds: readonly string[];
  readonly scope: StandingScope;
};

/** What was sold in the days before a paper is signed that its rebate takes in. */
export const soldBefore = async (
  { db, company }: Context,
  { accountId, productIds, scope }: Asked,
): Promise<readonly SoldTerms[]> => {
  if (scope === 'after-rebates' || scope.backdated === undefined || scope.backdated === null) return [];
  const { days, basis } = scope.backdated;
  const orgId = company.id;
  const accountIds = scope.coversGroup ? await listPlanMembers(db, orgId, accountId) : [accountId];
  return await listSoldTerms(db, { orgId, accountIds, productIds: basis === 'all' ? null : productIds, ...days });
};

/** What the rebate of a paper makes of sales before it, as a share of list; zero where it takes in none. */
export const backdatedShare = async (context: Context, asked: Asked): Promise<Rational> => {
  const { scope } = asked;
  if (scope === 'after-rebates' || scope.backdated === undefined || scope.backdated === null) return rational(0n);
  const sold = await soldBefore(context, asked);
  return backdatedShareOf(
    sold.map(({ listE4, listedNetE4 }) => ({ listE4: BigInt(listE4), listedNetE4: BigInt(listedNetE4) })),
    scope.backdated.rebateBp,
  );
};
