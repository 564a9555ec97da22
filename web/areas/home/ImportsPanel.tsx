import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppButton, DateText, Panel, useT, useActorName } from '#ui';
import { homeScreens } from './messages/index.ts';
import type { Today } from './queries.ts';
import styles from './today.module.css';

type Import = NonNullable<Today['imports']>[number];

/** Imports that run, wait, broke off, or left rows behind. */
export const ImportsPanel = ({ imports }: { readonly imports: readonly Import[] }): ReactNode => {
  const t = useT(homeScreens);
  const nameOf = useActorName();
  const navigate = useNavigate();
  return (
    <Panel title={t('imports.title')}>
      <ul className={styles['lines']}>
        {imports.map(({ id, fileName, need, rejected, createdAt, createdByName }) => (
          <li key={id} className={styles['line']}>
            <div className={styles['main']}>
              <div className={styles['name']}>{fileName}</div>
              <div className={styles['note']}>
                <span className={need === 'failed' ? styles['loud'] : need === 'rejected' ? styles['warm'] : undefined}>
                  {need === 'rejected' ? t('imports.rejected', { n: rejected }) : t(`imports.${need}`)}
                </span>{' '}
                · {t('imports.by', { name: nameOf(createdByName) })} <DateText value={createdAt} />
              </div>
            </div>
            <span />
            <AppButton size="small" onClick={() => void navigate({ to: '/data/import', search: { id } })}>
              {t(`imports.act.${need}`)}
            </AppButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
