import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastOf } from './contrast.ts';
import { colourTokens, shapePairs, textPairs } from './tokens.ts';
import type { ColourToken, Scheme } from './tokens.ts';

const weakPairs = (
  pairs: readonly (readonly [ColourToken, ColourToken])[],
  scheme: Scheme,
  least: number,
): readonly string[] =>
  pairs.flatMap(([front, back]) => {
    const ratio = contrastOf(colourTokens[front][scheme], colourTokens[back][scheme]);
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
  });

test('measures black on white as 21', () => {
  assert.equal(Math.round(contrastOf('#000000', '#ffffff')), 21);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`text keeps 4.5:1 in the ${scheme} scheme`, () => assert.deepEqual(weakPairs(textPairs, scheme, 4.5), []));
  test(`shapes keep 3:1 in the ${scheme} scheme`, () => assert.deepEqual(weakPairs(shapePairs, scheme, 3), []));
}
