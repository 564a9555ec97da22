import type { Random } from '#kernel/random';
import { captureOf, chosenOf } from './gains.ts';

/**
 * Capture at 20 % when the outcomes are dealt out at random: anything far from .2 means that the judge itself favours
 * some places. It says nothing about what the ranking knew; that rests on facts read as of the cut alone.
 */
export type LeakTest = {
  readonly meanCapture20: number | null;
  readonly standardError: number | null;
  readonly passes: boolean;
};

const shuffles = 100;
const allowedErrors = 4;

export const leakTestOf = (order: Uint32Array, value: Float64Array, random: Random): LeakTest => {
  const dealt = Float64Array.from(value);
  const chosen = chosenOf(value.length, 0.2);
  const captures: number[] = [];
  for (let i = 0; i < shuffles; i += 1) {
    shuffle(dealt, random);
    const capture = captureOf(order, dealt, chosen);
    if (capture !== null) captures.push(capture);
  }
  if (captures.length === 0) return { meanCapture20: null, standardError: null, passes: true };
  const mean = captures.reduce((sum, capture) => sum + capture, 0) / captures.length;
  const variance = captures.reduce((sum, capture) => sum + (capture - mean) ** 2, 0) / Math.max(1, captures.length - 1);
  const standardError = Math.sqrt(variance / captures.length);
  const passes = Math.abs(mean - chosen / value.length) <= allowedErrors * standardError + 1e-9;
  return { meanCapture20: mean, standardError, passes };
};

/** Fisher–Yates. */
const shuffle = (values: Float64Array, random: Random): void => {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = held;
  }
};
