import { useWords } from './WordsProvider.tsx';

/** Heads a column of amounts with the currency that they are in, so that no row repeats it. Example: `Price` → `Price CNY`. */
export const useInCurrency = (): ((head: string) => string) => {
  const { currency } = useWords();
  return (head) => `${head} ${currency}`;
};
