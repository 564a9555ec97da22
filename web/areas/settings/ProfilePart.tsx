import type { ReactNode } from 'react';
import { useMay } from '#web/app/session';
import { PasswordPanel } from './PasswordPanel.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import styles from './settings.module.css';
import { TokensPanel } from './TokensPanel.tsx';

/** What belongs to the caller alone. */
export const ProfilePart = (): ReactNode => {
  const mayHaveTokens = useMay('tokens.manage');
  return (
    <div className={styles['column']}>
      <ProfilePanel />
      <PasswordPanel />
      <SessionsPanel />
      {mayHaveTokens ? <TokensPanel /> : null}
    </div>
  );
};
