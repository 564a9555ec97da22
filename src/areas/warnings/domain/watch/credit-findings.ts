import {
  afterCreditNotes,
  daysBeyondTermsOf,
  lateProbabilityOf,
  latePriorOf,
  monthNumberOfDay,
  over60ShareOf,
  paymentFactsOf,
} from '#domain/identification';
import type { InvoiceFacts, LatePrior, PaymentFacts } from '#domain/identification';
import { holdProposalOf } from '#domain/pricing';
import type { HoldProposal } from '#domain/pricing';
import { dayOf, firstDayOf, monthOfNumber } from '#kernel/day';
import { gradeCredit } from '../credit/credit-grade.ts';
import type { GradedCredit } from '../credit/credit-grade.ts';
import { expectedLossOf, exposureOf } from '../credit/expected-loss.ts';
import { paymentChartOf, paymentDriftOf } from '../credit/payment-drift.ts';
import { promiseOutcomes } from '../credit/payment-promise.ts';
import { defaultErosionChart } from '../detect/self-starting-cusum.ts';
import { heightChances, surenessOf } from '../erosion/evidence.ts';
import { normalScoreTables } from '../stats/normal-scores.ts';
import type { Finding } from './finding.ts';
import { gradeBoundsOf, lossTableOf } from './policy.ts';
import type { RunPolicy, WarningPolicy } from './policy.ts';
import { minorIn, sumOf } from './watched-account.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

const judgedDays = 365;

export type CreditFacts = {
  readonly invoices: readonly InvoiceFacts[];
  readonly promises: WatchedAccount['promises'];
  readonly undeliveredMinor: bigint;
  readonly bondsMinor: bigint;
  readonly limitMinor: bigint | null;
  readonly asOfDay: number;
  readonly policy: Pick<WarningPolicy, 'promiseGraceDays' | 'credit'>;
  /** Chance that the next invoice is paid late, by the account's peers; null without any. */
  readonly lateProbability: number | null;
};

export type CreditStanding = {
  readonly payment: PaymentFacts | null;
  readonly daysBeyondTerms: number | null;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  readonly exposureMinor: bigint;
  readonly graded: GradedCredit;
  readonly hold: HoldProposal;
  readonly expectedLossMinor: bigint | null;
  readonly brokenPromises: number;
};

/** An account's credit on a day: grade by the worst sign of twelve months, exposure, hold, expected loss. */
export const creditStandingOf = (facts: CreditFacts): CreditStanding => {
  const { asOfDay, limitMinor, policy } = facts;
  const payment = paymentFactsOf(facts.invoices, { afterDay: asOfDay - judgedDays, asOfDay });
  const overdueMinor =
    payment === null
      ? 0n
      : payment.ageing.to30Minor + payment.ageing.to60Minor + payment.ageing.to90Minor + payment.ageing.over90Minor;
  const openMinor = overdueMinor + (payment?.ageing.currentMinor ?? 0n);
  const exposureMinor = exposureOf({
    openMinor,
    undeliveredMinor: facts.undeliveredMinor,
    inWorkMinor: 0n,
    bondsMinor: facts.bondsMinor,
  });
  const payments = facts.invoices.flatMap((invoice) => invoice.payments);
  const outcomes = promiseOutcomes(facts.promises, payments, { asOfDay, graceDays: policy.promiseGraceDays });
  const brokenPromises = facts.promises.filter(
    ({ dueDay }, i) => outcomes[i]?.state === 'broken' && dueDay > asOfDay - judgedDays,
  ).length;
  const signs = {
    daysBeyondTerms: payment === null ? null : daysBeyondTermsOf(payment),
    over60Share: payment === null ? null : over60ShareOf(payment),
    lateProbability: facts.lateProbability,
    limitUse: limitMinor === null || limitMinor <= 0n ? null : Number(exposureMinor) / Number(limitMinor),
    brokenPromises,
  };
  const graded = gradeCredit(signs, gradeBoundsOf(policy.credit));
  return {
    payment,
    daysBeyondTerms: signs.daysBeyondTerms,
    openMinor,
    overdueMinor,
    exposureMinor,
    graded,
    hold: holdProposalOf({ grade: graded.grade, overdueMinor, exposureMinor, limitMinor, orderMinor: 0n }),
    expectedLossMinor:
      graded.grade === null ? null : expectedLossOf(exposureMinor, graded.grade, lossTableOf(policy.credit)),
    brokenPromises,
  };
};

/** How many of an account's bills of the last twelve months could be judged, and were late. */
const lateOf = (invoices: readonly InvoiceFacts[], asOfDay: number) => {
  const payment = paymentFactsOf(invoices, { afterDay: asOfDay - judgedDays, asOfDay });
  return { late: payment?.lateInvoices ?? 0, judged: payment?.judgedInvoices ?? 0 };
};

/** How often the book's bills are paid late: what is expected of an account before its own are known. */
export const latePriorIn = (accounts: readonly WatchedAccount[], { asOfDay }: WatchWindow): LatePrior =>
  latePriorOf(accounts.map(({ invoices }) => lateOf(invoices, asOfDay)));

/** Chance that the account's next bill is paid late; null without a judged one. */
export const lateChanceOf = (invoices: readonly InvoiceFacts[], prior: LatePrior, asOfDay: number): number | null => {
  const { late, judged } = lateOf(invoices, asOfDay);
  return judged === 0 ? null : lateProbabilityOf(prior, late, judged);
};

/** Credit that asks for something now: grade D, or orders that should wait. */
export const creditFindings = (
  accounts: readonly WatchedAccount[],
  { asOfDay }: WatchWindow,
  { policy, prior }: { readonly policy: WarningPolicy; readonly prior: LatePrior },
): readonly Finding[] =>
  accounts.flatMap((account): readonly Finding[] => {
    const lateProbability = lateChanceOf(account.invoices, prior, asOfDay);
    const standing = creditStandingOf({ ...account, asOfDay, policy, lateProbability });
    const { hold, exposureMinor } = standing;
    if (hold.kind === 'none' || exposureMinor <= 0n) return [];
    const confidenceBp = lateProbability === null ? null : Math.round(lateProbability * 10_000);
    return [{ ...creditFinding(account, standing, asOfDay), confidenceBp }];
  });

const creditFinding = (account: WatchedAccount, standing: CreditStanding, asOfDay: number): Finding => {
  const { graded, hold } = standing;
  const held = hold.kind === 'hold' ? hold : { reasons: [], payFirstMinor: 0n };
  return {
    accountId: account.id,
    kind: 'credit',
    subject: '',
    mark: [graded.grade ?? 'none', ...held.reasons].join('+'),
    evidence: {
      open: {
        grade: graded.grade,
        reasons: graded.reasons.map(({ sign }) => sign),
        grades: graded.reasons.map(({ grade }) => grade),
        daysBeyondTerms: standing.daysBeyondTerms === null ? null : Math.round(standing.daysBeyondTerms),
        overdueMinor: standing.overdueMinor.toString(),
        exposureMinor: standing.exposureMinor.toString(),
        limitMinor: account.limitMinor?.toString() ?? null,
        brokenPromises: standing.brokenPromises,
        holdReasons: held.reasons,
        payFirstMinor: held.payFirstMinor.toString(),
        expectedLossMinor: standing.expectedLossMinor?.toString() ?? null,
      },
      margin: {},
      cost: {},
    },
    stakeMinor: standing.expectedLossMinor ?? 0n,
    since: dayOf(asOfDay - (standing.payment?.oldestOverdueDays ?? 0)),
    confidenceBp: null,
    step: held.payFirstMinor > 0n ? 'hold-orders' : 'lower-limit',
  };
};

/** Days beyond terms of each month's due amounts; NaN for a month without a judged part. */
const monthlyDaysOf = ({ invoices }: WatchedAccount, window: WatchWindow): readonly number[] => {
  const weights = new Float64Array(window.months);
  const days = new Float64Array(window.months);
  for (const { dueDay, amountMinor, payments } of afterCreditNotes(invoices, window.asOfDay).bills) {
    const place = monthNumberOfDay(dueDay) - window.firstMonth;
    if (place < 0 || place >= window.months) continue;
    let open = amountMinor;
    const add = (amount: bigint, day: number): void => {
      weights[place] = (weights[place] ?? 0) + Number(amount);
      days[place] = (days[place] ?? 0) + Number(amount) * (day - dueDay);
    };
    for (const payment of payments) {
      open -= payment.amountMinor;
      add(payment.amountMinor, payment.day);
    }
    if (open > 0n && dueDay < window.asOfDay) add(open, window.asOfDay);
  }
  return Array.from(weights, (weight, place) => (weight > 0 ? (days[place] ?? 0) / weight : Number.NaN));
};

/** Payment that slips month by month; what it costs is the capital that lies longer. */
export const driftFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  policy: RunPolicy,
): readonly Finding[] => {
  const scoreOf = normalScoreTables();
  const months = accounts.map((account) => monthlyDaysOf(account, window));
  const charts = months.map((monthly) => paymentChartOf(monthly, scoreOf));
  const chanceOf = heightChances(defaultErosionChart.k, window.months);
  const sureness = surenessOf(charts.map(({ peak, watched }) => chanceOf(peak, watched)));
  return accounts.flatMap((account, i): readonly Finding[] => {
    const [monthly = [], chart] = [months[i], charts[i]];
    const drift = chart === undefined ? null : paymentDriftOf(monthly, chart);
    if (drift === null) return [];
    const slipped = drift.currentDays - drift.usualDays;
    const net = sumOf(account.figures.net, window.months - 12, window.months);
    const stakeMinor = minorIn(Math.max(0, (net * policy.capitalRateBp * slipped) / (10_000 * 365)), window);
    if (!(slipped >= policy.driftLeastDays) || stakeMinor < BigInt(policy.leastStakeMinor)) return [];
    const since = monthOfNumber(window.firstMonth + drift.since);
    return [
      {
        accountId: account.id,
        kind: 'payment-drift',
        subject: '',
        mark: monthOfNumber(window.firstMonth + drift.alarmAt),
        evidence: {
          open: {
            since,
            usualDays: Math.round(drift.usualDays),
            currentDays: Math.round(drift.currentDays),
            capitalRateBp: policy.capitalRateBp,
            firstMonth: monthOfNumber(window.firstMonth),
            monthlyDays: monthly.map((days) => (Number.isNaN(days) ? null : Math.round(days))),
          },
          margin: {},
          cost: {},
        },
        stakeMinor,
        since: firstDayOf(since),
        confidenceBp: Math.round((sureness[i] ?? 0) * 10_000),
        step: 'ask-payment',
      },
    ];
  });
};
