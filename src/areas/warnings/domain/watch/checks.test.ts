import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checksBefore, checksOf, warningChecks } from './checks.ts';
import { warningKinds } from './finding.ts';

describe('checks of warnings', () => {
  it('belong to one kind each, and every check to one', () => {
    const all = warningKinds.flatMap((kind) => checksOf(kind));
    assert.deepEqual(all.toSorted(), warningChecks.toSorted());
  });
  it('keep an odd big order open until all are answered, and nothing else', () => {
    assert.deepEqual(checksBefore('odd-order', {}), ['advance-payment', 'custom-stock', 'follow-up']);
    assert.deepEqual(checksBefore('odd-order', { 'advance-payment': 'done', 'follow-up': 'stands' }), ['custom-stock']);
    for (const kind of warningKinds) if (kind !== 'odd-order') assert.deepEqual(checksBefore(kind, {}), []);
  });
});
