import type { ReactNode } from 'react';
import { useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import styles from './shell.module.css';

/** The mark: a pillar that stands in the current. */
export const Brand = ({ isSmall = false }: { readonly isSmall?: boolean }): ReactNode => {
  const t = useT(appMessages);
  return (
    <span className={styles['brand']}>
      <svg width={22} height={22} viewBox="0 0 22 22" aria-hidden focusable={false}>
        <rect width={22} height={22} rx={5} fill="var(--ms-accent)" />
        <path d="M9 4h4v11H9z" fill="#fff" />
        <path
          d="M3.5 15.6c1.9 0 1.9 1.5 3.75 1.5s1.9-1.5 3.75-1.5 1.9 1.5 3.75 1.5 1.9-1.5 3.75-1.5"
          fill="none"
          stroke="#fff"
          strokeWidth={1.5}
        />
      </svg>
      {isSmall ? null : <span className={styles['brandName']}>{t('product')}</span>}
    </span>
  );
};
