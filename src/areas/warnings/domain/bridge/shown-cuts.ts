import { minorOf, minorPartsOf } from '#kernel/money';
import { bridgeGroupings } from './company-bridge.ts';
import type { GroupBridge } from './company-bridge.ts';

/** Contribution of the two periods as shown, in minor units. */
export type CutSides = { readonly before: bigint; readonly after: bigint };

type Line = Pick<GroupBridge, 'by' | 'key'> & { readonly beforeE4: bigint; readonly afterE4: bigint };

export const cutKeyOf = ({ by, key }: Pick<GroupBridge, 'by' | 'key'>): string => `${by} ${key}`;

/** What each group of a company shows, by `cutKeyOf`: the groups of a cut add up to the whole as it is shown. */
export const shownCuts = (lines: readonly Line[], currency: string): ReadonlyMap<string, CutSides> => {
  const shown = new Map<string, CutSides>();
  for (const by of bridgeGroupings) {
    const cut = lines.filter((line) => line.by === by);
    const side = (name: 'beforeE4' | 'afterE4'): readonly bigint[] => {
      const parts = cut.map((line) => line[name]);
      const whole = parts.reduce((sum, part) => sum + part, 0n);
      return minorPartsOf(parts, minorOf(whole, currency), currency);
    };
    const [before, after] = [side('beforeE4'), side('afterE4')];
    for (const [at, line] of cut.entries())
      shown.set(cutKeyOf(line), { before: before[at] ?? 0n, after: after[at] ?? 0n });
  }
  return shown;
};
