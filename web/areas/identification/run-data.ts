import type { z } from 'zod';
import { identificationContract } from '#areas/identification/contract';
import { jobsContract } from '#platform/jobs/contract';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';

const { portfolioReport, proposals, prospects, listBacktests, compareRuns } = identificationContract.operations;
const { list } = jobsContract.operations;

export type PortfolioReport = z.output<typeof portfolioReport.output>;
export type Run = NonNullable<PortfolioReport['run']>;
export type Book = NonNullable<PortfolioReport['book']>;
export type Proposal = z.output<typeof proposals.output>['rows'][number];
export type Prospect = z.output<typeof prospects.output>['rows'][number];
export type BackTest = z.output<typeof listBacktests.output>['backTests'][number];
export type Comparison = z.output<typeof compareRuns.output>;
export type Move = Comparison['enters'][number];
export type Job = z.output<typeof list.output>['rows'][number];

/** The latest run with its figures. */
export const usePortfolioReport = () => useRead(portfolioReport, {});

/** A run or back-test that waits or works; the top bar keeps the list fresh. */
export const useOpenJob = (): Job | undefined => {
  const mayRead = useMay('jobs.read');
  const { data } = useRead(list, { open: true }, { isOff: !mayRead });
  return data?.rows.find(({ kind }) => kind.startsWith('identification.'));
};
