import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { listAncestorIds } from '../store/tree.ts';

/** Accounts that move with all under them, and the accounts that they come to. */
export type Placing = {
  readonly movedIds: readonly string[];
  readonly toIds: readonly string[];
  /** The one that they are merged into. */
  readonly becomeId?: string;
};

/** A price at an account that does not bear what the account earns at its place. */
export type Undercut = {
  readonly accountId: string;
  /** Of the paper or the order whose price it is; null: what was sold before. */
  readonly number: string | null;
  readonly product: string;
  /** Of the papers that the account earns under. */
  readonly rebate: string;
  /** Of what was ordered and sold before: the day after which it can be placed there, since the rebate is settled. */
  readonly after: Day | null;
};

/**
 * Looks at prices before accounts move; asked again in the same transaction when they have moved, it answers what the move has
 * taken under its floor. Accounts know no prices; who builds the product hands the rule in.
 */
export type PlaceGuard = (context: Context, placing: Placing) => Promise<() => Promise<readonly Undercut[]>>;

/** What keeps accounts from moving, as one refusal. */
export const refuseUndercut = (undercuts: readonly Undercut[]): void => {
  const [first] = undercuts;
  if (first === undefined) return;
  const { number, product, rebate, after } = first;
  if (after === null) throw new AppError('accounts.place-undercuts', { number: number ?? '', product, rebate });
  if (number !== null) throw new AppError('accounts.place-undercuts-order', { number, product, rebate, day: after });
  throw new AppError('accounts.place-undercuts-sold', { product, rebate, day: after });
};

/**
 * Moves many accounts at once, and leaves where they are those whose place would take prices under their floor: of each such price
 * the account nearest above it that moves. `place` moves all but the refused.
 */
export const placeMany = async <T>(
  context: Context,
  { guardPlaces, ...placing }: Placing & { readonly guardPlaces: PlaceGuard },
  place: (refused: ReadonlySet<string>) => Promise<T>,
): Promise<{ readonly placed: T; readonly undercut: ReadonlyMap<string, Undercut> }> => {
  const { db, company } = context;
  const moves = new Set(placing.movedIds);
  const undercut = new Map<string, Undercut>();
  const listUndercut = await guardPlaces(context, placing);
  for (;;) {
    await sql`savepoint account_places`.execute(db);
    const placed = await place(new Set(undercut.keys()));
    const found = await listUndercut();
    for (const one of found) {
      const above = await listAncestorIds(db, company.id, one.accountId);
      const at = above.find((id) => moves.has(id) && !undercut.has(id));
      if (at !== undefined) undercut.set(at, one);
    }
    await (
      found.length === 0 ? sql`release savepoint account_places` : sql`rollback to savepoint account_places`
    ).execute(db);
    if (found.length === 0) return { placed, undercut };
  }
};
