import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { daysBeyondTermsOf, lateDaysOf, lateProbabilityOf, latePriorOf, paymentFactsOf } from '#domain/identification';
import { assertClose, assertNear } from '#tests/assert-close';
import { ibmReceivables, ibmReceivablesAbsent } from '#tests/ibm-receivables';
import { sharedDataPath } from '#tests/shared-data';

const truthSchema = z.object({
  ibm_ar: z.object({
    all: z.object({
      n: z.number(),
      customers: z.number(),
      late: z.number(),
      late_rate: z.number(),
      mean_days_late: z.number(),
    }),
    by_country: z.array(z.object({ countryCode: z.string(), n: z.number(), late_rate: z.number() })),
  }),
});

const byKey = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

/** Mean of a Beta posterior by brute force: Σ θ·f(θ) over midpoints crowded at both ends, where f may be infinite. */
const posteriorMeanByGrid = (alpha: number, beta: number): number => {
  let [mass, first] = [0, 0];
  const steps = 40_000;
  const crowd = (u: number): number => u * u * (3 - 2 * u);
  const crowdSlope = (u: number): number => 6 * u * (1 - u);
  for (let i = 0; i < steps; i += 1) {
    const u = (i + 0.5) / steps;
    const theta = crowd(crowd(u));
    const density = Math.exp((alpha - 1) * Math.log(theta) + (beta - 1) * Math.log1p(-theta));
    const weight = density * crowdSlope(crowd(u)) * crowdSlope(u);
    mass += weight;
    first += theta * weight;
  }
  return first / mass;
};

describe('IBM receivables', { skip: ibmReceivablesAbsent }, () => {
  const invoices = ibmReceivables();
  const window = { afterDay: 0, asOfDay: 20_000 };
  const truth = truthSchema.parse(JSON.parse(readFileSync(sharedDataPath('ground_truth.json'), 'utf8'))).ibm_ar;
  const facts = paymentFactsOf(invoices, window);

  it('have the late share of the ground truth, in all and by country', () => {
    assert.equal(facts?.invoices, truth.all.n);
    assert.equal(facts?.lateInvoices, truth.all.late);
    const countries = byKey(invoices, ({ country }) => country);
    for (const { countryCode, n, late_rate: rate } of truth.by_country) {
      const own = paymentFactsOf(countries.get(countryCode) ?? [], window);
      assert.equal(own?.judgedInvoices, n);
      assertNear((own?.lateInvoices ?? 0) / n, rate, 5e-5);
    }
  });

  it('have days beyond terms equal to a plain weighted mean, and the mean days late of the ground truth', () => {
    const daysOf = (invoice: (typeof invoices)[number]): number => (invoice.payments[0]?.day ?? 0) - invoice.dueDay;
    const amount = invoices.reduce((sum, invoice) => sum + Number(invoice.amountMinor), 0);
    const weighted = invoices.reduce((sum, invoice) => sum + Number(invoice.amountMinor) * daysOf(invoice), 0) / amount;
    assert.ok(facts);
    assertClose(daysBeyondTermsOf(facts) ?? 0, weighted, 1e-12);
    assert.ok((lateDaysOf(facts) ?? 0) > (daysBeyondTermsOf(facts) ?? 0));
    const late = invoices.reduce((sum, invoice) => sum + Math.max(0, daysOf(invoice)), 0);
    assertNear(late / invoices.length, truth.all.mean_days_late, 5e-5);
  });

  it('have late probabilities that equal the posterior mean by brute force, drawn towards the book', () => {
    const customers = [...byKey(invoices, ({ customer }) => customer).values()].map((own) => {
      const judged = paymentFactsOf(own, window);
      return { late: judged?.lateInvoices ?? 0, judged: judged?.judgedInvoices ?? 0 };
    });
    assert.equal(customers.length, truth.all.customers);
    const prior = latePriorOf(customers);
    assertNear(prior.late / (prior.late + prior.onTime), truth.all.late_rate, 1e-3);
    for (const { late, judged } of customers) {
      const probability = lateProbabilityOf(prior, late, judged);
      assertNear(probability, posteriorMeanByGrid(prior.late + late, prior.onTime + judged - late), 1e-6);
      const [own, book] = [late / judged, prior.late / (prior.late + prior.onTime)];
      assert.ok(probability >= Math.min(own, book) - 1e-12 && probability <= Math.max(own, book) + 1e-12);
    }
  });
});
