import { useState } from 'react';
import type { ReactNode } from 'react';
import { Panel, SideDrawer, useT } from '#ui';
import { RecordFiles } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Purchase, Tender } from '../shared/data.ts';
import { BidLines } from './BidLines.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { BondForm } from './TenderForms.tsx';
import { BondPanel, CommitteePanel, DocumentsPanel, GatesPanel, RivalsPanel } from './TenderPanels.tsx';

type Props = { readonly purchase: Purchase; readonly tender: Tender };

/** A tender: our prices beside the rivals', its way, its documents and its bond. */
export const TenderBody = ({ purchase, tender }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const [isBondOpen, setBondOpen] = useState(false);
  return (
    <div className={styles['request']}>
      <div className={styles['stack']}>
        {tender.problem === null ? null : <p className={styles['refusal']}>{t(`problems.${tender.problem}`)}</p>}
        <Panel title={t('lines')}>
          <BidLines purchase={purchase} />
        </Panel>
        <GatesPanel purchase={purchase} tender={tender} />
        <NotesPanel purchase={purchase} />
      </div>
      <div className={styles['stack']}>
        <DocumentsPanel purchase={purchase} tender={tender} />
        <BondPanel tender={tender} onRecord={() => setBondOpen(true)} />
        <CommitteePanel tender={tender} />
        <RivalsPanel tender={tender} />
        <RecordFiles kind="purchase" record={purchase.id} frame="panel" />
      </div>
      {isBondOpen ? (
        <SideDrawer isOpen onClose={() => setBondOpen(false)} title={t('bondRecord')}>
          <BondForm purchase={purchase} tender={tender} onClose={() => setBondOpen(false)} />
        </SideDrawer>
      ) : null}
    </div>
  );
};
