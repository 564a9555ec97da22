import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts } from '#tests/account-facts';
import { lineRhythmsOf } from './line-rhythm.ts';

const asOfDay = 1_000;
const every = (gap: number, count: number, ago: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => asOfDay - ago - gap * (count - 1 - i) - (i % 3));

describe('rhythm per product line', () => {
  it('sees one line lapse while the other goes on', () => {
    const mixed = accountFacts({
      code: 'A',
      lines: [
        { line: 'panels', days: every(30, 12, 200), netE4: 1n },
        { line: 'sealants', days: every(14, 20, 10), netE4: 1n },
      ],
    });
    const lapsing = lineRhythmsOf([mixed], asOfDay)
      .get('A')
      ?.map(({ line, isLapsing }) => [line, isLapsing]);
    assert.deepEqual(lapsing, [
      ['panels', true],
      ['sealants', false],
    ]);
  });

  it('says nothing of a line bought twice', () => {
    const rare = accountFacts({ code: 'A', lines: [{ line: 'tools', days: [10, 900], netE4: 1n }] });
    assert.deepEqual(lineRhythmsOf([rare], asOfDay).get('A'), []);
  });
});
