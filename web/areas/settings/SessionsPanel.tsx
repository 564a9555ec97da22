import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import {
  AppButton,
  Chip,
  DateText,
  ErrorState,
  Panel,
  showFailure,
  showNote,
  SkeletonBar,
  useRefusalText,
  useT,
} from '#ui';
import { call, useAct, useRead } from '#web/app/api';
import { deviceOf } from './device.ts';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

const { listSessions, revokeSession, signOutEverywhere } = identityContract.operations;

/** The devices on which the caller is signed in. */
export const SessionsPanel = (): ReactNode => {
  const t = useT(settingsMessages);
  const refusalText = useRefusalText();
  const router = useRouter();
  const cache = useQueryClient();
  const { data, error, refetch } = useRead(listSessions, {});
  const revoke = useAct(revokeSession, { refreshes: ['identity.listSessions'] });
  const handleRevoke = async (id: string): Promise<void> => {
    try {
      await revoke.run({ id });
      showNote(t('sessions.revoked'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  const handleEverywhere = async (): Promise<void> => {
    try {
      await call(signOutEverywhere, {});
      cache.clear();
      await router.navigate({ to: '/sign-in' });
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  return (
    <Panel
      title={t('sessions.title')}
      actions={
        <AppButton size="small" kind="danger" onClick={() => void handleEverywhere()}>
          {t('sessions.everywhere')}
        </AppButton>
      }
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar height={40} /> : null}
      <ul className={styles['lines']}>
        {data?.rows.map((session) => (
          <li key={session.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              {deviceOf(session.userAgent) ?? t('sessions.unknownDevice')}
              <span className={styles['note']}>
                {session.ip === null ? null : `${session.ip} · `}
                {t('sessions.lastSeen')} <DateText value={session.lastSeenAt} />
              </span>
            </span>
            {session.current ? (
              <Chip tone="accent">{t('sessions.current')}</Chip>
            ) : (
              <AppButton size="small" isBusy={revoke.isBusy} onClick={() => void handleRevoke(session.id)}>
                {t('sessions.revoke')}
              </AppButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
