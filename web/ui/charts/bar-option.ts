import { baseOption, categoryAxis, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type Bar = { readonly name: string; readonly value: number | null; readonly tone?: 'accent' | 'warm' | 'grey' };

type Input = { readonly bars: readonly Bar[]; readonly direction?: 'across' | 'up' };

/** Bars from zero with their figures at the end; red below zero; a missing value has no bar. */
export const barOption = ({ bars, direction = 'across' }: Input, style: ChartStyle): ChartOption => {
  const names = categoryAxis(
    style,
    bars.map((bar) => bar.name),
  );
  // Room for the figures at the ends of the bars.
  const hasNegative = bars.some(({ value }) => value !== null && value < 0);
  const values = {
    ...valueAxis(style),
    axisLabel: { show: false },
    splitLine: { show: false },
    boundaryGap: [hasNegative ? '24%' : 0, '12%'],
  };
  const isAcross = direction === 'across';
  return {
    ...baseOption(style),
    grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true },
    xAxis: isAcross ? values : names,
    yAxis: isAcross ? { ...names, inverse: true, axisLine: { show: false } } : values,
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        barMinHeight: 1,
        data: bars.map(({ value, tone = 'accent' }) => ({
          value: value ?? '-',
          itemStyle: { color: style.colour(value !== null && value < 0 ? 'loss' : tone === 'grey' ? 'tier-c' : tone) },
          label: {
            position: isAcross
              ? value !== null && value < 0
                ? 'left'
                : 'right'
              : value !== null && value < 0
                ? 'bottom'
                : 'top',
          },
        })),
        label: {
          show: true,
          color: style.colour('ink'),
          formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? style.format(value) : ''),
        },
      },
    ],
  };
};
