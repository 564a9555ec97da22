import { dayOf, firstDayOf, monthOfNumber } from '#kernel/day';
import { concentrationBreaches } from '../concentration/concentration.ts';
import type { ConcentrationBreach, ConcentrationRow } from '../concentration/concentration.ts';
import type { EvidenceGroup, Finding } from './finding.ts';
import type { WarningPolicy } from './policy.ts';
import { contributionIn, minorIn, sumOf } from './watched-account.ts';
import type { WatchedAccount, WatchedProduct, WatchWindow } from './watched-account.ts';

const year = 12;
/** A company of a few products knows that it depends on them. */
const fewestProducts = 10;

type About = { readonly accountId: string; readonly subject: string; readonly evidence: EvidenceGroup };

const findingOf = (breach: ConcentrationBreach, about: About, window: WatchWindow): Finding => {
  const { shareBp, limitBp, revenueMinor, contributionMinor } = breach;
  return {
    accountId: about.accountId,
    kind: 'concentration',
    subject: about.subject,
    mark: dayOf(window.asOfDay).slice(0, 4),
    evidence: {
      open: { ...about.evidence, shareBp, limitBp, revenueMinor: revenueMinor.toString() },
      margin: { contributionMinor: contributionMinor?.toString() ?? null },
      cost: {},
    },
    stakeMinor: contributionMinor !== null && contributionMinor > 0n ? contributionMinor : 0n,
    since: firstDayOf(monthOfNumber(window.firstMonth + window.months - year)),
    confidenceBp: null,
    step: 'spread-risk',
  };
};

const rowOf = (code: string, members: readonly WatchedAccount[], window: WatchWindow): ConcentrationRow => {
  const { months } = window;
  const total = (of: (account: WatchedAccount) => number): number =>
    members.reduce((sum, account) => sum + of(account), 0);
  return {
    code,
    revenueMinor: minorIn(
      total(({ figures }) => sumOf(figures.net, months - year, months)),
      window,
    ),
    priorRevenueMinor: minorIn(
      total(({ figures }) => sumOf(figures.net, months - 2 * year, months - year)),
      window,
    ),
    contributionMinor:
      total(({ figures }) => sumOf(figures.known, months - year, months)) === 0
        ? null
        : minorIn(
            total(({ figures }) => contributionIn(figures, months - year, months)),
            window,
          ),
  };
};

const accountFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  mostBp: number,
): readonly Finding[] =>
  concentrationBreaches(
    accounts.map((account) => rowOf(account.id, [account], window)),
    mostBp,
  ).map((breach) => findingOf(breach, { accountId: breach.code, subject: '', evidence: { of: 'account' } }, window));

/** Groups of two accounts and more, named by their head; every account counts in the total. */
const groupFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  mostBp: number,
): readonly Finding[] => {
  const groups = Map.groupBy(accounts, ({ head }) => head.id);
  const rows = [...groups].map(([id, members]) => rowOf(id, members, window));
  return concentrationBreaches(rows, mostBp).flatMap((breach) => {
    const members = groups.get(breach.code) ?? [];
    if (members.length < 2) return [];
    const evidence = { of: 'group', name: members[0]?.head.name ?? '', members: members.length };
    return [findingOf(breach, { accountId: breach.code, subject: 'group', evidence }, window)];
  });
};

type ProductSum = {
  readonly product: WatchedProduct;
  net: number;
  prior: number;
  margin: number;
  known: number;
  readonly buyers: Map<string, number>;
};

const productSums = (accounts: readonly WatchedAccount[], { months }: WatchWindow): readonly ProductSum[] => {
  const sums = new Map<string, ProductSum>();
  for (const { id, history, products } of accounts)
    for (let i = 0; i < history.month.length; i += 1) {
      const [month, product] = [history.month[i] ?? 0, products[history.item[i] ?? 0]];
      if (product === undefined || month < months - 2 * year) continue;
      const sum = sums.get(product.id) ?? { product, net: 0, prior: 0, margin: 0, known: 0, buyers: new Map() };
      sums.set(product.id, sum);
      const [net, cost] = [history.net[i] ?? 0, history.cost[i] ?? Number.NaN];
      if (month < months - year) {
        sum.prior += net;
        continue;
      }
      sum.net += net;
      sum.buyers.set(id, (sum.buyers.get(id) ?? 0) + net);
      if (Number.isNaN(cost)) continue;
      sum.margin += net - cost;
      sum.known += net;
    }
  return [...sums.values()];
};

/** Products that bring too much of the revenue, told at the account that buys most of it. */
const productFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  mostBp: number,
): readonly Finding[] => {
  const sums = new Map(productSums(accounts, window).map((sum) => [sum.product.id, sum]));
  if (sums.size < fewestProducts) return [];
  const rows = [...sums.values()].map(({ product, net, prior, margin, known }) => ({
    code: product.id,
    revenueMinor: minorIn(net, window),
    priorRevenueMinor: minorIn(prior, window),
    contributionMinor: known === 0 ? null : minorIn(margin, window),
  }));
  return concentrationBreaches(rows, mostBp).flatMap((breach) => {
    const sum = sums.get(breach.code);
    const [buyer] = [...(sum?.buyers ?? [])].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (sum === undefined || buyer === undefined) return [];
    const evidence = {
      of: 'product',
      name: sum.product.name,
      buyerShareBp: Math.round((buyer[1] / sum.net) * 10_000),
    };
    return [findingOf(breach, { accountId: buyer[0], subject: `product ${breach.code}`, evidence }, window)];
  });
};

/** Accounts, groups and products that bring more of the revenue than they may, with what losing them would cost. */
export const concentrationFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  { concentrationMostBp }: WarningPolicy,
): readonly Finding[] => [
  ...accountFindings(accounts, window, concentrationMostBp),
  ...groupFindings(accounts, window, concentrationMostBp),
  ...productFindings(accounts, window, concentrationMostBp),
];
