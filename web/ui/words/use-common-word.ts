import { commonWord } from '#kernel/common-words';
import { useWords } from './WordsProvider.tsx';

/** A region, unit or industry as the reader's language calls it; text that no table knows stands as it is. */
export const useCommonWord = (): ((text: string) => string) => {
  const { language } = useWords();
  return (text) => commonWord(text, language);
};
