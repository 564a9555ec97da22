import type { ReactNode } from 'react';
import { Hint } from '../figures/Hint.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './marks.module.css';

export type Tier = 'S' | 'A' | 'B' | 'C' | 'unrated';

/** The tier in its fixed colour: S gold, A blue, B teal, C grey. Null is an account without a tier. */
export const TierBadge = ({ tier }: { readonly tier: Tier | null | undefined }): ReactNode => {
  const t = useT(uiMessages);
  const shown = tier ?? 'unrated';
  const name = t(`tier.${shown}`);
  return (
    <Hint text={name}>
      <span className={styles['tier']} data-tier={shown} role="img" aria-label={name}>
        {shown === 'unrated' ? '–' : shown}
      </span>
    </Hint>
  );
};
