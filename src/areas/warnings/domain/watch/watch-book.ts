import type { LatePrior } from '#domain/identification';
import { agreementFindings } from './agreement-findings.ts';
import type { AgreementFacts } from './agreement-findings.ts';
import { oddOrderFindings, squeezeFindings, tomorrowFindings } from './book-findings.ts';
import { concentrationFindings } from './concentration-findings.ts';
import { creditFindings, driftFindings, latePriorIn } from './credit-findings.ts';
import { erosionFindings } from './erosion-findings.ts';
import type { HeardShares } from '../erosion/heard-shares.ts';
import type { WatchBasis } from '../erosion/watch-basis.ts';
import type { Finding } from './finding.ts';
import { lapseFindings } from './lapse-findings.ts';
import { priceWarFindings } from './price-war-findings.ts';
import type { RunPolicy } from './policy.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

export type Watched = {
  readonly findings: readonly Finding[];
  readonly falseAlarmsAYear: number;
  readonly latePrior: LatePrior;
  readonly basis: WatchBasis;
  readonly heard: HeardShares | null;
};

/** All that a whole book has to warn of on a day, in the order of account, kind and subject. */
export const watchBook = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  { policy, agreements }: { readonly policy: RunPolicy; readonly agreements: AgreementFacts },
): Watched => {
  const erosion = erosionFindings(accounts, window, policy);
  const latePrior = latePriorIn(accounts, window);
  const findings = [
    ...erosion.findings,
    ...lapseFindings(accounts, window),
    ...driftFindings(accounts, window, policy),
    ...creditFindings(accounts, window, { policy, prior: latePrior }),
    ...concentrationFindings(accounts, window, policy),
    ...squeezeFindings(accounts, window, policy),
    ...priceWarFindings(accounts, window),
    ...agreementFindings(accounts, window, agreements),
    ...oddOrderFindings(accounts, window, policy),
    ...tomorrowFindings(accounts, window),
  ];
  return {
    findings: findings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    falseAlarmsAYear: erosion.falseAlarmsAYear,
    latePrior,
    basis: erosion.basis,
    heard: erosion.heard,
  };
};

/** What of which account: one warning at a time is open for it. */
export const keyOf = ({ accountId, kind, subject }: Pick<Finding, 'accountId' | 'kind' | 'subject'>): string =>
  `${accountId}/${kind}/${subject}`;
