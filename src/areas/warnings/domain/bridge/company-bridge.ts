import type { Bridge } from './bridge.ts';
import { addProductAmounts, bridgeEffects, noProductAmounts } from './effects.ts';
import type { BridgeAmounts, BridgeEffect, ProductAmounts } from './effects.ts';
import { bridgeSum } from './sum.ts';

/** How the bridge of a company is cut: by who owns the account, by its tier, by product line. */
export const bridgeGroupings = ['owner', 'tier', 'line'] as const;
export type BridgeGrouping = (typeof bridgeGroupings)[number];

/** Of the line grouping: terms and service, which belong to accounts and not to products. */
export const besideLines = 'beside';

export type AccountMove = {
  readonly accountId: string;
  readonly beforeE4: bigint;
  readonly changeE4: bigint;
  /** The effect that moved most in the direction of the change. */
  readonly effect: BridgeEffect | null;
};
export type MoveSum = { readonly accounts: number; readonly changeE4: bigint };

/** The bridge of all accounts, or of one group of them. */
export type GroupBridge = {
  readonly by: BridgeGrouping | 'company';
  /** Id of the owner or of the product line, or the tier; '' for accounts without one. */
  readonly key: string;
  readonly bridge: Bridge;
  readonly accounts: number;
  readonly gained: MoveSum;
  readonly lost: MoveSum;
  readonly falls: readonly AccountMove[];
  readonly rises: readonly AccountMove[];
};

export type BridgedAccount = {
  readonly accountId: string;
  readonly ownerId: string | null;
  readonly tier: string | null;
  readonly bridge: Bridge;
  /** It bought nothing before; it buys nothing any more. */
  readonly isNew: boolean;
  readonly isLost: boolean;
};

/** The effect that moved most in the direction of a change. */
export const mainEffectOf = (amounts: BridgeAmounts, changeE4: bigint): BridgeEffect | null => {
  const sizeOf = (effect: BridgeEffect): bigint => (changeE4 < 0n ? -amounts[effect] : amounts[effect]);
  return (
    bridgeEffects
      .filter((effect) => sizeOf(effect) > 0n)
      .toSorted((a, b) => (sizeOf(a) > sizeOf(b) ? -1 : sizeOf(a) < sizeOf(b) ? 1 : 0))[0] ?? null
  );
};

const byChange = (a: AccountMove, b: AccountMove): number =>
  a.changeE4 < b.changeE4 ? -1 : a.changeE4 > b.changeE4 ? 1 : a.accountId < b.accountId ? -1 : 1;

/** The largest falls and rises of ever more moves; memory for a few times as many as are shown. */
const largestMoves = (shown: number) => {
  let kept: AccountMove[] = [];
  const cut = (): void => {
    const sorted = kept.toSorted(byChange);
    kept = [...sorted.slice(0, shown), ...sorted.slice(Math.max(shown, sorted.length - shown))];
  };
  return {
    add: (move: AccountMove): void => {
      kept.push(move);
      if (kept.length > 8 * shown + 8) cut();
    },
    falls: (): readonly AccountMove[] =>
      kept
        .filter(({ changeE4 }) => changeE4 < 0n)
        .toSorted(byChange)
        .slice(0, shown),
    rises: (): readonly AccountMove[] =>
      kept
        .filter(({ changeE4 }) => changeE4 > 0n)
        .toSorted((a, b) => byChange(b, a))
        .slice(0, shown),
  };
};

const groupOf = (by: GroupBridge['by'], key: string, shown: number) => {
  const [sum, moves] = [bridgeSum(), largestMoves(shown)];
  const counted = { accounts: 0, gained: 0, lost: 0, gainedE4: 0n, lostE4: 0n };
  return {
    add: ({ accountId, bridge, isNew, isLost }: Pick<BridgedAccount, 'accountId' | 'bridge' | 'isNew' | 'isLost'>) => {
      const { beforeE4, changeE4, amounts } = bridge;
      sum.add(bridge);
      moves.add({ accountId, beforeE4, changeE4, effect: mainEffectOf(amounts, changeE4) });
      counted.accounts += 1;
      if (isNew) {
        counted.gained += 1;
        counted.gainedE4 += changeE4;
      } else if (isLost) {
        counted.lost += 1;
        counted.lostE4 += changeE4;
      }
    },
    done: (): GroupBridge => ({
      by,
      key,
      bridge: sum.total(),
      accounts: counted.accounts,
      gained: { accounts: counted.gained, changeE4: counted.gainedE4 },
      lost: { accounts: counted.lost, changeE4: counted.lostE4 },
      falls: moves.falls(),
      rises: moves.rises(),
    }),
  };
};

const noUncovered: Bridge['uncovered'] = {
  products: [],
  netBeforeE4: 0n,
  netAfterE4: 0n,
  revenue: noProductAmounts,
};

/** The part of an account's bridge that one product line makes. */
const lineBridgeOf = (bridge: Bridge, { family, beforeE4, afterE4, coverageE4 }: Bridge['lines'][number]): Bridge => {
  const products = bridge.products.filter((product) => product.family === family);
  const covered = products.reduce<ProductAmounts>(
    (sum, { amounts }) => addProductAmounts(sum, amounts),
    noProductAmounts,
  );
  return {
    beforeE4,
    afterE4,
    changeE4: afterE4 - beforeE4,
    amounts: { ...covered, coverage: coverageE4, terms: 0n, service: 0n },
    familyMixE4: 0n,
    products,
    lines: [],
    terms: {},
    service: {},
    uncovered: noUncovered,
  };
};

/** What is left of it beside its product lines. */
const besideBridgeOf = (bridge: Bridge): Bridge => {
  const inLines = (side: 'beforeE4' | 'afterE4'): bigint => bridge.lines.reduce((sum, line) => sum + line[side], 0n);
  const [beforeE4, afterE4] = [bridge.beforeE4 - inLines('beforeE4'), bridge.afterE4 - inLines('afterE4')];
  const { terms, service } = bridge.amounts;
  return {
    ...bridge,
    beforeE4,
    afterE4,
    changeE4: afterE4 - beforeE4,
    amounts: { ...noProductAmounts, terms, service },
    familyMixE4: 0n,
    products: [],
    lines: [],
    uncovered: noUncovered,
  };
};

/**
 * Adds up the bridges of a company's accounts (docs/methods.md 10.1), whole and cut by owner, tier and product line. The
 * groups of each cut add up to the whole exactly, and so does each effect; amounts e4. An account is part of every line
 * that it buys; its terms and service stand beside the lines.
 */
export const companyBridge = (shown: number) => {
  const groups = new Map<string, ReturnType<typeof groupOf>>();
  const into = (by: GroupBridge['by'], key: string): ReturnType<typeof groupOf> => {
    const id = `${by} ${key}`;
    const group = groups.get(id) ?? groupOf(by, key, shown);
    groups.set(id, group);
    return group;
  };
  into('company', '');
  return {
    add: (account: BridgedAccount): void => {
      const { ownerId, tier, bridge } = account;
      into('company', '').add(account);
      into('owner', ownerId ?? '').add(account);
      into('tier', tier ?? '').add(account);
      for (const line of bridge.lines)
        into('line', line.family).add({ ...account, bridge: lineBridgeOf(bridge, line) });
      const beside = besideBridgeOf(bridge);
      if (beside.beforeE4 !== 0n || beside.afterE4 !== 0n)
        into('line', besideLines).add({ ...account, bridge: beside });
    },
    groups: (): readonly GroupBridge[] => [...groups.values()].map((group) => group.done()),
  };
};
