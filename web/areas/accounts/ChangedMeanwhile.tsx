import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import { AppButton, useT } from '#ui';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';

export const isChangedMeanwhile = (refusal: unknown): boolean =>
  isAppError(refusal) && refusal.code === 'accounts.changed-meanwhile';

/** Somebody else saved first: loads what he or she wrote under what was typed here. */
export const ChangedMeanwhile = ({ onLoad }: { readonly onLoad: () => void }): ReactNode => {
  const t = useT(accountScreens);
  return (
    <div className={styles['notice']}>
      <span>{t('form.changedMeanwhile')}</span>
      <AppButton size="small" onClick={onLoad}>
        {t('form.loadLatest')}
      </AppButton>
    </div>
  );
};
