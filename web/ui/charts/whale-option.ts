import { baseOption, belowAxis, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type WhalePoint = {
  /** Share of the accounts, best first, 0 to 1. */
  readonly accounts: number;
  /** Cumulative share of the total contribution; may pass 1 before it falls back to 1. */
  readonly contribution: number;
};

type Words = { readonly accounts: string; readonly contribution: string; readonly peak: string; readonly top: string };

type WhaleInput = {
  readonly points: readonly WhalePoint[];
  /** A point worth naming, such as the top 20 %. */
  readonly top?: WhalePoint | undefined;
  readonly words: Words;
};

/** The point where the curve is highest: what lies right of it only takes away. */
export const peakOf = (points: readonly WhalePoint[]): WhalePoint | undefined =>
  points.reduce<WhalePoint | undefined>(
    (best, point) => (best === undefined || point.contribution > best.contribution ? point : best),
    undefined,
  );

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The whale curve (鲸鱼曲线): cumulative contribution over accounts ranked by contribution, with the 100 % line and the peak. */
export const whaleOption = ({ points, top, words }: WhaleInput, style: ChartStyle): ChartOption => {
  const peak = peakOf(points);
  const percentStyle = { ...style, format: percent };
  const { colour } = style;
  const marked = ({ accounts, contribution }: WhalePoint, name: string, position: 'top' | 'right') => ({
    coord: [accounts, contribution],
    label: { formatter: `${name} ${percent(contribution)}`, position, color: colour('ink'), fontWeight: 600 },
  });
  const marks = [
    ...(top === undefined ? [] : [marked(top, words.top, 'right')]),
    ...(peak === undefined || peak.contribution <= 1 ? [] : [marked(peak, words.peak, 'top')]),
  ];
  const highest = peak?.contribution ?? 1;
  const interval = highest > 1.2 ? 0.5 : 0.25;
  return {
    ...baseOption(style),
    grid: { left: 8, right: 24, top: 32, bottom: 24, containLabel: true },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? percent(value) : '—'),
    },
    xAxis: {
      ...valueAxis(percentStyle, words.accounts),
      min: 0,
      max: 1,
      ...belowAxis,
      splitLine: { show: false },
    },
    yAxis: {
      ...valueAxis(percentStyle, words.contribution),
      min: 0,
      interval,
      max: Math.ceil(highest / interval) * interval,
    },
    series: [
      {
        type: 'line',
        name: words.contribution,
        showSymbol: false,
        sampling: 'lttb',
        data: [[0, 0], ...points.map((point) => [point.accounts, point.contribution])],
        lineStyle: { color: colour('accent'), width: 2 },
        itemStyle: { color: colour('accent') },
        areaStyle: { color: colour('accent'), opacity: 0.08 },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ yAxis: 1 }],
          lineStyle: { color: colour('control'), type: 'dashed' },
          label: { show: false },
        },
        markPoint: { symbol: 'circle', symbolSize: 8, itemStyle: { color: colour('accent') }, data: marks },
      },
    ],
  };
};
