import type { ReactNode } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { useT } from '#ui';
import styles from '../identification.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Book } from '../run-data.ts';
import type { AreaWords, ScreenWords } from '../words.ts';

/** What a reader must know before he trusts the figures: stand-ins, left-out axes, a model that is not used. */
const notesOf = (book: Book, t: ScreenWords, words: AreaWords): readonly string[] => {
  const { model, spend } = book;
  const reasonOf = (code: string): string => words.find(`fallbacks.${code}`) ?? code;
  const axes = book.leftOut.map((axis) => words.find(`axes.${axis}`) ?? axis);
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  return [
    ...(book.basis === 'revenue' ? [words('book.revenueBasis')] : []),
    ...(book.refrozen === null ? [] : [words(`book.refrozen.${book.refrozen}`)]),
    ...(axes.length === 0 ? [] : [words('book.leftOut', { axes: list.format(axes) })]),
    ...(model.fallback === null
      ? []
      : [words('model.fallback', { reason: reasonOf(model.fallback) }), t('note.coverage')]),
    ...(model.bgNbd.degenerate === null || model.bgNbd.degenerate === model.fallback
      ? []
      : [t('note.spread', { reason: reasonOf(model.bgNbd.degenerate) })]),
    ...(spend.fallback === null ? [] : [t('note.spend', { reason: reasonOf(spend.fallback) })]),
  ];
};

export const ModelNote = ({ book }: { readonly book: Book }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const notes = notesOf(book, t, words);
  const [first, ...others] = notes;
  if (first === undefined) return null;
  return (
    <aside className={styles['notice']} aria-label={t('note.title')}>
      {others.length === 0 ? (
        first
      ) : (
        <details>
          <summary>
            {first} <span className={styles['noticeMore']}>{t('note.more', { n: others.length })}</span>
          </summary>
          <ul>
            {others.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
};
