import type { ReactNode } from 'react';
import { cssColour } from '../theme/tokens.ts';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './marks.module.css';
import type { Tier } from './TierBadge.tsx';

type Props = {
  readonly score: number | null | undefined;
  readonly tier?: Tier | null | undefined;
  readonly size?: number;
};

const colours = { S: 'tier-s', A: 'tier-a', B: 'tier-b', C: 'tier-c', unrated: 'tier-c' } as const;

/** The score of 100 as a ring in the tier's colour; empty with "—" when the account is not scored. */
export const ScoreRing = ({ score, tier, size = 36 }: Props): ReactNode => {
  const t = useT(uiMessages);
  const stroke = Math.max(2.5, size / 12);
  const radius = (size - stroke) / 2;
  const round = 2 * Math.PI * radius;
  const isScored = score !== null && score !== undefined;
  const share = isScored ? Math.min(100, Math.max(0, score)) / 100 : 0;
  const name = isScored ? t('figure.score', { value: Math.round(score * 10) / 10 }) : t('figure.scoreMissing');
  return (
    <svg className={styles['ring']} width={size} height={size} role="img" aria-label={name}>
      <title>{name}</title>
      <g fill="none" strokeWidth={stroke} transform={`rotate(-90 ${size / 2} ${size / 2})`}>
        <circle className={styles['ringTrack']} cx={size / 2} cy={size / 2} r={radius} />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          stroke={cssColour(colours[tier ?? 'unrated'])}
          strokeDasharray={`${round * share} ${round}`}
        />
      </g>
      <text className={styles['ringText']} x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size * 0.34}>
        {isScored ? Math.round(score) : '—'}
      </text>
    </svg>
  );
};
