import { baseOption, categoryAxis, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type ControlInput = {
  readonly name: string;
  readonly periods: readonly string[];
  readonly values: readonly (number | null)[];
  /** What the series is held against: a usual level or a threshold. */
  readonly level: { readonly value: number; readonly name: string };
  /** The period in which a change began. */
  readonly onset?: { readonly at: number; readonly name: string };
  readonly isFromZero: boolean;
};

/** A control chart: one series against a level, shaded from the onset of a change on. */
export const controlOption = (
  { name, periods, values, level, onset, isFromZero }: ControlInput,
  style: ChartStyle,
): ChartOption => {
  const ink = style.colour('ink-2');
  const area =
    onset === undefined
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: style.colour('warm'), opacity: 0.08 },
            label: { show: true, position: 'insideTopLeft', color: style.colour('warm-ink'), formatter: onset.name },
            data: [[{ xAxis: periods[onset.at] }, { xAxis: periods.at(-1) }]],
          },
        };
  return {
    ...baseOption(style),
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? style.format(value) : '—'),
    },
    xAxis: { ...categoryAxis(style, periods), boundaryGap: false },
    yAxis: { ...valueAxis(style), scale: !isFromZero },
    series: [
      {
        type: 'line',
        name,
        data: [...values],
        symbol: 'circle',
        symbolSize: 4,
        showSymbol: true,
        lineStyle: { color: style.colour('accent'), width: 2 },
        itemStyle: { color: style.colour('accent') },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: ink, type: 'dashed', width: 1 },
          // Above the line the shade bears its name, and after an onset the series has left the level.
          label: {
            position: onset === undefined ? 'insideEndTop' : 'insideEndBottom',
            formatter: level.name,
            color: ink,
          },
          data: [{ yAxis: level.value }],
        },
        ...area,
      },
    ],
  };
};
