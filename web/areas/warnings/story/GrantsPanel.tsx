import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { listed } from '#kernel/i18n';
import { todayOf } from '#kernel/today';
import { DateText, ErrorState, Money, Panel, Percent, useActorName, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { grantScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { accountGranted } = pricingContract.operations;
type Paper = z.output<typeof accountGranted.output>['rows'][number];

const pages = {
  request: '/pricing/requests/$id',
  quote: '/pricing/quotes/$id',
  order: '/pricing/orders/$id',
  agreement: '/pricing/agreements/$id',
  plan: '/pricing/plans/$id',
  tender: '/pricing/purchases/$id',
  lease: '/pricing/purchases/$id',
  reciprocal: '/pricing/purchases/$id',
  estimate: '/pricing/estimates/$id',
} as const satisfies Record<Paper['kind'], string>;

const PaperLine = ({ paper }: { readonly paper: Paper }): ReactNode => {
  const t = useT(grantScreens);
  const { language } = useWords();
  const nameOf = useActorName();
  const { kind, id, number, on, names, request, concessionBp, conceded, isOfGroup } = paper;
  return (
    <li>
      <span className={styles['twoLines']}>
        <Link to={pages[kind]} params={{ id }}>
          {t(`kinds.${kind}`)} {number}
        </Link>
        <span className={styles['quiet']}>
          {t(`acts.${kind}`, { names: listed(names.map(nameOf), language) })} · <DateText value={on} />
          {isOfGroup ? ` · ${t('ofGroup')}` : null}
          {request === null ? null : (
            <>
              {' · '}
              <Link to={pages.request} params={{ id: request.id }}>
                {t('under', { number: request.number })}
              </Link>
            </>
          )}
        </span>
      </span>
      {concessionBp === null ? null : <Percent bp={concessionBp} />}
      {conceded === null ? null : <Money value={conceded} />}
    </li>
  );
};

/** Who granted what while it lasted, the most money first: whoever approved, signed, or gave it under the own authority. */
export const GrantsPanel = ({ warning: { account, since, closedAt } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(grantScreens);
  const { timeZone } = useWords();
  const until = closedAt === null ? {} : { to: todayOf(new Date(closedAt), timeZone) };
  const isOff = !useMay('pricing.read');
  const { data, error, refetch } = useRead(accountGranted, { id: account.id, from: since, ...until }, { isOff });
  if (error !== null)
    return (
      <Panel title={t('title')}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Panel>
    );
  if (data === undefined) return null;
  const { rows, total } = data;
  return (
    <Panel title={t('title')}>
      <p className={styles['quiet']}>{t(rows.length === 0 ? 'none' : 'note')}</p>
      <ul className={styles['lines']}>
        {rows.map((paper) => (
          <PaperLine key={paper.id} paper={paper} />
        ))}
      </ul>
      {total > rows.length ? <p className={styles['quiet']}>{t('more', { n: total - rows.length })}</p> : null}
    </Panel>
  );
};
