import { createContext, use } from 'react';
import type { MessageParams } from '#kernel/i18n';

/** Finds words of a name that is known only at run time: `find('ledger.import', 'jobs')` looks for `jobs.import` in the ledger's catalogue. */
export type FindWords = (dotted: string, section: string, params?: MessageParams) => string | undefined;

export const AreaWordsContext = createContext<FindWords>(() => undefined);

export const useAreaWords = (): FindWords => use(AreaWordsContext);
