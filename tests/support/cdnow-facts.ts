import type { AccountFacts, OutcomeFacts } from '#domain/identification';
import { cdnowCutoff, cdnowEnd } from './cdnow.ts';
import type { CdnowCustomer } from './cdnow.ts';
import { accountFacts } from './account-facts.ts';

const asOf = '1997-09-30';

/** CDNOW buyers as of the calibration cut-off: revenue, no costs. */
export const cdnowFacts = (customers: readonly CdnowCustomer[]): readonly AccountFacts[] =>
  customers.map(({ customer, days, values }) => {
    const orders = days.flatMap((day, i) => (day <= cdnowCutoff ? [{ day, net: values[i] ?? 0 }] : []));
    return accountFacts({ code: customer, asOf, orders, attributes: { kind: 'person' } });
  });

/** What each buyer spent in weeks 40 to 78. */
export const cdnowOutcomes = (customers: readonly CdnowCustomer[]): ReadonlyMap<string, OutcomeFacts> =>
  new Map(
    customers.map(({ customer, days, values }) => {
      const later = days.flatMap((day, i) => (day > cdnowCutoff && day <= cdnowEnd ? [values[i] ?? 0] : []));
      return [
        customer,
        { valueMinor: BigInt(Math.round(later.reduce((sum, value) => sum + value, 0) * 100)), orderDays: later.length },
      ];
    }),
  );
