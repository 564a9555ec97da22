import type { z } from 'zod';
import { identificationContract } from '#areas/identification/contract';
import { useRead } from '#web/app/api';
import { useOpenJob } from '#web/app/open-job';

const { portfolioReport, proposals, prospects, listBacktests, compareRuns } = identificationContract.operations;

export type PortfolioReport = z.output<typeof portfolioReport.output>;
export type Run = NonNullable<PortfolioReport['run']>;
export type Book = NonNullable<PortfolioReport['book']>;
export type Proposal = z.output<typeof proposals.output>['rows'][number];
export type Prospect = z.output<typeof prospects.output>['rows'][number];
export type BackTest = z.output<typeof listBacktests.output>['backTests'][number];
export type Comparison = z.output<typeof compareRuns.output>;
export type Move = Comparison['enters'][number];

/** The latest run with its figures. */
export const usePortfolioReport = () => useRead(portfolioReport, {});

/** A run or back-test that waits or works. */
export const useOpenRun = () => useOpenJob('identification.');
