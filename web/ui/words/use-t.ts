import { use, useMemo } from 'react';
import { createT } from '#kernel/i18n';
import type { Catalogue, Translate } from '#kernel/i18n';
import { loadTree } from './catalogue-store.ts';
import { useWords } from './WordsProvider.tsx';

/** The translator of a catalogue in the screen's language; suspends while the catalogue is on its way. */
export const useT = <M>(catalogue: Catalogue<M>): Translate<M> => {
  const { language } = useWords();
  const tree = use(loadTree(catalogue, language));
  return useMemo(() => createT<M>(language, tree), [language, tree]);
};
