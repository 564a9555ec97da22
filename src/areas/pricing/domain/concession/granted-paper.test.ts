import assert from 'node:assert/strict';
import { it } from 'node:test';
import { byMoneyGranted } from './granted-paper.ts';

it('tells the most money first, then what is not known, of equals the latest', () => {
  const paper = (concededE4: bigint | null, on: string) => ({ concededE4, on });
  const sorted = [
    paper(null, '2026-11-01'),
    paper(5n, '2026-11-01'),
    paper(null, '2026-11-02'),
    paper(10n ** 20n, '2026-10-01'),
    paper(5n, '2026-11-03'),
    paper(0n, '2026-11-09'),
  ].toSorted(byMoneyGranted);
  assert.deepEqual(
    sorted.map(({ concededE4, on }) => [concededE4, on.slice(5)]),
    [
      [10n ** 20n, '10-01'],
      [5n, '11-03'],
      [5n, '11-01'],
      [0n, '11-09'],
      [null, '11-02'],
      [null, '11-01'],
    ],
  );
});
