import { useState } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { AppButton, CheckField, ErrorState, Icon, IconPlus, Panel, SideDrawer, SkeletonBar, showNote, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import styles from '../warnings.module.css';
import { ChannelForm } from './ChannelForm.tsx';
import { ChannelLine } from './ChannelLine.tsx';

const { getSubscription, setSubscription, listChannels } = warningsContract.operations;

const OwnMail = (): ReactNode => {
  const t = useT(warningScreens);
  const { data, error, refetch } = useRead(getSubscription, {});
  const set = useAct(setSubscription, { refreshes: warningReads });
  const handleChange = async (isOn: boolean): Promise<void> => {
    await set.run({ isOn });
    showNote(t(isOn ? 'digest.on' : 'digest.off'));
  };
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={40} />;
  return (
    <Panel title={t('digest.mail')}>
      <CheckField
        label={t('digest.mailMine')}
        hint={t('digest.mailHint')}
        value={data.isOn}
        onChange={(isOn) => void handleChange(isOn === true)}
      />
      {data.sentOn === null ? null : <p className={styles['quiet']}>{t('digest.lastSent', { day: data.sentOn })}</p>}
    </Panel>
  );
};

const Channels = (): ReactNode => {
  const t = useT(warningScreens);
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(listChannels, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  return (
    <Panel
      title={t('digest.robots')}
      actions={
        <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
          {t('digest.add')}
        </AppButton>
      }
    >
      <p className={styles['lead']}>{t('digest.robotsText')}</p>
      {data.channels.length === 0 ? <p className={styles['quiet']}>{t('digest.noRobots')}</p> : null}
      <ul className={styles['lines']}>
        {data.channels.map((channel) => (
          <ChannelLine key={channel.id} channel={channel} />
        ))}
      </ul>
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={t('digest.add')}>
        {isAdding ? <ChannelForm onClose={() => setAdding(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};

/** Where the digest of warnings goes: to me by mail, to groups by their robots. */
export const DigestPart = (): ReactNode => {
  const t = useT(warningScreens);
  const mayNotify = useMay('warnings.notify');
  return (
    <div className={styles['stack']}>
      <p className={styles['lead']}>{t('digest.lead')}</p>
      <OwnMail />
      {mayNotify ? <Channels /> : null}
    </div>
  );
};
