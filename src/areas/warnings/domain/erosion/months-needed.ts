import { alarmChanceByStep } from '../detect/run-length.ts';
import type { CusumDesign } from '../detect/run-length.ts';

/** The drift that the product promises to hear: half a point of margin a month. */
export const promisedDrift = 0.005;
const wantedChance = 0.8;
const longest = 60;

/** Drifts in sigmas a month, each a tenth larger than the one before. */
const firstRatio = 0.01;
const growth = 1.1;
const ratios = 80;

export type MonthsNeeded = (sigma: number) => number | null;

/**
 * How many months a drift needs to be heard with a chance of 80 %, by the noise of the account (docs/methods.md 9.7):
 * tabulated for a chart from its run lengths, as far as asked; a known usual level is assumed, so young accounts need somewhat
 * longer. Scores are held at `winsor`, which sets the least number. null: longer than five years. Example: k ½, h 5,
 * noise 1 point, drift ½ → 6.
 */
export const monthsNeededTable = (
  { k, h, winsor }: CusumDesign & { readonly winsor: number },
  drift = promisedDrift,
): MonthsNeeded => {
  const least = Math.floor(h / (winsor - k)) + 1;
  const table = new Map<number, number | null>();
  const rowOf = (i: number): number | null => {
    const held = table.get(i);
    if (held !== undefined) return held;
    const ratio = firstRatio * growth ** i;
    const means = Array.from({ length: longest }, (_, step) => Math.min(winsor, ratio * (step + 1)));
    const row = crossingOf(alarmChanceByStep({ k, h }, means));
    table.set(i, row);
    return row;
  };
  return (sigma) => {
    if (!(sigma > 0)) return least;
    const place = Math.min(ratios - 1, Math.log(drift / sigma / firstRatio) / Math.log(growth));
    const row = Math.floor(place);
    if (row < 0) return null;
    const [below, above] = [rowOf(row), rowOf(Math.min(ratios - 1, row + 1))];
    if (below === null || above === null) return null;
    return Math.max(least, Math.ceil(below + (above - below) * (place - row)));
  };
};

/** Where the chances pass the wanted one, between two steps. */
const crossingOf = (chances: Iterable<number>): number | null => {
  let [step, before] = [0, 0];
  for (const chance of chances) {
    if (chance >= wantedChance) return step + (wantedChance - before) / (chance - before);
    step += 1;
    before = chance;
  }
  return null;
};
