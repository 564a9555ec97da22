import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { promisesSupport } from '../domain/index.ts';
import { listCommitments } from '../store/commitments.ts';
import type { Assessment, AssessedLine } from './assess.ts';
import { leftOf } from './left-of.ts';

/** A warning of an account whose risk check is not answered; the warning and what of the check is open, in words. */
export type OpenRisk = {
  readonly warningId: string;
  readonly warning: string;
  readonly since: Day;
  readonly checks: string;
};

/** Finds what has to be looked at before an account is promised support: pricing may not read it, so it is handed in. */
export type SupportJudge = (context: Context, accountId: string) => Promise<OpenRisk | null>;

/** Of what carries out a tender, its free units were promised before, to the account alone. */
type Asked = Pick<Assessment, 'account' | 'carriesOut'> & {
  readonly lines: readonly Pick<AssessedLine, 'product' | 'terms'>[];
};

type Bid = { readonly quantityE4: bigint; readonly freeE4: bigint };

/** What a bid promised by product, of lines of which nothing is ordered yet: free units come with the whole quantity. */
const untouchedBid = async (context: Context, tenderId: string): Promise<ReadonlyMap<string, Bid>> => {
  const committed = await listCommitments(context.db, context.company.id, { kind: 'tender', documentId: tenderId });
  const left = await leftOf(context, committed);
  const untouched = committed.filter(({ id, quantityE4 }) => left.get(id) === BigInt(quantityE4));
  return new Map(
    [...Map.groupBy(untouched, ({ productId }) => productId)].map(([productId, rows]) => [
      productId,
      {
        quantityE4: rows.reduce((sum, row) => sum + BigInt(row.quantityE4), 0n),
        freeE4: rows.reduce((sum, row) => sum + BigInt(row.freeQuantityE4), 0n),
      },
    ]),
  );
};

/** The risk check that stands before what is asked, and the first line that it stops (from 0); null: no support is newly promised, or nothing is open. */
export const riskBefore = async (
  context: Context,
  judge: SupportJudge,
  { account, lines, carriesOut }: Asked,
): Promise<{ readonly at: number; readonly risk: OpenRisk } | null> => {
  if (!lines.some(({ terms }) => promisesSupport(terms))) return null;
  const bid = carriesOut === null ? new Map<string, Bid>() : await untouchedBid(context, carriesOut);
  const at = lines.findIndex(({ product, terms }) => {
    const { quantityE4, freeE4 } = bid.get(product.id) ?? { quantityE4: 0n, freeE4: 0n };
    const before = terms.quantityE4 >= quantityE4 ? freeE4 : 0n;
    return promisesSupport({ ...terms, freeQuantityE4: terms.freeQuantityE4 - before });
  });
  if (at < 0) return null;
  const risk = await judge(context, account.id);
  return risk === null ? null : { at, risk };
};

/** Refuses to promise free goods or marketing support to an account with a risk check that nobody answered. */
export const requireRiskChecked = async (context: Context, judge: SupportJudge, asked: Asked): Promise<void> => {
  const found = await riskBefore(context, judge, asked);
  if (found !== null) throw new AppError('pricing.risk-unchecked', found.risk);
};
