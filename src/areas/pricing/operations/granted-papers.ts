import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { grantedOperations as operations } from '../contract/granted-operations.ts';
import { byMoneyGranted } from '../domain/index.ts';
import { listGrantedPapers } from '../store/granted-papers.ts';
import { grantedOf } from '../store/stored-terms.ts';
import { requirePricedAccount, rowsOf } from './reach.ts';

/** A paper at list or above gave nothing away. */
const gaveSomething = ({ concessionBp }: ReturnType<typeof grantedOf>): boolean => concessionBp !== 0;

type Period = { readonly accountId: string; readonly from: Day; readonly to: Day };

/** Users who drafted, asked for or signed what an account was granted in a period, in whatever reach. */
export const grantersOf = async (
  { db, company, today }: Pick<Context, 'db' | 'company' | 'today'>,
  period: Period,
): Promise<ReadonlySet<string>> => {
  const papers = await listGrantedPapers(db, {
    ...period,
    orgId: company.id,
    today,
    timeZone: company.timeZone,
    within: () => sql<boolean>`true`,
    estimatesWithin: null,
  });
  return new Set(papers.filter((row) => gaveSomething(grantedOf(row))).flatMap(({ userIds }) => userIds));
};

const granted = handle(operations.accountGranted, async (context, { id, from, to, limit }) => {
  const { db, company, actor, today } = context;
  const account = await requirePricedAccount(context, 'pricing.read', id);
  const end = to ?? today;
  if (end < from) throw new AppError('pricing.dates-crossed');
  const found = await listGrantedPapers(db, {
    orgId: company.id,
    accountId: account.id,
    from,
    to: end,
    today,
    timeZone: company.timeZone,
    within: (column) => rowsOf(context, 'pricing.read', column),
    estimatesWithin:
      actor.scopeOf('pricing.estimates') === null ? null : (column) => rowsOf(context, 'pricing.estimates', column),
  });
  const papers = found
    .map((row) => ({ ...row, ...grantedOf(row) }))
    .filter(gaveSomething)
    .toSorted(byMoneyGranted);
  return {
    total: papers.length,
    rows: papers.slice(0, limit).map((paper) => ({
      kind: paper.kind,
      id: paper.id,
      number: paper.number,
      on: paper.on,
      names: [...paper.names],
      request:
        paper.requestId === null || paper.requestNumber === null
          ? null
          : { id: paper.requestId, number: paper.requestNumber },
      concessionBp: paper.concessionBp,
      isOfGroup: paper.isOfGroup,
      conceded: paper.concededE4 === null ? null : moneyWireOf(paper.concededE4, company.currency),
    })),
  };
});

export const grantedHandlers = [granted];
