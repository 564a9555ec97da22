import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { DateText, Markdown, Panel, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';

const shown = 3;

/** The last notes of an account. */
export const LatestNotes = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(accountScreens);
  const nameOf = useUserNames();
  const { data } = useRead(accountsContract.operations.listNotes, { id: accountId });
  return (
    <Panel
      title={t('notes.latest')}
      actions={
        <Link to="/accounts/$id" params={{ id: accountId }} search={{ tab: 'notes' }}>
          {t('notes.all')}
        </Link>
      }
    >
      {data === undefined ? <SkeletonBar /> : null}
      {data?.notes.length === 0 ? <p className={styles['quiet']}>{t('notes.none')}</p> : null}
      <ul className={styles['lines']}>
        {data?.notes.slice(0, shown).map((note) => (
          <li key={note.id} className={styles['line']}>
            <div className={styles['lineMain']}>
              <Markdown source={note.body.length > 280 ? `${note.body.slice(0, 280)}…` : note.body} />
              <span className={styles['lineNote']}>
                {nameOf(note.authorId)} · <DateText value={note.createdAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
