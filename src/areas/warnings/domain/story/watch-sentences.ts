import type { Day, Month } from '#kernel/day';
import type { ErosionChartName } from '../erosion/watch-basis.ts';
import type { StorySentence } from './story.ts';

/** How an account is watched, as a page tells it. */
export type AccountWatch = {
  readonly asOf: Day;
  readonly chart: ErosionChartName;
  readonly knownMonths: number;
  readonly monthsToLearn: number;
  readonly since: Month | null;
  readonly monthsNeeded: number | null;
  readonly noiseBp: number | null;
};

const say = (key: string, params: StorySentence['params'] = {}): StorySentence => ({
  part: 'sure',
  key: `story.${key}`,
  params,
});

/**
 * Since when an account is watched and how soon a leak is heard, in the words that stand beside an alarm too. Example:
 * five of twelve months known → that it is not watched yet, and what is missing.
 */
export const watchSentences = (watch: AccountWatch | null): readonly StorySentence[] => {
  if (watch === null) return [say('watch.unknown')];
  const { chart, since, monthsNeeded, noiseBp } = watch;
  const [known, learn] = [{ number: watch.knownMonths }, { number: watch.monthsToLearn }];
  if (since === null)
    return [
      watch.knownMonths < watch.monthsToLearn
        ? say('watch.learning', { known, n: learn })
        : say('watch.ready', { n: learn }),
    ];
  return [
    say(chart === 'margin' ? 'watch.margin' : 'watch.price', { since: { text: since } }),
    monthsNeeded === null ? say('erosion.restless') : say('erosion.needed', { n: { number: monthsNeeded } }),
    ...(noiseBp === null ? [] : [say('watch.noise', { points: { number: noiseBp / 100 } })]),
    say('watch.asOf', { day: { text: watch.asOf } }),
  ];
};
