import type { ReactNode } from 'react';
import type { Rule } from '#domain/segments';
import { formatAmount, formatBp } from '#kernel/format';
import { ErrorState, Hint, Money, Panel, Percent, SkeletonBar, useT, useWords } from '#ui';
import { AccountLink } from '#web/accounts';
import { useSees } from '#web/app/session';
import { segmentScreens } from './messages/index.ts';
import { useCount } from './queries.ts';
import type { Figures, MemberRow } from './queries.ts';
import styles from './segments.module.css';
import { moneyShareBpOf, shareBpOf } from './share.ts';

/** How many accounts the rule takes, what they bring, the largest of them, and the rule in words: while it is typed. */
export const LiveResult = ({ rule }: { readonly rule: Rule | null }): ReactNode => {
  const t = useT(segmentScreens);
  const { counted, largest, isBehind } = useCount(rule);
  const { data, error } = counted;
  return (
    <Panel title={t('editor.live')}>
      <div aria-live="polite" aria-busy={isBehind}>
        {rule === null ? (
          <p className={styles['quiet']}>{t('editor.liveEmpty')}</p>
        ) : error !== null ? (
          <ErrorState error={error} />
        ) : data === undefined ? (
          <SkeletonBar height={120} />
        ) : (
          <>
            <LiveFigures figures={data.figures} company={data.company} isBehind={isBehind} />
            <p className={styles['words']}>{data.words}</p>
            <Largest rows={largest.data?.rows ?? []} />
          </>
        )}
      </div>
    </Panel>
  );
};

type FiguresProps = { readonly figures: Figures; readonly company: Figures; readonly isBehind: boolean };

const LiveFigures = ({ figures, company, isBehind }: FiguresProps): ReactNode => {
  const t = useT(segmentScreens);
  const { language } = useWords();
  const seesMargin = useSees('margin');
  const share = shareBpOf(figures.accounts, company.accounts);
  const netShare = moneyShareBpOf(figures.net12, company.net12);
  return (
    <dl className={styles['figures']} data-behind={isBehind}>
      <div className={styles['figure']}>
        <dt>{t('editor.figures.accounts')}</dt>
        <dd>{formatAmount(`${figures.accounts}`, language)}</dd>
        <dd className={styles['quiet']}>
          {share === null ? null : t('editor.ofCompany', { share: formatBp(share, language) })}
          {figures.keyAccounts > 0 ? ` · ${t('editor.keyAccounts', { count: figures.keyAccounts })}` : null}
        </dd>
      </div>
      <div className={styles['figure']}>
        <dt>{t('editor.figures.net12')}</dt>
        <dd>
          <Money value={figures.net12} reason={t('noFigures')} />
        </dd>
        <dd className={styles['quiet']}>
          {netShare === null ? null : t('editor.ofNet', { share: formatBp(netShare, language) })}
        </dd>
      </div>
      <div className={styles['figure']}>
        <dt>{t('editor.figures.growth')}</dt>
        <dd>
          <Percent bp={figures.growthBp} reason={t('noPrior')} />
        </dd>
      </div>
      {seesMargin ? (
        <div className={styles['figure']}>
          <dt>
            <Hint text={t('columns.beforeCredit')}>{t('editor.figures.contribution12')}</Hint>
          </dt>
          <dd>
            <Money value={figures.contribution12} reason={t('noFigures')} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
};

const Largest = ({ rows }: { readonly rows: readonly MemberRow[] }): ReactNode => {
  const t = useT(segmentScreens);
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className={styles['subhead']}>{t('editor.preview')}</h3>
      <ul className={styles['lines']}>
        {rows.map(({ account, net12 }) => (
          <li key={account.id} className={styles['line']}>
            <span className={styles['lineName']}>
              <AccountLink account={account} />
            </span>
            <Money value={net12} reason={t('noFigures')} />
          </li>
        ))}
      </ul>
    </>
  );
};
