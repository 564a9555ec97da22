import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DateText, Percent, useT } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Judgement } from './data.ts';

type Grant = Judgement['window']['grants'][number];

const DocumentLink = ({ kind, documentId, number }: Grant): ReactNode => {
  const t = useT(pricingScreens);
  const text = `${t(`request.grantKinds.${kind}`)} ${number ?? ''}`.trim();
  if (kind === 'quote')
    return (
      <Link to="/pricing/quotes/$id" params={{ id: documentId }}>
        {text}
      </Link>
    );
  if (kind === 'request')
    return (
      <Link to="/pricing/requests/$id" params={{ id: documentId }}>
        {text}
      </Link>
    );
  if (kind === 'order')
    return (
      <Link to="/pricing/orders/$id" params={{ id: documentId }}>
        {text}
      </Link>
    );
  if (kind === 'plan')
    return (
      <Link to="/pricing/plans/$id" params={{ id: documentId }}>
        {text}
      </Link>
    );
  if (kind === 'tender' || kind === 'lease' || kind === 'reciprocal')
    return (
      <Link to="/pricing/purchases/$id" params={{ id: documentId }}>
        {text}
      </Link>
    );
  return text;
};

/** The documents that a sum of concessions is made of. */
export const GrantList = ({ window }: Pick<Judgement, 'window'>): ReactNode => {
  const t = useT(pricingScreens);
  if (window.grants.length === 0)
    return <p className={styles['quiet']}>{t('request.grantedNone', { days: window.days })}</p>;
  return (
    <ul className={[styles['grants'], styles['papers']].join(' ')}>
      {window.grants.map((grant) => (
        <li key={grant.documentId}>
          <DocumentLink {...grant} />
          <DateText value={grant.on} />
          <Percent bp={grant.concessionBp} />
        </li>
      ))}
    </ul>
  );
};
