import type { ReactNode } from 'react';
import { useCommonWord } from './use-common-word.ts';

/** The same in a cell of a table. */
export const CommonWord = ({ text }: { readonly text: string }): ReactNode => useCommonWord()(text);
