import type { ReactNode } from 'react';
import { cssColour } from '../theme/tokens.ts';
import styles from './marks.module.css';
import { sparkPathOf, sparkZeroOf } from './spark-path.ts';

type Props = {
  readonly values: readonly (number | null)[];
  /** What the line shows, for screen readers: "12 months of net revenue". */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
};

/** A word-sized line over the last periods; the last point is marked, red when it is below zero. */
export const Sparkline = ({ values, label, width = 88, height = 22 }: Props): ReactNode => {
  const box = { width, height };
  const last = values.at(-1) ?? null;
  const zero = sparkZeroOf(values, height);
  const lastPath = last === null ? '' : sparkPathOf(values, box).split(/[ML]/).at(-1);
  const [x, y] = (lastPath ?? '').split(' ').map(Number);
  const hasNegative = values.some((value) => value !== null && value < 0);
  return (
    <svg className={styles['spark']} width={width} height={height} role="img" aria-label={label}>
      {hasNegative ? <line x1={0} x2={width} y1={zero} y2={zero} stroke={cssColour('line')} /> : null}
      <path
        d={sparkPathOf(values, box)}
        fill="none"
        stroke={cssColour('accent-ink')}
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
      {last !== null && x !== undefined && y !== undefined ? (
        <circle cx={x} cy={y} r={2.25} fill={cssColour(last < 0 ? 'loss' : 'accent-ink')} />
      ) : null}
    </svg>
  );
};
