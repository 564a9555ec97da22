import { baseOption, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type WhalePoint = {
  /** Share of the accounts, best first, 0 to 1. */
  readonly accounts: number;
  /** Cumulative share of the total contribution; may pass 1 before it falls back to 1. */
  readonly contribution: number;
};

type Words = { readonly accounts: string; readonly contribution: string; readonly peak: string };

/** The point where the curve is highest: what lies right of it only takes away. */
export const peakOf = (points: readonly WhalePoint[]): WhalePoint | undefined =>
  points.reduce<WhalePoint | undefined>(
    (best, point) => (best === undefined || point.contribution > best.contribution ? point : best),
    undefined,
  );

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The whale curve (鲸鱼曲线): cumulative contribution over accounts ranked by contribution, with the 100 % line and the peak. */
export const whaleOption = (
  { points, words }: { readonly points: readonly WhalePoint[]; readonly words: Words },
  style: ChartStyle,
): ChartOption => {
  const peak = peakOf(points);
  const percentStyle = { ...style, format: percent };
  const { colour } = style;
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
      nameLocation: 'middle',
      nameGap: 26,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(percentStyle, words.contribution), min: 0 },
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
          label: { formatter: '100%', color: colour('ink-3'), position: 'insideEndTop' },
        },
        ...(peak === undefined
          ? {}
          : {
              markPoint: {
                symbol: 'circle',
                symbolSize: 8,
                itemStyle: { color: colour('accent') },
                data: [{ coord: [peak.accounts, peak.contribution] }],
                label: {
                  formatter: `${words.peak} ${percent(peak.contribution)}`,
                  position: 'top',
                  color: colour('ink'),
                  fontWeight: 600,
                },
              },
            }),
      },
    ],
  };
};
