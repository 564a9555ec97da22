import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import { formatInstant } from '#kernel/format';
import { AppButton, Chip, MenuButton, showNote, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { listChannels, tryChannel, removeChannel } = warningsContract.operations;
type Channel = z.output<typeof listChannels.output>['channels'][number];

/** One robot: where it writes, how the last try ended. */
export const ChannelLine = ({ channel }: { readonly channel: Channel }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const trial = useAct(tryChannel, { refreshes: [...warningReads, 'jobs'] });
  const remove = useAct(removeChannel, { refreshes: warningReads });
  const { id, name, service, target, isSigned, showsMargin, triedAt, problem } = channel;
  const notes = [
    t(`digest.services.${service}`),
    target,
    ...(isSigned ? [t('digest.signed')] : []),
    ...(showsMargin ? [t('digest.withMargin')] : []),
  ];
  const handleTry = async (): Promise<void> => {
    await trial.run({ id });
    showNote(t('digest.trying'));
  };
  const handleRemove = async (): Promise<void> => {
    await remove.run({ id });
    showNote(t('digest.removed'));
  };
  return (
    <li>
      <span className={styles['twoLines']}>
        <span>{name}</span>
        <span className={styles['quiet']}>{notes.join(' · ')}</span>
        {problem === null ? null : <span className={styles['problem']}>{t(`digest.problems.${problem}`)}</span>}
      </span>
      {triedAt === null ? (
        <Chip tone="grey">{t('digest.untried')}</Chip>
      ) : (
        <Chip tone={problem === null ? 'plain' : 'loss'} hint={formatInstant(triedAt, timeZone)}>
          {t(problem === null ? 'digest.works' : 'digest.fails')}
        </Chip>
      )}
      <MenuButton
        button={<AppButton size="small">{t('acts.more')}</AppButton>}
        groups={[
          [{ label: t('digest.try'), onPick: () => void handleTry() }],
          [{ label: t('digest.remove'), tone: 'danger', onPick: () => void handleRemove() }],
        ]}
      />
    </li>
  );
};
