import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './figures.module.css';
import { Hint } from './Hint.tsx';

/** "—" for a figure that is not there, with the reason on hover and for screen readers. Never 0. */
export const Missing = ({ reason }: { readonly reason?: string | undefined }): ReactNode => {
  const t = useT(uiMessages);
  const why = reason ?? t('missing.unknown');
  return (
    <Hint text={why} className={styles['missing']}>
      <span role="img" aria-label={why}>
        —
      </span>
    </Hint>
  );
};
