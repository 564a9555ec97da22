import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '#kernel/locale';
import { loadUsedTrees } from './catalogue-store.ts';

export type Words = {
  readonly language: Language;
  /** The currency of figures without one of their own, and the zone of times: the company's. */
  readonly currency: string;
  readonly timeZone: string;
  readonly changeLanguage: (language: Language) => Promise<void>;
};

const WordsContext = createContext<Words | null>(null);

type Props = {
  readonly language: Language;
  readonly currency?: string;
  readonly timeZone?: string;
  /** Called after a switch, so that the choice can be kept. */
  readonly onLanguageChange?: (language: Language) => void;
  readonly children: ReactNode;
};

/** The language of the screen. The next language is loaded whole before it shows. */
export const WordsProvider = ({
  language: first,
  currency = 'CNY',
  timeZone = 'Asia/Shanghai',
  onLanguageChange,
  children,
}: Props): ReactNode => {
  const [language, setLanguage] = useState(first);
  useEffect(() => setLanguage(first), [first]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const changeLanguage = useCallback(
    async (next: Language) => {
      await loadUsedTrees(next);
      setLanguage(next);
      onLanguageChange?.(next);
    },
    [onLanguageChange],
  );
  const words = useMemo(
    () => ({ language, currency, timeZone, changeLanguage }),
    [language, currency, timeZone, changeLanguage],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
};

export const useWords = (): Words => {
  const words = use(WordsContext);
  if (words === null) throw new Error('useWords needs a WordsProvider above');
  return words;
};
