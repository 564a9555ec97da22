import type { identificationMessages } from '#areas/identification/messages';
import type { Catalogue, Translate } from '#kernel/i18n';
import type { identificationScreens } from './messages/index.ts';

type WordsOf<C> = C extends Catalogue<infer M> ? Translate<M> : never;

/** The translator of the screens' own words. */
export type ScreenWords = WordsOf<typeof identificationScreens>;
/** The translator of the area's words: axes, measures, gates, badges, reasons. */
export type AreaWords = WordsOf<typeof identificationMessages>;
