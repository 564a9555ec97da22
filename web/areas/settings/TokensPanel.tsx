import { useState } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import {
  AppButton,
  DateText,
  ErrorState,
  ExportMenu,
  Icon,
  IconKey,
  Panel,
  showFailure,
  showNote,
  SideDrawer,
  SkeletonBar,
  useRefusalText,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { settingsMessages } from './messages/index.ts';
import { useRightText } from './right-text.ts';
import styles from './settings.module.css';
import { TokenForm } from './TokenForm.tsx';

const { listTokens, revokeToken } = identityContract.operations;

/** The caller's tokens for programs. */
export const TokensPanel = (): ReactNode => {
  const t = useT(settingsMessages);
  const rightText = useRightText();
  const refusalText = useRefusalText();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(listTokens, {});
  const onExport = useListExport(listTokens, {});
  const revoke = useAct(revokeToken, { refreshes: ['identity.listTokens'] });
  const handleRevoke = async (id: string): Promise<void> => {
    try {
      await revoke.run({ id });
      showNote(t('tokens.revoked'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  const scopeText = (scopes: readonly string[]): string =>
    scopes.includes('*') ? t('tokens.allRights') : scopes.map(rightText).join(t('comma'));
  return (
    <Panel
      title={t('tokens.title')}
      actions={
        <>
          {data === undefined || data.rows.length === 0 ? null : <ExportMenu onSave={onExport} />}
          <AppButton size="small" icon={<Icon of={IconKey} size={16} />} onClick={() => setAdding(true)}>
            {t('tokens.add')}
          </AppButton>
        </>
      }
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar height={40} /> : null}
      {data?.rows.length === 0 ? <p className={styles['quiet']}>{t('tokens.none')}</p> : null}
      <ul className={styles['lines']}>
        {data?.rows.map((token) => (
          <li key={token.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              {token.name} <code>{token.prefix}…</code>
              <span className={styles['note']}>
                {scopeText(token.scopes)} · {t('tokens.until')} <DateText value={token.expiresAt.slice(0, 10)} /> ·{' '}
                {token.lastUsedAt === null ? (
                  t('tokens.unused')
                ) : (
                  <>
                    {t('tokens.lastUsed')} <DateText value={token.lastUsedAt} />
                  </>
                )}
              </span>
            </span>
            <AppButton size="small" isBusy={revoke.isBusy} onClick={() => void handleRevoke(token.id)}>
              {t('tokens.revoke')}
            </AppButton>
          </li>
        ))}
      </ul>
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={t('tokens.add')}>
        {isAdding ? <TokenForm onClose={() => setAdding(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};
