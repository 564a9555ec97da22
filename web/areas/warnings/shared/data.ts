import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import type { ToldWarning } from '#domain/warnings';
import { useOpenJob } from '#web/app/open-job';

const { get, getPolicy } = warningsContract.operations;

export type Story = z.output<typeof get.output>;
export type Warning = Story['warning'];
export type Bridge = NonNullable<Story['bridge']>;
export type WarningPolicyVersion = z.output<typeof getPolicy.output>;

/** Reads that are old after an act upon a warning. */
export const warningReads = ['warnings'] as const;

/** An answered risk check lets pricing promise support. */
export const checkReads = [...warningReads, 'pricing'] as const;

export const toldOf = ({ kind, step, since, stake, confidenceBp, evidence }: Warning): ToldWarning => ({
  kind,
  step,
  since,
  stakeMinor: stake === null ? null : BigInt(stake.minor),
  confidenceBp,
  evidence,
});

/** The watch that waits or works. */
export const useWatchJob = () => useOpenJob('warnings.run');
