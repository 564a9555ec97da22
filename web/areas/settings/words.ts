import type { z } from 'zod';
import type { Catalogue, Translate } from '#kernel/i18n';
import type { identityContract } from '#platform/identity/contract';
import type { settingsMessages } from './messages/index.ts';

type WordsOf<C> = C extends Catalogue<infer M> ? Translate<M> : never;

/** The translator of Settings. */
export type SettingsWords = WordsOf<typeof settingsMessages>;

/** A person of the company, as the list of users tells. */
export type User = z.output<(typeof identityContract.operations)['listUsers']['output']>['rows'][number];
