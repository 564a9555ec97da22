import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { useWords } from '#ui';
import styles from './portfolio.module.css';
import type { AreaWords, ScreenWords } from '../words.ts';

/** The axes of the score in the order in which the screens show them. */
export const shownAxes = ['contribution', 'continuity', 'payment', 'growth', 'relationship', 'strategic'] as const;
export type ShownAxis = (typeof shownAxes)[number];
export type AxisShares = Readonly<Record<ShownAxis, number | null>>;

/** Axes that are made of contribution; who sees no margins has none of them. */
export const marginAxes: ReadonlySet<string> = new Set([
  'contribution',
  'growth',
] as const satisfies readonly ShownAxis[]);

type Props = {
  readonly shares: AxisShares;
  readonly seesMargin: boolean;
  readonly t: ScreenWords;
  readonly words: AreaWords;
};

/** The percentiles as small bars: the shape of an account at a glance. A missing axis is a dash, not an empty bar. */
export const AxisProfile = ({ shares, seesMargin, t, words }: Props): ReactNode => {
  const { language } = useWords();
  const axes = shownAxes.filter((axis) => seesMargin || !marginAxes.has(axis));
  const textOf = (axis: ShownAxis): string => {
    const share = shares[axis];
    const name = words(`axes.${axis}`);
    return share === null
      ? t('list.profileMissing', { axis: name })
      : t('list.profileHint', { axis: name, percent: formatBp(share, language, 0) });
  };
  return (
    <span className={styles['profile']} role="img" aria-label={axes.map(textOf).join(' · ')}>
      {axes.map((axis) => {
        const share = shares[axis];
        return (
          <span key={axis} className={styles['profileSlot']} data-hint={textOf(axis)} data-missing={share === null}>
            {share === null ? null : (
              <span className={styles['profileBar']} style={{ height: `${Math.max(6, share / 100)}%` }} />
            )}
          </span>
        );
      })}
    </span>
  );
};
