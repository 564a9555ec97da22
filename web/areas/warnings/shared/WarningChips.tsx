import type { ReactNode } from 'react';
import { warningsMessages } from '#areas/warnings/messages';
import { Chip, useT, useWords } from '#ui';
import type { Tone } from '#ui';
import { dayIn } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from './data.ts';

const urgent = 70;

/** What kind of warning it is; what must be dealt with within days stands out. */
export const KindChip = ({ warning: { kind, urgency } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningsMessages);
  return <Chip tone={urgency >= urgent ? 'warm' : 'plain'}>{t(`kinds.${kind}`)}</Chip>;
};

const tones: Readonly<Record<Warning['state'], Tone>> = {
  new: 'accent',
  accepted: 'plain',
  dismissed: 'grey',
  resolved: 'grey',
};

export const StateChip = ({ warning: { state, snoozedUntil } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  if (snoozedUntil !== null && snoozedUntil > dayIn(timeZone))
    return <Chip tone="grey">{t('until', { day: snoozedUntil })}</Chip>;
  return <Chip tone={tones[state]}>{t(`states.${state}`)}</Chip>;
};
