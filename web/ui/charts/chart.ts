import type { EChartsCoreOption } from 'echarts/core';
import type { Scheme } from '../theme/tokens.ts';
import { colourTokens } from '../theme/tokens.ts';
import type { ColourToken } from '../theme/tokens.ts';

/** What an option builder knows of the place: colours of the scheme, how figures are written. */
export type ChartStyle = {
  readonly colour: (token: ColourToken) => string;
  readonly fontFamily: string;
  /** Writes a value of the chart, for axes and labels. */
  readonly format: (value: number) => string;
};

export type ChartOption = EChartsCoreOption;

export const chartColourOf =
  (scheme: Scheme) =>
  (token: ColourToken): string =>
    colourTokens[token][scheme];

/** Text, grid and axes that every chart shares; no animation, since figures should stand still. */
export const baseOption = ({ colour, fontFamily }: ChartStyle): ChartOption => ({
  animation: false,
  textStyle: { fontFamily, fontSize: 12, color: colour('ink-2') },
  grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
});

/** A value axis from zero with quiet lines. */
export const valueAxis = ({ colour, format }: ChartStyle, name?: string) => ({
  type: 'value' as const,
  ...(name === undefined ? {} : { name, nameTextStyle: { color: colour('ink-3'), align: 'left' as const } }),
  axisLabel: { color: colour('ink-3'), formatter: (value: number) => format(value) },
  splitLine: { lineStyle: { color: colour('line') } },
});

/** Where the name of a value axis stands when the axis runs across. */
export const belowAxis = { nameLocation: 'middle', nameGap: 26, nameTextStyle: { align: 'center' } } as const;

export const categoryAxis = ({ colour }: ChartStyle, data: readonly string[]) => ({
  type: 'category' as const,
  data: [...data],
  axisLabel: { color: colour('ink-2'), hideOverlap: true },
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colour('control') } },
});

/** Row of a chart's data table: the first cell is the name. */
export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
