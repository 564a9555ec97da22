import type { ReactNode } from 'react';
import { Panel, ScrollRegion, TierBadge, useT, useWords } from '#ui';
import { AccountLink } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Move } from '../run-data.ts';
import { pointsText } from '../why/points-text.ts';

const TierMove = ({
  before,
  after,
}: {
  readonly before: Move['tierBefore'];
  readonly after: Move['tierAfter'];
}): ReactNode => {
  const t = useT(identificationScreens);
  return (
    <span className={shared['tierChange']}>
      {before === null ? <span className={shared['under']}>{t('moves.isNew')}</span> : <TierBadge tier={before} />}
      {before === after ? null : (
        <>
          <span className={styles['arrow']} aria-hidden>
            →
          </span>
          {after === null ? <span className={shared['under']}>{t('moves.gone')}</span> : <TierBadge tier={after} />}
        </>
      )}
    </span>
  );
};

type Props = { readonly title: string; readonly moves: readonly Move[] };

/** Accounts that moved between two runs: tier, rank and score before and after. */
export const MoveTable = ({ title, moves }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { language } = useWords();
  return (
    <Panel title={title}>
      {moves.length === 0 ? (
        <p className={shared['quiet']}>{t('moves.nothing')}</p>
      ) : (
        <ScrollRegion name={title} className={shared['scroll']}>
          <table className={shared['plainTable']} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('list.account')}</th>
                <th scope="col">{t('moves.tier')}</th>
                <th scope="col" className={shared['figure']}>
                  {t('moves.rank')}
                </th>
                <th scope="col" className={shared['figure']}>
                  {t('moves.score')}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.map(({ account, tierBefore, tierAfter, rankBefore, rankAfter, scoreChange }) => (
                <tr key={account.id}>
                  <th scope="row">
                    <AccountLink account={account} />
                  </th>
                  <td>
                    <TierMove before={tierBefore} after={tierAfter} />
                  </td>
                  <td className={`${shared['figure']} ${shared['whole']}`}>
                    {t('moves.rankMove', { before: rankBefore ?? '—', after: rankAfter ?? '—' })}
                  </td>
                  <td className={shared['figure']} data-negative={(scoreChange ?? 0) < 0}>
                    {scoreChange === null ? '—' : pointsText(scoreChange, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Panel>
  );
};
