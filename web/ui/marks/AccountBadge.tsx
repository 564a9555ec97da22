import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { Chip } from './Chip.tsx';
import type { Tone } from './Chip.tsx';

const tones = {
  'one-off': 'warm',
  squeezing: 'warm',
  'slow-payer': 'warm',
  lapsing: 'warm',
  'loss-maker': 'loss',
  tomorrow: 'accent',
  dealer: 'grey',
} as const satisfies Record<string, Tone>;

export type AccountBadgeName = keyof typeof tones;

export const isAccountBadge = (name: string): name is AccountBadgeName => Object.hasOwn(tones, name);

/** A badge that answers one of the classic errors about big accounts. */
export const AccountBadge = ({ badge }: { readonly badge: AccountBadgeName }): ReactNode => {
  const t = useT(uiMessages);
  return (
    <Chip tone={tones[badge]} hint={t(`badgeHint.${badge}`)}>
      {t(`badge.${badge}`)}
    </Chip>
  );
};
