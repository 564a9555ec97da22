import { dayOf } from '#kernel/day';
import { priceWarOf } from '../squeeze/price-war.ts';
import type { Finding } from './finding.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

/** Accounts that cite rivals in ever more price requests, with what was granted for it. */
export const priceWarFindings = (accounts: readonly WatchedAccount[], window: WatchWindow): readonly Finding[] =>
  accounts.flatMap(({ id, claims }): readonly Finding[] => {
    const war = priceWarOf(claims, window.todayDay);
    if (war === null) return [];
    const { claims: recent, claimsBefore, proven, grantedBp, grantedMinor, rivals, sinceDay, lastDay } = war;
    return [
      {
        accountId: id,
        kind: 'price-war',
        subject: '',
        mark: dayOf(lastDay),
        evidence: {
          open: { claims: recent, claimsBefore, proven, grantedBp, grantedMinor: grantedMinor.toString(), rivals },
          margin: {},
          cost: {},
        },
        stakeMinor: grantedMinor,
        since: dayOf(sinceDay),
        confidenceBp: null,
        step: 'check-claims',
      },
    ];
  });
