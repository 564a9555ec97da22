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

/** Of what carries out a tender, its free units were promised before. */
type Asked = Pick<Assessment, 'account' | 'carriesOut'> & {
  readonly lines: readonly Pick<AssessedLine, 'product' | 'terms'>[];
};

/** Free units of a bid by product. They come with the whole quantity: of what is partly ordered none are left. */
const freeInBid = async (context: Context, tenderId: string): Promise<ReadonlyMap<string, bigint>> => {
  const committed = await listCommitments(context.db, context.company.id, { kind: 'tender', documentId: tenderId });
  const left = await leftOf(context, committed);
  const free = new Map<string, bigint>();
  for (const { id, productId, quantityE4, freeQuantityE4 } of committed)
    if (left.get(id) === BigInt(quantityE4)) free.set(productId, (free.get(productId) ?? 0n) + BigInt(freeQuantityE4));
  return free;
};

/** The risk check that stands before what is asked, and the first line that it stops (from 0); null: no support is newly promised, or nothing is open. */
export const riskBefore = async (
  context: Context,
  judge: SupportJudge,
  { account, lines, carriesOut }: Asked,
): Promise<{ readonly at: number; readonly risk: OpenRisk } | null> => {
  if (!lines.some(({ terms }) => promisesSupport(terms))) return null;
  const left = new Map(carriesOut === null ? [] : await freeInBid(context, carriesOut));
  const at = lines.findIndex(({ product, terms }) => {
    const before = left.get(product.id) ?? 0n;
    left.set(product.id, before - terms.freeQuantityE4);
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
