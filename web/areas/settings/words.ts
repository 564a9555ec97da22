import type { Catalogue, Translate } from '#kernel/i18n';
import type { settingsMessages } from './messages/index.ts';

type WordsOf<C> = C extends Catalogue<infer M> ? Translate<M> : never;

/** The translator of Settings. */
export type SettingsWords = WordsOf<typeof settingsMessages>;
