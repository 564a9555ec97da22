import { baseOption, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type Bubble = {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Area of the bubble; zero or below draws the smallest. */
  readonly size: number;
  readonly tier: 'S' | 'A' | 'B' | 'C' | 'unrated';
};

type Input = {
  readonly bubbles: readonly Bubble[];
  readonly xName: string;
  readonly yName: string;
  /** Where the matrix is divided, in the axes' units. */
  readonly middle: { readonly x: number; readonly y: number };
  /** How many of the largest carry their name. */
  readonly named?: number;
};

const tierTokens = { S: 'tier-s', A: 'tier-a', B: 'tier-b', C: 'tier-c', unrated: 'tier-c' } as const;

/** Diameter in pixels, so that the area is proportional to the size. */
export const diameterOf = (size: number, largest: number): number =>
  Math.max(6, Math.sqrt(Math.max(0, size) / (largest || 1)) * 46);

/** The bubble matrix: two scores, tier colour, area by size; the largest are named. */
export const bubbleOption = ({ bubbles, xName, yName, middle, named = 6 }: Input, style: ChartStyle): ChartOption => {
  const sorted = bubbles.toSorted((a, b) => b.size - a.size);
  const largest = sorted[0]?.size ?? 0;
  const lines = {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: style.colour('control'), type: 'dashed' },
  };
  return {
    ...baseOption(style),
    grid: { left: 8, right: 24, top: 32, bottom: 24, containLabel: true },
    tooltip: { trigger: 'item' },
    xAxis: { ...valueAxis(style, xName), nameLocation: 'middle', nameGap: 26, splitLine: { show: false } },
    yAxis: { ...valueAxis(style, yName), splitLine: { show: false } },
    series: [
      {
        type: 'scatter',
        data: sorted.map((bubble, rank) => ({
          id: bubble.id,
          name: bubble.name,
          value: [bubble.x, bubble.y],
          symbolSize: diameterOf(bubble.size, largest),
          itemStyle: {
            color: style.colour(tierTokens[bubble.tier]),
            opacity: 0.72,
            borderColor: style.colour('surface'),
            borderWidth: 1,
          },
          label: { show: rank < named },
        })),
        label: {
          formatter: '{b}',
          position: 'right',
          color: style.colour('ink'),
          textBorderColor: style.colour('surface'),
          textBorderWidth: 2,
          fontSize: 11,
          width: 110,
          overflow: 'truncate',
        },
        labelLayout: { hideOverlap: true },
        markLine: { ...lines, data: [{ xAxis: middle.x }, { yAxis: middle.y }] },
      },
    ],
  };
};
