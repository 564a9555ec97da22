import type { ReactNode } from 'react';
import { useT, useWords } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import styles from './judged.module.css';
import type { JudgedLine } from './data.ts';
import { scaleOf } from './price-scale.ts';
import type { ScaleMark } from './price-scale.ts';
import { priceText } from './texts.ts';

const names = {
  floor: 'floor',
  list: 'listPrice',
  start: 'startPrice',
  target: 'targetPrice',
  asked: 'band.asked',
} as const;

const markOf = (kind: ScaleMark['kind'], price: string | null): readonly ScaleMark[] =>
  price === null ? [] : [{ kind, price: Number(price) }];

/** Where a price lies between floor and list, with the band that peers pay behind it. */
export const PriceScale = ({ line }: { readonly line: JudgedLine }): ReactNode => {
  const t = useT(pricingScreens);
  const words = useWords();
  const marks = [
    ...markOf('floor', line.floor),
    ...markOf('target', line.targetPrice),
    ...markOf('start', line.startPrice),
    ...markOf('list', line.listPrice),
    ...markOf('asked', line.pocketPrice),
  ];
  const { peers } = line;
  const scale = scaleOf(marks, peers === null ? null : { low: Number(peers.low), high: Number(peers.high) });
  if (scale === null) return null;
  const text = marks
    .map(({ kind, price }) => (kind === 'median' ? '' : `${t(names[kind])} ${priceText(String(price), words)}`))
    .join(' · ');
  return (
    <div className={styles['scale']} role="img" aria-label={t('band.scale', { text })}>
      <span className={styles['scaleLine']} />
      {scale.band === null ? null : (
        <span
          className={styles['scaleBand']}
          style={{ left: `${scale.band.from * 100}%`, width: `${(scale.band.to - scale.band.from) * 100}%` }}
        />
      )}
      {scale.marks.map(({ kind, at }) => (
        <span key={kind} className={styles['scaleMark']} data-kind={kind} style={{ left: `${at * 100}%` }} />
      ))}
    </div>
  );
};
