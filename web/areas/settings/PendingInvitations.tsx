import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { AppButton, DateText, ExportMenu, Panel, showFailure, showNote, useRefusalText, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

const { listInvitations, revokeInvitation } = identityContract.operations;

/** Invitations that nobody has accepted yet. */
export const PendingInvitations = (): ReactNode => {
  const t = useT(settingsMessages);
  const refusalText = useRefusalText();
  const { data } = useRead(listInvitations, {});
  const onExport = useListExport(listInvitations, {});
  const revoke = useAct(revokeInvitation, { refreshes: ['identity.listInvitations'] });
  const handleRevoke = async (id: string): Promise<void> => {
    try {
      await revoke.run({ id });
      showNote(t('users.revoked'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Panel title={t('users.pending', { n: data.rows.length })} actions={<ExportMenu onSave={onExport} />}>
      <ul className={styles['lines']}>
        {data.rows.map((invitation) => (
          <li key={invitation.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              {invitation.name}
              <span className={styles['note']}>
                {invitation.email} · {invitation.roles.map((role) => t(`roles.${role}.name`)).join(t('comma'))} ·{' '}
                {t('users.expires')} <DateText value={invitation.expiresAt} />
              </span>
            </span>
            <AppButton size="small" isBusy={revoke.isBusy} onClick={() => void handleRevoke(invitation.id)}>
              {t('users.revoke')}
            </AppButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
