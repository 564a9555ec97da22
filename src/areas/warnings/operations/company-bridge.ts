import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { monthNumberOf } from '#kernel/day';
import { minorOf, moneyWireOf, moneyWireOfMinor } from '#kernel/money';
import { seesCost, seesMargin } from '#platform/access';
import { listMembers } from '#platform/identity';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { bridgeOperations as operations } from '../contract/bridge-operations.ts';
import { cutKeyOf, mainEffectOf, shownCuts, toldEffectOf } from '../domain/index.ts';
import type { AccountMove, CutSides, GroupBridge, MoveSum } from '../domain/index.ts';
import { bridgeJobKind } from '../jobs/bridge-job.ts';
import { findCompanyBridge, listCutLines, listLineNames } from '../store/company-bridges.ts';
import type { BridgedPeriods, CutLine, KeptBridge } from '../store/company-bridges.ts';
import { countReachedAccounts } from '../store/reached-accounts.ts';
import { openPeriodsOf, periodsOf, presentBridge } from './bridge.ts';
import type { Periods } from './bridge.ts';
import { rowsOf } from './reach.ts';
import { readCompanyBridge } from './read-company-bridge.ts';

/** More accounts than these are not added up while somebody waits: the worker does it. */
const addedUpAtOnce = 2_000;

const bridgedOf = ({ before, after }: Periods): BridgedPeriods => ({
  month: after.to,
  against: before.to,
  months: monthNumberOf(after.to) - monthNumberOf(after.from) + 1,
});

type Cut = Pick<GroupBridge, 'by' | 'key'>;
type Found = { readonly body: KeptBridge; readonly lines: readonly CutLine[]; readonly computedAt: Date | null };

/** What the worker has computed of the whole company; null where the caller sees a part of it, or it is not there. */
const findKept = async (context: Context, periods: Periods, cut: Cut): Promise<Found | null> => {
  const { db, company, actor } = context;
  if (actor.scopeOf('warnings.read') !== 'all') return null;
  const key = { orgId: company.id, ...bridgedOf(periods) };
  const found = await findCompanyBridge(db, key, cut);
  return found === null ? null : { ...found, lines: await listCutLines(db, key) };
};

/** The same added up now, over the accounts in the caller's reach. */
const addUp = async (context: Context, periods: Periods, cut: Cut): Promise<Found> => {
  const { db, company } = context;
  const within = (column: string) => rowsOf(context, 'warnings.read', column);
  const counted = { orgId: company.id, within: within('a.id'), limit: addedUpAtOnce + 1 };
  if ((await countReachedAccounts(db, counted)) > addedUpAtOnce)
    throw new AppError('warnings.bridge-not-computed', { accounts: addedUpAtOnce });
  const cuts = await readCompanyBridge(context, { periods, within, transact: async (step) => await step(db) });
  const found = cuts?.find(({ by, key }) => by === cut.by && key === cut.key);
  if (found === undefined) throw new AppError('warnings.group-not-found');
  const lines = (cuts ?? []).flatMap(({ by, key, body }) => (by === 'company' ? [] : [{ by, key, ...body }]));
  return { body: found.body, lines, computedAt: null };
};

const presentMoves = async (context: Context, moves: readonly AccountMove[]) => {
  const { db, company } = context;
  const refs = await listAccountRefs(
    db,
    company.id,
    moves.map(({ accountId }) => accountId),
  );
  return moves.flatMap(({ accountId, beforeE4, changeE4, effect }) => {
    const account = refs.get(accountId);
    if (account === undefined) return [];
    const told = effect === null ? null : toldEffectOf(effect, seesCost(context));
    const change = minorOf(beforeE4 + changeE4, company.currency) - minorOf(beforeE4, company.currency);
    return [{ account, change: moneyWireOfMinor(change, company.currency), effect: told }];
  });
};

/** The groups of all cuts with their names, the largest change first. */
const presentGroups = async (context: Context, lines: readonly CutLine[], shown: ReadonlyMap<string, CutSides>) => {
  const { db, company } = context;
  const isCostSeen = seesCost(context);
  const members = new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name]));
  const families = await listLineNames(db, company.id);
  const nameOf = ({ by, key }: CutLine) => {
    if (by === 'owner') return { name: members.get(key) ?? null, nameEn: null };
    return by === 'line' ? (families.get(key) ?? { name: null, nameEn: null }) : { name: null, nameEn: null };
  };
  const sizeOf = ({ beforeE4, afterE4 }: CutLine): bigint =>
    afterE4 < beforeE4 ? beforeE4 - afterE4 : afterE4 - beforeE4;
  return lines
    .toSorted((a, b) => (sizeOf(a) > sizeOf(b) ? -1 : sizeOf(a) < sizeOf(b) ? 1 : 0))
    .flatMap((line) => {
      const { by, key, accounts, beforeE4, afterE4, amounts } = line;
      if (by === 'company' || (by === 'line' && !isCostSeen)) return [];
      const effect = mainEffectOf(amounts, afterE4 - beforeE4);
      const { before, after } = shown.get(cutKeyOf(line)) ?? { before: 0n, after: 0n };
      const money = (minor: bigint) => moneyWireOfMinor(minor, company.currency);
      return [
        {
          by,
          key,
          ...nameOf(line),
          accounts,
          before: money(before),
          after: money(after),
          change: money(after - before),
          changeE4: (afterE4 - beforeE4).toString(),
          effect: effect === null ? null : toldEffectOf(effect, isCostSeen),
        },
      ];
    });
};

const companyBridge = handle(operations.companyBridge, async (context, { by, key, ...asked }) => {
  if (!seesMargin(context)) throw new AppError('warnings.margin-hidden');
  if (by === 'line' && !seesCost(context)) throw new AppError('warnings.lines-hidden');
  const periods = await openPeriodsOf(context, asked);
  const cut = by === undefined ? { by: 'company' as const, key: '' } : { by, key };
  const { body, lines, computedAt } = (await findKept(context, periods, cut)) ?? (await addUp(context, periods, cut));
  const shown = shownCuts(lines, context.company.currency);
  const sides = shown.get(cutKeyOf(cut));
  const moved = ({ accounts, changeE4 }: MoveSum) => ({
    accounts,
    change: moneyWireOf(changeE4, context.company.currency),
  });
  return {
    bridge: await presentBridge(context, { bridge: body, sides, promotions: body.promotions, periods }),
    accounts: body.accounts,
    gained: moved(body.gained),
    lost: moved(body.lost),
    falls: await presentMoves(context, body.falls),
    rises: await presentMoves(context, body.rises),
    groups: await presentGroups(context, lines, shown),
    computedAt: computedAt?.toISOString() ?? null,
  };
});

const compute = handle(operations.computeBridge, async (context, asked) => {
  const periods = bridgedOf(await periodsOf(context, asked));
  return {
    jobId: await context.enqueue({ kind: bridgeJobKind, payload: { ...periods }, exclusiveKey: bridgeJobKind }),
  };
});

export const companyBridgeHandlers = [companyBridge, compute];
