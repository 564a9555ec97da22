import { baseOption, belowAxis, valueAxis } from './chart.ts';
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

type Quarter = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

type Input = {
  readonly bubbles: readonly Bubble[];
  readonly xName: string;
  readonly yName: string;
  /** Where the matrix is divided, in the axes' units. */
  readonly middle: { readonly x: number; readonly y: number };
  /** What each quarter of scores from 0 to 100 asks for; written in its corner. */
  readonly quarters?: { readonly [Q in Quarter]: string };
  /** How many of the largest carry their name. */
  readonly named?: number;
};

const tierTokens = { S: 'tier-s', A: 'tier-a', B: 'tier-b', C: 'tier-c', unrated: 'tier-c' } as const;

/** Diameter in pixels, so that the area is proportional to the size; the largest takes `most`. */
export const diameterOf = (size: number, largest: number, most = 46): number =>
  Math.max(5, Math.sqrt(Math.max(0, size) / (largest || 1)) * most);

/** A crowd is drawn smaller and without names, so that it does not cover itself. */
const isCrowd = (count: number): boolean => count > 200;

const corners = [
  { quarter: 'topLeft', from: 'min', to: 'middle', up: true, position: 'insideTopLeft' },
  { quarter: 'topRight', from: 'middle', to: 'max', up: true, position: 'insideTopRight' },
  { quarter: 'bottomLeft', from: 'min', to: 'middle', up: false, position: 'insideBottomLeft' },
  { quarter: 'bottomRight', from: 'middle', to: 'max', up: false, position: 'insideBottomRight' },
] as const;

/** The bubble matrix: two scores, tier colour, area by size; the largest are named. */
export const bubbleOption = (
  { bubbles, xName, yName, middle, quarters, named = 6 }: Input,
  style: ChartStyle,
): ChartOption => {
  const sorted = bubbles.toSorted((a, b) => b.size - a.size);
  const largest = sorted[0]?.size ?? 0;
  const crowded = isCrowd(sorted.length);
  const most = crowded ? 26 : 46;
  const at = { min: 0, middle: middle.x, max: 100 } as const;
  const areas = corners.map(({ quarter, from, to, up, position }) => [
    {
      name: quarters?.[quarter],
      xAxis: at[from],
      yAxis: up ? middle.y : 0,
      itemStyle: { color: 'transparent' },
      label: {
        position,
        color: style.colour('ink-2'),
        fontSize: 12,
        fontWeight: 600,
        textBorderColor: style.colour('surface'),
        textBorderWidth: 3,
      },
    },
    { xAxis: at[to], yAxis: up ? 100 : middle.y },
  ]);
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
    xAxis: { ...valueAxis(style, xName), ...belowAxis, splitLine: { show: false } },
    yAxis: { ...valueAxis(style, yName), splitLine: { show: false } },
    series: [
      {
        type: 'scatter',
        data: sorted.map((bubble, rank) => ({
          id: bubble.id,
          name: bubble.name,
          value: [bubble.x, bubble.y],
          symbolSize: diameterOf(bubble.size, largest, most),
          itemStyle: {
            color: style.colour(tierTokens[bubble.tier]),
            opacity: 0.6,
            borderColor: style.colour('surface'),
            borderWidth: 1,
          },
          label: { show: !crowded && rank < named, position: bubble.x > middle.x ? 'left' : 'right' },
        })),
        label: {
          formatter: '{b}',
          color: style.colour('ink'),
          textBorderColor: style.colour('surface'),
          textBorderWidth: 2,
          fontSize: 11,
          width: 110,
          overflow: 'truncate',
        },
        labelLayout: { hideOverlap: true },
        ...(quarters === undefined ? {} : { markArea: { silent: true, z: 4, data: areas } }),
        markLine: { ...lines, data: [{ xAxis: middle.x }, { yAxis: middle.y }] },
      },
    ],
  };
};
