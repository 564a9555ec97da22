import type { AliveReport } from '../alive/alive-model.ts';
import type { AccountFacts } from '../facts/account-facts.ts';
import type { AccountGapLaw, RepeatSummary } from '../models/index.ts';
import type { WhaleCurve } from './concentration.ts';
import type { ContributionFigure } from './contribution-figure.ts';
import type { MeasureColumns } from './measure-columns.ts';
import type { Measuring } from './measuring.ts';
import type { MonthlySeries } from './monthly-series.ts';
import type { SpendReport } from './spend-report.ts';

/** What was found out about one account on the way, for gates, badges and explanations. */
export type AccountNotes = {
  readonly figure: ContributionFigure;
  readonly series: MonthlySeries;
  readonly summary: RepeatSummary | null;
  readonly law: AccountGapLaw | null;
};

/** How the value of the window is spread over the accounts. */
export type Concentration = {
  readonly whale: WhaleCurve | null;
  /** Share of the total that the best fifth brings. */
  readonly top20Share: number | null;
  /** Null ("n/a") as soon as an account is below zero. */
  readonly gini: number | null;
  readonly revenueTop20Share: number | null;
  readonly revenueGini: number | null;
};

/** All measures of all buying accounts as of a date: what policies are then applied to. Accounts by code. */
export type MeasuredPopulation = {
  readonly measuring: Measuring;
  readonly facts: readonly AccountFacts[];
  readonly columns: MeasureColumns;
  readonly notes: readonly AccountNotes[];
  readonly alive: AliveReport;
  readonly spend: SpendReport;
  readonly concentration: Concentration;
};
