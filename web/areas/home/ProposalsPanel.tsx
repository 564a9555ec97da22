import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { listed } from '#kernel/i18n';
import { AppButton, Money, Panel, Quantity, TierBadge, useT, useWords } from '#ui';
import { AccountLink } from '#web/accounts';
import { useNavEntries } from '#web/app/area-context';
import { homeScreens } from './messages/index.ts';
import type { Today } from './queries.ts';
import styles from './today.module.css';

type Proposals = NonNullable<Today['proposals']>;

/** Tier proposals that wait: those of key accounts one by one, the most money first, all others as one line. */
export const ProposalsPanel = ({
  proposals: { rows, total, keyAccounts, others },
}: {
  readonly proposals: Proposals;
}): ReactNode => {
  const t = useT(homeScreens);
  const tiers = useT(accountsMessages);
  const { language } = useWords();
  const navigate = useNavigate();
  const portfolio = useNavEntries().get('portfolio');
  return (
    <Panel
      title={
        <>
          {t('proposals.title')}
          <span className={styles['count']}>
            <Quantity value={total} />
          </span>
        </>
      }
      actions={
        portfolio !== undefined && total > 0 ? (
          <AppButton size="small" onClick={() => void navigate({ to: '/portfolio', search: { tab: 'proposals' } })}>
            {t('proposals.act')}
          </AppButton>
        ) : undefined
      }
    >
      {total === 0 ? <p className={styles['note']}>{t('proposals.none')}</p> : null}
      {rows.length === 0 ? null : <p className={styles['caption']}>{t('proposals.net12')}</p>}
      <ul className={styles['lines']}>
        {rows.map(({ id, account, from, to, net12 }) => (
          <li key={id} className={styles['line']}>
            <div className={styles['name']}>
              <AccountLink account={account} />
            </div>
            <span className={styles['move']}>
              <TierBadge tier={from} />
              <span className={styles['arrow']} aria-hidden>
                →
              </span>
              <TierBadge tier={to} />
            </span>
            <span className={styles['figure']}>
              <Money value={net12} />
            </span>
          </li>
        ))}
      </ul>
      {keyAccounts > rows.length ? (
        <p className={styles['note']}>{t('proposals.more', { n: keyAccounts - rows.length })}</p>
      ) : null}
      {others.length === 0 ? null : (
        <p className={styles['note']}>
          {t('proposals.others', {
            tiers: listed(
              others.map(({ tier, count }) => t('proposals.tierCount', { tier: tiers(`tiers.${tier}`), n: count })),
              language,
            ),
          })}{' '}
          {portfolio === undefined ? null : (
            <AppButton
              size="small"
              kind="quiet"
              onClick={() => void navigate({ to: '/portfolio', search: { tab: 'proposals', group: 'others' } })}
            >
              {t('proposals.othersAct')}
            </AppButton>
          )}
        </p>
      )}
    </Panel>
  );
};
