import { Children, Fragment } from 'react';
import type { ReactNode } from 'react';
import { useWords } from './WordsProvider.tsx';

/** Whole sentences after each other: Chinese writes no space after a full stop, English does. */
export const Sentences = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { language } = useWords();
  return Children.toArray(children).map((sentence, at) => (
    <Fragment key={at}>
      {at === 0 || language === 'zh-CN' ? null : ' '}
      {sentence}
    </Fragment>
  ));
};
