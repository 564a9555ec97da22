import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { Finding } from './finding.ts';
import { contributionIn, minorIn } from './watched-account.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

/** What the agreements ask for: notice times that have begun, sold lines beside what was agreed, tiers out of reach. */
export type AgreementFacts = {
  readonly ends: readonly {
    readonly id: string;
    readonly number: string;
    readonly accountId: string;
    readonly validTo: Day;
    /** Renewal is talked about from so many days before the end on, as the agreement says. */
    readonly noticeDays: number;
  }[];
  readonly breaches: readonly {
    readonly agreementId: string;
    readonly number: string;
    readonly accountId: string;
    readonly kind: string;
    readonly orderedOn: Day;
    /** Net less the agreed price times quantity, e4. */
    readonly differenceE4: string | null;
  }[];
  /** Tiers that the agreed quantities would reach and the forecast of the period does not. */
  readonly missed: readonly {
    readonly id: string;
    readonly number: string;
    readonly accountId: string;
    readonly from: Day;
    readonly to: Day;
    readonly tierMinor: bigint;
    readonly rateBp: number;
    readonly missingMinor: bigint;
    readonly daysLeft: number;
  }[];
};

const year = 12;

const renewals = (
  { ends }: AgreementFacts,
  window: WatchWindow,
  byId: ReadonlyMap<string, WatchedAccount>,
): readonly Finding[] =>
  ends.map(({ id, number, accountId, validTo, noticeDays }): Finding => {
    const account = byId.get(accountId);
    const earned = account === undefined ? 0 : contributionIn(account.figures, window.months - year, window.months);
    return {
      accountId,
      kind: 'agreement',
      subject: `renewal ${id}`,
      mark: validTo,
      evidence: { open: { of: 'renewal', number, validTo }, margin: {}, cost: {} },
      stakeMinor: minorIn(Math.max(0, earned), window),
      since: addDays(validTo, -noticeDays),
      confidenceBp: null,
      step: 'renew-agreement',
    };
  });

/** One warning for each account and agreement: how many lines were sold under the agreed price, and what that cost. */
const undersold = ({ breaches }: AgreementFacts, window: WatchWindow): readonly Finding[] => {
  const below = breaches.filter(({ kind }) => kind === 'below-agreed' || kind === 'agreement-over');
  const groups = Map.groupBy(below, ({ accountId, agreementId }) => `${accountId}/${agreementId}`);
  return [...groups.values()].flatMap((lines): readonly Finding[] => {
    const [first] = lines;
    if (first === undefined) return [];
    const days = lines.map(({ orderedOn }) => orderedOn).toSorted();
    const lost = lines.reduce((sum, { differenceE4 }) => sum + Math.max(0, -Number(differenceE4 ?? 0)), 0);
    const lostMinor = minorIn(lost, window);
    return [
      {
        accountId: first.accountId,
        kind: 'agreement',
        subject: `prices ${first.agreementId}`,
        mark: days.at(-1) ?? first.orderedOn,
        evidence: {
          open: { of: 'prices', number: first.number, lines: lines.length, lostMinor: lostMinor.toString() },
          margin: {},
          cost: {},
        },
        stakeMinor: lostMinor,
        since: days[0] ?? first.orderedOn,
        confidenceBp: null,
        step: 'check-agreement',
      },
    ];
  });
};

/** At stake is the volume that is missing to the tier. */
const missedTiers = ({ missed }: AgreementFacts): readonly Finding[] =>
  missed.map(({ id, number, accountId, from, to, tierMinor, rateBp, missingMinor, daysLeft }): Finding => ({
    accountId,
    kind: 'agreement',
    subject: `tier ${id}`,
    mark: to,
    evidence: {
      open: {
        of: 'tier',
        number,
        to,
        tierMinor: tierMinor.toString(),
        rateBp,
        missingMinor: missingMinor.toString(),
        daysLeft,
      },
      margin: {},
      cost: {},
    },
    stakeMinor: missingMinor,
    since: from,
    confidenceBp: null,
    step: 'talk-volume',
  }));

/** Agreements that end soon, sales beside what was agreed, and tiers that will be missed. */
export const agreementFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  facts: AgreementFacts,
): readonly Finding[] => [
  ...renewals(facts, window, new Map(accounts.map((account) => [account.id, account]))),
  ...undersold(facts, window),
  ...missedTiers(facts),
];
