import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backTest, defaultPolicy, plainVerdictsOf } from '#domain/identification';
import { assertNear } from '#tests/assert-close';
import { cdnowCutoff, cdnowEnd, cdnowMissing, readCdnow } from '#tests/cdnow';
import { cdnowFacts, cdnowOutcomes } from '#tests/cdnow-facts';

describe('CDNOW out of time: weeks 1–39 rank, weeks 40–78 judge', { skip: cdnowMissing('sample') }, () => {
  const customers = readCdnow('sample');
  const report = backTest(
    [
      {
        asOf: '1997-09-30',
        horizonDays: cdnowEnd - cdnowCutoff,
        facts: cdnowFacts(customers),
        outcomes: cdnowOutcomes(customers),
      },
    ],
    defaultPolicy,
    { currency: 'USD' },
  );
  const cut = report.kind === 'report' ? report.cuts[0] : undefined;
  assert.ok(cut);
  const { score, revenue } = cut.figures;

  it('reaches NDCG@100 of .58 and capture@5 % of .355 with the default score', () => {
    assert.ok((score.ndcg ?? 0) >= 0.58, String(score.ndcg));
    assert.ok((score.capture5 ?? 0) >= 0.355, String(score.capture5));
  });

  it('reproduces the revenue ranking: .486 and .323', () => {
    assertNear(revenue.ndcg ?? 0, 0.486, 0.001);
    assertNear(revenue.capture5 ?? 0, 0.323, 0.001);
  });

  it('passes the leak test and words the tie at 20 % as no clear difference', () => {
    assert.ok(cut.leak.passes);
    const [verdict] = report.kind === 'report' ? plainVerdictsOf(report) : [];
    assert.equal(verdict?.against.find(({ ranking }) => ranking === 'revenue')?.verdict, 'no-clear-difference');
    assert.equal(verdict?.against.find(({ ranking }) => ranking === 'random')?.verdict, 'better');
  });
});
