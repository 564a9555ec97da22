import type { Day } from '#kernel/day';
import type {
  BackTestRefusal,
  BackTestReport,
  Policy,
  PlainVerdict,
  RankedAccount,
  ReferencePopulation,
  RunComparison,
  TierProposal,
} from '../domain/index.ts';
import type { FactPage } from '../store/facts/fact-page.ts';
import type { RunReport } from './run-report.ts';
import type { Unpacking } from './unpack-facts.ts';

/** What the computing thread is asked; one answer each, in order. */
export type ComputeRequest =
  | ({ readonly op: 'begin' } & Unpacking)
  | { readonly op: 'page'; readonly page: FactPage }
  | {
      readonly op: 'identify';
      readonly policy: Policy;
      readonly policyVersion: number;
      readonly reference: ReferencePopulation | null;
    }
  | { readonly op: 'slice'; readonly from: number; readonly size: number }
  | { readonly op: 'proposals' }
  | { readonly op: 'prospects' }
  | { readonly op: 'upgrades' }
  | { readonly op: 'what-if'; readonly policy: Policy }
  | { readonly op: 'ranked' }
  | { readonly op: 'compare'; readonly ranked: readonly RankedAccount[] }
  | { readonly op: 'cut'; readonly horizonDays: number; readonly outcomes: string }
  | { readonly op: 'back-test'; readonly policy: Policy };

/** An account of this run's proposals, by id. */
export type ProposalRow = TierProposal & { readonly accountId: string; readonly rank: number };

export type FirstAccount = {
  readonly rank: number;
  readonly accountId: string;
  readonly code: string;
  readonly score: number;
  readonly tier: string;
  readonly badges: readonly string[];
  readonly body: string;
};

export type Identified = {
  readonly results: number;
  readonly prospects: number;
  readonly reference: ReferencePopulation;
  readonly report: RunReport;
  readonly first: readonly FirstAccount[];
};

export type WhatIf = {
  readonly asOf: Day;
  readonly accounts: number;
  readonly comparison: RunComparison;
  readonly tiers: Readonly<Record<string, number>>;
  readonly ids: ReadonlyMap<string, string>;
};

export type BackTestAnswer =
  | BackTestRefusal
  | { readonly kind: 'report'; readonly report: BackTestReport; readonly verdicts: readonly PlainVerdict[] };

/** Answers by request. Slices are JSON texts, ready for the database. */
export type ComputeAnswers = {
  readonly begin: null;
  readonly page: { readonly accounts: number };
  readonly identify: Identified;
  readonly slice: { readonly accounts: string; readonly explanations: string; readonly measures: string };
  readonly proposals: readonly ProposalRow[];
  readonly prospects: string;
  readonly upgrades: string;
  readonly 'what-if': WhatIf;
  readonly ranked: { readonly ranked: readonly RankedAccount[] };
  readonly compare: WhatIf;
  readonly cut: null;
  readonly 'back-test': BackTestAnswer;
};

export type ComputeOp = ComputeRequest['op'];
export type Answered = { readonly [K in ComputeOp]: { readonly op: K; readonly answer: ComputeAnswers[K] } }[ComputeOp];
export type ComputeMessage = { readonly id: number } & (
  | Answered
  | { readonly op: 'failed'; readonly message: string; readonly stack: string }
);
