import { use } from 'react';
import { createT } from '#kernel/i18n';
import { loadTree, useWords } from '#ui';
import type { Label } from './area-module.ts';

/**
 * The words of labels in the screen's language. Suspends while a catalogue is on its way: before, there is no text that
 * could be shown, and `labelOf` takes only keys that the catalogue has.
 */
export const useLabels = (labels: readonly Label[]): readonly string[] => {
  const { language } = useWords();
  const loads = labels.map(({ words, key }) => ({ key, tree: loadTree(words, language) }));
  const texts: string[] = [];
  for (const { key, tree } of loads) texts.push(createT<unknown>(language, use(tree)).find(key) ?? key);
  return texts;
};

export const useLabel = (label: Label): string => useLabels([label])[0] ?? '';
