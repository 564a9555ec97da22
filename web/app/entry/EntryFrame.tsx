import type { ReactNode } from 'react';
import { AppButton, useT, useWords } from '#ui';
import { appMessages } from '../messages/index.ts';
import { Brand } from '../shell/Brand.tsx';
import styles from './entry.module.css';

type Props = { readonly title: string; readonly text?: ReactNode; readonly children: ReactNode };

/** The frame of the pages before the shell: sign-in, first run, invitation, password. */
export const EntryFrame = ({ title, text, children }: Props): ReactNode => {
  const t = useT(appMessages);
  const { language, changeLanguage } = useWords();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className={styles['page']}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={styles['box']}>
        <div className={styles['brand']}>
          <Brand />
          <AppButton size="small" kind="quiet" onClick={() => void changeLanguage(other)}>
            <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>
          </AppButton>
        </div>
        <h1 className={styles['title']}>{title}</h1>
        {text === undefined ? null : <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </main>
  );
};

export const EntryNote = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className={styles['note']} role="status">
    {children}
  </p>
);

export const EntryBelow = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className={styles['below']}>{children}</p>
);

export const EntryPart = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <h2 className={styles['part']}>{children}</h2>
);
