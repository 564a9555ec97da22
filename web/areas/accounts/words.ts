import type { accountsMessages } from '#areas/accounts/messages';
import type { Catalogue, Translate } from '#kernel/i18n';
import type { accountScreens } from './messages/index.ts';

type WordsOf<C> = C extends Catalogue<infer M> ? Translate<M> : never;

/** The translator of the screens' own words. */
export type ScreenWords = WordsOf<typeof accountScreens>;
/** The translator of the area's words: names of fields and closed values. */
export type AreaWords = WordsOf<typeof accountsMessages>;
