import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import { AppButton } from '../controls/AppButton.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { codeOf, useRefusalText } from './refusal-text.ts';
import styles from './status.module.css';

type Props = { readonly error: unknown; readonly onRetry?: (() => void) | undefined; readonly title?: string };

/**
 * One part that failed, in its place: what happened, what to do, the code for the administrator. The page stays. Trying
 * again does not bring a record that is not there.
 */
export const ErrorState = ({ error, onRetry, title }: Props): ReactNode => {
  const t = useT(uiMessages);
  const refusalText = useRefusalText();
  const isAbsent = isAppError(error) && /(?:^|[.-])not-found$/.test(error.code);
  return (
    <section className={styles['error']} role="alert">
      <h2 className={styles['stateTitle']}>{title ?? t(isAbsent ? 'state.absentTitle' : 'state.errorTitle')}</h2>
      <p className={styles['stateText']}>{isAppError(error) ? refusalText(error) : t('state.errorHint')}</p>
      {isAbsent ? null : <p className={styles['code']}>{t('state.errorCode', { code: codeOf(error) })}</p>}
      {isAbsent || onRetry === undefined ? null : (
        <div className={styles['stateActions']}>
          <AppButton size="small" onClick={onRetry}>
            {t('state.retry')}
          </AppButton>
        </div>
      )}
    </section>
  );
};
