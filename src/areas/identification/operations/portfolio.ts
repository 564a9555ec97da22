import { seesMargin } from '#kernel/access';
import { listAccountRefs } from '#areas/accounts';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { runOperations as operations } from '../contract/run-operations.ts';
import { shownBadgeCodes, tiers } from '../domain/index.ts';
import type { BadgeCode } from '../domain/index.ts';
import { listBackTests } from '../store/back-tests.ts';
import { countByBadgeAndTier, countPortfolio, listMatrix, listMovers, listPortfolio } from '../store/portfolio.ts';
import type { MatrixPoint, PortfolioSet } from '../store/portfolio.ts';
import { findReport, findRunBefore } from '../store/runs.ts';
import { presentPortfolioRow, presentRun } from './present.ts';
import { rowsWithin, runWanted, seenFilter } from './reach.ts';

const list = handle(operations.portfolio, async (context, { cursor, limit, runId, ...asked }) => {
  const { db, company } = context;
  const filter = seenFilter(context, asked);
  const run = await runWanted(context, runId);
  if (run === null) return { run: null, rows: [], total: 0 };
  const [value, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const set = {
    ...filter,
    orgId: company.id,
    runId: run.id,
    within: rowsWithin(context, 'identification.read', 'r.account_id'),
  };
  const rows = await listPortfolio(db, {
    ...set,
    after: id === undefined ? undefined : { value: Number(value), id: String(id) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.sortValue, row.accountId]);
  return {
    ...page,
    run: presentRun(run),
    rows: page.rows.map((row) => presentPortfolioRow(context, row)),
    ...(cursor === undefined && { total: await countPortfolio(db, set) }),
  };
});

const matrixShown = 400;
const moversShown = 20;

const report = handle(operations.portfolioReport, async (context, { runId }) => {
  const { db, company } = context;
  const run = await runWanted(context, runId);
  if (run === null)
    return {
      run: null,
      modelInUse: null,
      book: null,
      badges: badgeCountsFor(context, []),
      tiers: {},
      matrix: [],
      previousRun: null,
      movers: [],
      proof: null,
    };
  const set: PortfolioSet = {
    orgId: company.id,
    runId: run.id,
    unit: 'account',
    within: rowsWithin(context, 'identification.read', 'r.account_id'),
  };
  const isOpen = seesMargin(context.actor.fields);
  const counts = await countByBadgeAndTier(db, set);
  const previous = await findRunBefore(db, company.id, run);
  const movers =
    previous === null || !isOpen ? [] : await listMovers(db, { ...set, previousRunId: previous.id }, moversShown);
  const matrix = isOpen ? await listMatrix(db, set, matrixShown) : [];
  const refs = await listAccountRefs(
    db,
    company.id,
    [...movers, ...matrix].map(({ accountId }) => accountId),
  );
  const seesBook = isOpen && context.actor.scopeOf('identification.read') === 'all';
  const book = await findReport(db, company.id, run.id);
  const [proof] = isOpen ? await listBackTests(db, company.id, 1) : [];
  return {
    run: presentRun(run),
    modelInUse: book?.model.inUse ?? null,
    book: seesBook ? book : null,
    badges: badgeCountsFor(context, counts.badges),
    tiers: Object.fromEntries(
      tiers.map((tier) => {
        const found = counts.tiers.find((row) => row.tier === tier);
        return [tier, { confirmed: found?.confirmed ?? 0, proposed: found?.proposed ?? 0 }];
      }),
    ),
    matrix: matrix.flatMap((point) => {
      const account = refs.get(point.accountId);
      return account === undefined
        ? []
        : [
            {
              account,
              ...placeOf(point),
              revenue: { minor: String(point.revenueMinor), currency: company.currency },
              tier: point.tier,
            },
          ];
    }),
    previousRun: previous === null ? null : presentRun(previous),
    movers: movers.flatMap(({ accountId, change, ...move }) => {
      const account = refs.get(accountId);
      return account === undefined ? [] : [{ account, ...move, scoreChange: change === null ? null : change / 1e6 }];
    }),
    proof:
      proof === undefined
        ? null
        : { id: proof.id, cutoff: proof.cutoff, horizonDays: proof.horizonDays, verdicts: proof.verdicts },
  };
});

/** Accounts by badge, zero included; a badge that is hidden has no count. */
const badgeCountsFor = (
  { actor }: Pick<Context, 'actor'>,
  counts: readonly { readonly badge: BadgeCode; readonly accounts: number }[],
): Partial<Record<BadgeCode, number>> =>
  Object.fromEntries(
    shownBadgeCodes(actor.fields).map((code) => [code, counts.find(({ badge }) => badge === code)?.accounts ?? 0]),
  );

const middle = 5_000;

/** Where an account stands in the matrix; an axis without data counts as the middle. */
const placeOf = (point: MatrixPoint) => ({
  attractiveness: meanOf([point.contributionShare, point.growthShare, point.strategicShare]),
  strength: meanOf([point.continuityShare, point.relationshipShare, point.paymentShare]),
});

const meanOf = (shares: readonly (number | null)[]): number => {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? middle : Math.round(known.reduce((sum, share) => sum + share, 0) / known.length);
};

export const portfolioHandlers = [list, report];
