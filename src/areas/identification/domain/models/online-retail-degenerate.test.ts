import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayNumberOf } from '#kernel/day';
import { assertNear } from '#tests/assert-close';
import { readSharedText, sharedDataMissing } from '#tests/shared-data';
import { buyerPopulationOf } from './buyer-population.ts';
import { fitBgNbd, fitWithoutDropout } from './dropout-fit.ts';
import { scoreBuyers } from './dropout-scores.ts';
import { bgNbd } from './dropout-variant.ts';
import { repeatSummaryOf } from './repeat-summary.ts';

const file = 'online_retail_2010-12_2011-08.csv.gz';
const line = /^(C?)[^,]*,.*,(-?\d+),(\d{4}-\d\d-\d\d) [\d:]+,([-\d.]+),(\d+),[^,]*$/;

/** Days of the booked sales of every customer: no cancellations, positive quantity and price. */
const orderDays = (): Map<string, number[]> => {
  const days = new Map<string, number[]>();
  for (const row of readSharedText(file).split('\n')) {
    const [, cancelled, quantity, date, price, customer] = line.exec(row.trimEnd()) ?? [];
    if (!customer || !date || cancelled || !(Number(quantity) > 0) || !(Number(price) > 0)) continue;
    const known = days.get(customer) ?? [];
    known.push(dayNumberOf(date));
    days.set(customer, known);
  }
  return days;
};

describe('BG/NBD on Online Retail', { skip: sharedDataMissing(file) }, () => {
  it('is called noDropoutIdentified: a → 0, b → ∞ and nine months tell nobody is gone', () => {
    const cutoff = dayNumberOf('2011-08-31');
    const summaries = [...orderDays().values()].flatMap((days) => repeatSummaryOf({ days }, cutoff) ?? []);
    const columns = {
      x: summaries.map(({ x }) => x),
      tx: summaries.map(({ tx }) => tx),
      T: summaries.map(({ T }) => T),
    };
    const population = buyerPopulationOf(columns);
    const fit = fitBgNbd(population);
    assert.equal(fit.degenerate, 'noDropoutIdentified');
    assert.ok(Object.values(fit.params).every((value) => value > 0 && value <= 1e6));
    assertNear(fit.params.r, 0.7226, 1e-3);
    assertNear(fit.params.alpha, 9.4245, 1e-2);
    assertNear(fit.logLikelihood, -21_755.348, 0.01);
    assertNear(fitWithoutDropout(population, bgNbd).logLikelihood, -21_755.348, 0.01);
    assert.ok(scoreBuyers(fit, columns, 52).alive.every((chance) => chance > 0.99));
  });
});
