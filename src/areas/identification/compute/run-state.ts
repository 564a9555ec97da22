import { canonicalJson } from '#kernel/canonical-json';
import {
  compareRuns,
  frozenNow,
  identify,
  rateMeasured,
  refreezeReasonOf,
  tierProposalsOf,
  upgradeListOf,
} from '../domain/index.ts';
import type {
  AccountFacts,
  AccountResult,
  Identification,
  KeyAccountType,
  Policy,
  RankedAccount,
} from '../domain/index.ts';
import type { ComputeRequest, FirstAccount, Identified, ProposalRow, WhatIf } from './compute-protocol.ts';
import type { ConfirmedStanding } from './profile.ts';
import { resultRowsOf } from './result-rows.ts';
import { countsOf, runReportOf } from './run-report.ts';
import { unpackFacts } from './unpack-facts.ts';
import type { Unpacking } from './unpack-facts.ts';
import type { FactPage } from '../store/facts/fact-page.ts';

/** The book that the thread holds: facts as of a day, who the accounts are, and the last run over them. */
export type Book = {
  readonly unpacking: Unpacking;
  readonly facts: AccountFacts[];
  readonly ids: Map<string, string>;
  readonly standings: Map<string, ConfirmedStanding>;
  run: Identification | null;
};

export const emptyBook = (unpacking: Unpacking): Book => ({
  unpacking,
  facts: [],
  ids: new Map(),
  standings: new Map(),
  run: null,
});

export const addPage = (book: Book, page: FactPage): number => {
  const accounts = unpackFacts(page, book.unpacking);
  for (const { id, code, facts, standing } of accounts) {
    book.facts.push(facts);
    book.ids.set(code, id);
    book.standings.set(code, standing);
  }
  return accounts.length;
};

const confirmedTypesOf = ({ standings }: Book): ReadonlyMap<string, KeyAccountType> =>
  new Map([...standings].flatMap(([code, { type }]) => (type === null ? [] : [[code, type] as const])));

const firstShown = 10;

export const identifyBook = (
  book: Book,
  { policy, policyVersion, reference }: Extract<ComputeRequest, { op: 'identify' }>,
): Identified => {
  const options = {
    asOf: book.unpacking.asOf,
    currency: book.unpacking.currency,
    policyVersion,
    confirmedTypes: confirmedTypesOf(book),
  };
  const kept = identify(book.facts, policy, { ...options, ...(reference !== null && { reference }) });
  const fresh = reference === null ? null : frozenNow(kept.measured, policy);
  const refrozen = reference === null || fresh === null ? null : refreezeReasonOf(reference, fresh);
  const run =
    refrozen === null || fresh === null ? kept : identify(book.facts, policy, { ...options, reference: fresh });
  book.run = run;
  return {
    results: run.results.length + run.groups.length,
    prospects: run.prospects.length,
    reference: run.reference,
    report: runReportOf(run, refrozen),
    first: run.results
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, firstShown)
      .map((result): FirstAccount => ({
        rank: result.rank,
        accountId: idOf(book, result.code),
        code: result.code,
        score: result.score,
        tier: result.tier,
        badges: result.badges.map((badge) => badge.code),
        body: JSON.stringify(run.explain(result)),
      })),
  };
};

export const runOf = ({ run }: Book): Identification => {
  if (run === null) throw new Error('nothing was identified yet');
  return run;
};

const idOf = ({ ids }: Book, code: string): string => {
  const id = ids.get(code);
  if (id === undefined) throw new RangeError(`no account ${code}`);
  return id;
};

/** Accounts first, groups after them. */
export const sliceOf = (book: Book, from: number, size: number) => {
  const run = runOf(book);
  const all: readonly AccountResult[] = [...run.results, ...run.groups];
  return resultRowsOf(
    run,
    all.slice(from, from + size).map((result, i) => ({ result, place: from + i, accountId: idOf(book, result.code) })),
  );
};

/** A group that buys as one is proposed as one; its head has no proposal beside it. */
export const proposalsOf = (book: Book): readonly ProposalRow[] => {
  const run = runOf(book);
  const heads = new Set(run.groups.map((group) => group.code));
  const units = [...run.results.filter((result) => !heads.has(result.code)), ...run.groups];
  const ranks = new Map(units.map((result) => [result.code, result.rank]));
  return tierProposalsOf(units, book.standings, { policy: run.policy, asOf: run.asOf }).map((proposal) => ({
    ...proposal,
    accountId: idOf(book, proposal.code),
    rank: ranks.get(proposal.code) ?? 0,
  }));
};

export const prospectRowsOf = (book: Book): string => {
  const run = runOf(book);
  return JSON.stringify(run.prospects.map(({ code, rank, ...body }) => ({ account_id: idOf(book, code), rank, body })));
};

export const upgradeRowsOf = (book: Book): string =>
  JSON.stringify(
    upgradeListOf(runOf(book)).map(({ code, tier, nextTier, missingPoints, gaps }, i) => ({
      account_id: idOf(book, code),
      rank: i + 1,
      tier,
      next_tier: nextTier,
      missing_micro: Math.round(missingPoints * 1e6),
      gaps,
    })),
  );

/**
 * The draft against the run that the book holds. Measures that only the window and the cost of credit change are taken
 * again; everything else is read anew from what was measured.
 */
export const whatIfOf = (book: Book, policy: Policy): WhatIf => comparedWith(book, ratedWith(book, policy).results);

/** Results as a comparison wants them. */
export const rankedOf = (book: Book): readonly RankedAccount[] =>
  runOf(book).results.map(({ code, rank, score, tier }) => ({ code, rank, score, tier }));

/** The book's run against other results over the same accounts. */
export const comparedWith = (book: Book, after: readonly RankedAccount[]): WhatIf => {
  const before = runOf(book);
  return {
    asOf: before.asOf,
    accounts: before.results.length,
    comparison: compareRuns(before.results, after),
    tiers: countsOf(after.map((result) => result.tier)),
    ids: book.ids,
  };
};

const ratedWith = (book: Book, policy: Policy): Identification => {
  const before = runOf(book);
  const confirmedTypes = confirmedTypesOf(book);
  const { measuring } = before.measured;
  const measuresStay =
    policy.creditRateBp === measuring.policy.creditRateBp &&
    policy.minCostKnownPercent === measuring.policy.minCostKnownPercent;
  const isFrozenAlike = canonicalJson(policy.measures) === canonicalJson(before.policy.measures);
  const frozen = isFrozenAlike && { reference: before.reference };
  if (measuresStay) return rateMeasured(before.measured, { policy, confirmedTypes, prospects: [], ...frozen });
  return identify(book.facts, policy, { asOf: before.asOf, currency: measuring.currency, confirmedTypes });
};
