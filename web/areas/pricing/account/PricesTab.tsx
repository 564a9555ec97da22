import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppButton, Icon, IconPlus, useT } from '#ui';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay } from '#web/app/session';
import { AgreementsPanel } from '../agreements/AgreementsPanel.tsx';
import { NegotiationsPanel } from '../negotiations/NegotiationsPanel.tsx';
import { EstimatesPanel } from '../estimates/EstimatesPanel.tsx';
import { PlansPanel } from '../plans/PlansPanel.tsx';
import { PurchasesPanel } from '../purchases/PurchasesPanel.tsx';
import { RetentionPanel } from '../retention/RetentionPanel.tsx';
import { pricingBooks } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ConcessionsPanel, QuotesPanel, RequestsPanel } from './DocumentPanels.tsx';
import { OwnPricesPanel } from './OwnPricesPanel.tsx';
import { SensitivityPanel } from './SensitivityPanel.tsx';
import { WaterfallPanel } from './WaterfallPanel.tsx';

/** The prices of one account: where its money goes, what it was granted, what it pays and how it minds. */
export const PricesTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(pricingBooks);
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  return (
    <div className={styles['stack']}>
      {mayAsk ? (
        <div>
          <AppButton
            kind="primary"
            icon={<Icon of={IconPlus} size={16} />}
            onClick={() => void navigate({ to: '/pricing/new', search: { account: accountId } })}
          >
            {t('account.newRequest')}
          </AppButton>
        </div>
      ) : null}
      <div className={styles['request']}>
        <div className={styles['stack']}>
          <WaterfallPanel accountId={accountId} />
          <SensitivityPanel accountId={accountId} />
        </div>
        <div className={styles['stack']}>
          <ConcessionsPanel accountId={accountId} />
          <AgreementsPanel accountId={accountId} />
          <PlansPanel accountId={accountId} />
          <PurchasesPanel accountId={accountId} />
          <NegotiationsPanel accountId={accountId} />
          <RetentionPanel accountId={accountId} />
          <EstimatesPanel accountId={accountId} />
          <RequestsPanel accountId={accountId} />
          <QuotesPanel accountId={accountId} />
        </div>
      </div>
      <OwnPricesPanel accountId={accountId} />
    </div>
  );
};
