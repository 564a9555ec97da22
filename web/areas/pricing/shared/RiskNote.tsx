import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { useT } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { OpenRisk } from './data.ts';

/** Why free goods and marketing support wait, with the way to what has to be answered first. */
export const RiskNote = ({ risk }: { readonly risk: OpenRisk | null }): ReactNode => {
  const t = useT(pricingScreens);
  const mayRead = useMay('warnings.read');
  if (risk === null) return null;
  const { warningId, warning, since, checks } = risk;
  return (
    <p className={styles['outcome']} data-tone="stop" role="status">
      {t('risk.open', { warning, since, checks })}{' '}
      {mayRead ? (
        <Link to="/warnings/$id" params={{ id: warningId }}>
          {t('risk.answer')}
        </Link>
      ) : null}
    </p>
  );
};

/** The same for a paper that is not signed yet and promises support. */
export const PaperRisk = ({
  accountId,
  asksSupport,
}: {
  readonly accountId: string;
  readonly asksSupport: boolean;
}): ReactNode => {
  const { data } = useRead(pricingContract.operations.openRisk, { id: accountId }, { isOff: !asksSupport });
  return asksSupport ? <RiskNote risk={data?.openRisk ?? null} /> : null;
};
