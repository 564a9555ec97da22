import type { ReactNode } from 'react';
import { Panel, useActorName, useT } from '#ui';
import { RecordFiles } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Lease, Purchase } from '../shared/data.ts';
import { ApproveButton } from './ApproveButton.tsx';
import { BidLines } from './BidLines.tsx';
import { LeaseActs } from './LeaseActs.tsx';
import { LeaseSchedule } from './LeaseSchedule.tsx';
import { NotesPanel } from './NotesPanel.tsx';

type Props = { readonly purchase: Purchase; readonly lease: Lease };

/** A lease: its goods at the price that they are equal to, and the payments that make it up. */
export const LeaseBody = ({ purchase, lease }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const nameOf = useActorName();
  const { isApproved, approvedByName } = purchase;
  return (
    <div className={styles['stack']}>
      <Panel title={t('lease.lines')}>
        <BidLines purchase={purchase} />
      </Panel>
      <Panel
        title={t('lease.plan')}
        actions={
          <>
            <ApproveButton purchase={purchase} />
            <LeaseActs purchase={purchase} lease={lease} />
          </>
        }
      >
        <LeaseSchedule lease={lease} />
      </Panel>
      {isApproved === null ? null : (
        <Panel title={t('lease.residual')}>
          <p>{lease.residualSource}</p>
          <p className={styles['quiet']}>
            {approvedByName === null
              ? t('reciprocal.notApproved')
              : t('reciprocal.approvedBy', { name: nameOf(approvedByName) })}
          </p>
        </Panel>
      )}
      <NotesPanel purchase={purchase} />
      <RecordFiles kind="purchase" record={purchase.id} frame="panel" />
    </div>
  );
};
