import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton, Chip, Panel, useActorName, useT } from '#ui';
import { pricingHolds } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { EnteredOrder } from '../shared/data.ts';
import { HoldText } from './HoldText.tsx';
import { ReasonDrawer } from './ReasonDrawer.tsx';
import type { OrderAct } from './ReasonDrawer.tsx';

/** Why the order waits or waited, with its release or refusal; nothing for an order that went as it was entered. */
export const HoldPanel = ({ order }: { readonly order: EnteredOrder }): ReactNode => {
  const t = useT(pricingHolds);
  const nameOf = useActorName();
  const [act, setAct] = useState<OrderAct | null>(null);
  const { hold, cancel, mayRefuse } = order;
  if (hold === null) return null;
  const { release, mayRelease } = hold;
  return (
    <Panel title={t('title')}>
      {release === null && cancel !== null ? null : (
        <p className={styles['inText']}>
          <Chip tone={release === null ? 'loss' : 'accent'}>{t(release === null ? 'held' : 'released')}</Chip>{' '}
          {release === null
            ? t('waits')
            : t('releasedBy', { name: nameOf(release.byName), day: release.at.slice(0, 10), reason: release.reason })}
        </p>
      )}
      <p className={styles['quiet']}>
        <HoldText facts={hold} />
      </p>
      {mayRelease || mayRefuse ? (
        <div className={styles['acts']}>
          {mayRelease ? (
            <AppButton kind="primary" onClick={() => setAct('release')}>
              {t('acts.release.name')}
            </AppButton>
          ) : null}
          {mayRefuse ? <AppButton onClick={() => setAct('refuse')}>{t('acts.refuse.name')}</AppButton> : null}
        </div>
      ) : null}
      {act === null ? null : <ReasonDrawer act={act} order={order} onClose={() => setAct(null)} />}
    </Panel>
  );
};
