import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { columnLettersOf, columnsNamed } from '#domain/ledger';
import { AppButton, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { Draft } from './contract.ts';
import { withSource } from './field-source.ts';
import type { PreviewRow } from './import-data.ts';
import styles from './import.module.css';
import { openColumnsOf } from './open-columns.ts';
import { textsOfColumn } from './texts-of-column.ts';

type Props = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly header: readonly string[];
  readonly rows: readonly PreviewRow[];
};

const shownExamples = 3;

/** Which of several columns of one heading a field is read from: each is shown with its letters and first values. */
export const ColumnQuestions = ({ draft, onDraft, header, rows }: Props): ReactNode => {
  const t = useT(importScreens);
  const words = useT(ledgerMessages);
  const open = openColumnsOf(draft);
  if (open.length === 0) return null;
  const answer = (field: string, column: string | undefined): void =>
    onDraft({
      ...draft,
      mapping: withSource(draft.mapping, field, column),
      asksColumns: draft.asksColumns.filter((asked) => asked.field !== field),
    });
  return (
    <div className={styles['questions']} role="group" aria-label={t('mapping.sameHeadings')}>
      {open.map(({ field, column }) => (
        <div key={field} className={styles['notice']}>
          <span>
            {words.find('importQuestions.same-heading', {
              column,
              field: words.find(`importFields.${field}`) ?? field,
            })}
          </span>
          <span className={styles['acts']}>
            {columnsNamed(header, column).map((place) => {
              const name = header[place] ?? '';
              const values = textsOfColumn(rows, place).slice(0, shownExamples).join(' · ');
              return (
                <AppButton key={name} size="small" onClick={() => answer(field, name)}>
                  {values === ''
                    ? t('mapping.columnChoiceEmpty', { letters: columnLettersOf(place), name })
                    : t('mapping.columnChoice', { letters: columnLettersOf(place), name, values })}
                </AppButton>
              );
            })}
            <AppButton size="small" kind="quiet" onClick={() => answer(field, undefined)}>
              {t('mapping.none')}
            </AppButton>
          </span>
        </div>
      ))}
    </div>
  );
};
