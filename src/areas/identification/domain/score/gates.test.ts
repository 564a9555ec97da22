import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts, ordersEvery } from '#tests/account-facts';
import type { AccountFacts } from '../facts/account-facts.ts';
import { observationWindowOf } from '../facts/observation-window.ts';
import { paymentFactsOf } from '../facts/payment-facts.ts';
import { defaultPolicy } from '../policy/default-policy.ts';
import type { KeyAccountType } from '../policy/policy.ts';
import { gateResultsOf } from './gates.ts';

const asOf = '2026-06-30';
const window = observationWindowOf(asOf, 24);
const measuring = { policy: defaultPolicy, window, currency: 'CNY', basis: 'contribution' } as const;

const outcomesOf = (
  facts: AccountFacts,
  contribution: number,
  type: KeyAccountType | null = null,
): Record<string, string> =>
  Object.fromEntries(
    gateResultsOf('S', { facts, contribution: { value: contribution, confidence: 1 }, type, measuring }).map(
      ({ gate, outcome }) => [gate, outcome],
    ),
  );

const steady = ordersEvery(60, 4, { asOf, ago: 5, net: 100, cost: 70 });
const overdueBy = (days: number): AccountFacts['payment'] =>
  paymentFactsOf(
    [
      {
        amountMinor: 100n,
        issuedDay: window.asOfDay - 200,
        dueDay: window.asOfDay - days,
        isDisputed: false,
        payments: [],
      },
    ],
    window,
  );

describe('gates for S', () => {
  it('pass four order days over 180 days and fail three or 179', () => {
    assert.equal(outcomesOf(accountFacts({ code: 'A', orders: steady }), 1)['order-rhythm'], 'passed');
    assert.equal(outcomesOf(accountFacts({ code: 'A', orders: steady.slice(1) }), 1)['order-rhythm'], 'failed');
    const dense = ordersEvery(59, 4, { asOf, ago: 5, net: 100 });
    assert.equal(outcomesOf(accountFacts({ code: 'A', orders: dense }), 1)['order-rhythm'], 'failed');
  });

  it('fail from the 61st day overdue on', () => {
    assert.equal(
      outcomesOf(accountFacts({ code: 'A', orders: steady, payment: overdueBy(60) }), 1)['overdue'],
      'passed',
    );
    assert.equal(
      outcomesOf(accountFacts({ code: 'A', orders: steady, payment: overdueBy(61) }), 1)['overdue'],
      'failed',
    );
  });

  it('are not checked without facts', () => {
    const outcomes = outcomesOf(accountFacts({ code: 'A', orders: steady }), 1);
    assert.equal(outcomes['overdue'], 'not-checked');
    assert.equal(outcomes['exposure'], 'not-checked');
  });

  it('ask for exposure within the limit and contribution above zero', () => {
    const within = accountFacts({ code: 'A', orders: steady, credit: { exposureMinor: 100n, limitMinor: 100n } });
    const above = accountFacts({ code: 'A', orders: steady, credit: { exposureMinor: 101n, limitMinor: 100n } });
    assert.equal(outcomesOf(within, 1)['exposure'], 'passed');
    assert.equal(outcomesOf(above, 1)['exposure'], 'failed');
    assert.equal(outcomesOf(within, 0)['contribution'], 'failed');
  });

  it('let revenue that stands in prove a loss but no gain', () => {
    const facts = accountFacts({ code: 'A', orders: steady });
    const byRevenue = (value: number): string | undefined =>
      gateResultsOf('S', {
        facts,
        contribution: { value, confidence: 0.5 },
        type: null,
        measuring: { ...measuring, basis: 'revenue' },
      }).find(({ gate }) => gate === 'contribution')?.outcome;
    assert.equal(byRevenue(10), 'not-checked');
    assert.equal(byRevenue(0), 'failed');
  });
});

describe('gates by KA type', () => {
  const few = steady.slice(3);

  it('let an important account pass on its institution class, but not on a debt', () => {
    const school = accountFacts({
      code: 'A',
      orders: few,
      payment: overdueBy(90),
      attributes: { institution: 'education-health' },
    });
    assert.deepEqual(outcomesOf(school, -5, 'important'), {
      'order-rhythm': 'replaced',
      'one-order': 'replaced',
      overdue: 'failed',
      exposure: 'not-checked',
      contribution: 'replaced',
    });
    assert.equal(outcomesOf(accountFacts({ code: 'A', orders: few }), 1, 'important')['order-rhythm'], 'failed');
  });

  it('let a strategic account pass on a study of the last year only', () => {
    const study = (statedOn: string): AccountFacts =>
      accountFacts({
        code: 'A',
        orders: few,
        evidence: [{ kind: 'strategic-study', value: 4, source: 'study', statedOn, expiresOn: null }],
      });
    assert.equal(outcomesOf(study('2025-06-30'), 1, 'strategic')['order-rhythm'], 'replaced');
    assert.equal(outcomesOf(study('2025-06-29'), 1, 'strategic')['order-rhythm'], 'failed');
  });
});
