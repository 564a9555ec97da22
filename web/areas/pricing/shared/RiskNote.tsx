import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { Sentences, useT } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { OpenRisk } from './data.ts';

const { check } = pricingContract.operations;

/** Why free goods and marketing support wait, with the way to what has to be answered first. */
export const RiskNote = ({ risk }: { readonly risk: OpenRisk | null }): ReactNode => {
  const t = useT(pricingScreens);
  const mayRead = useMay('warnings.read');
  if (risk === null) return null;
  const { warningId, warning, since, checks } = risk;
  return (
    <p className={styles['outcome']} data-tone="stop" role="status">
      <Sentences>
        {t('risk.open', { warning, since, checks })}
        {mayRead ? (
          <Link to="/warnings/$id" params={{ id: warningId }}>
            {t('risk.answer')}
          </Link>
        ) : null}
      </Sentences>
    </p>
  );
};

type Asked = z.input<typeof check.input>;

/** The same for a paper that binds nobody yet, by what it promises; null: it binds, or there is no such paper. */
export const PaperRisk = ({ asked }: { readonly asked: Asked | null }): ReactNode => {
  const asksSupport = asked?.lines.some(({ freeQuantity }) => Number(freeQuantity ?? 0) > 0) ?? false;
  const { data } = useRead(check, asked ?? { accountId: '', lines: [] }, { isOff: !asksSupport });
  return asksSupport ? <RiskNote risk={data?.openRisk ?? null} /> : null;
};
