import { baseOption, categoryAxis, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

export type Line = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly tone?: 'accent' | 'grey' | 'warm' | 'loss';
  /** Lower and upper end at each point: an interval is shown as a band. */
  readonly band?: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] };
};

type Input = { readonly periods: readonly string[]; readonly lines: readonly Line[] };

const tokens = { accent: 'accent', grey: 'tier-c', warm: 'warm', loss: 'loss' } as const;

const bandSeries = ({ name, band }: Line, colour: string) => {
  if (band === undefined) return [];
  const shared = {
    type: 'line',
    stack: `${name}-band`,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  const widths = band.high.map((high, at) => {
    const low = band.low[at] ?? null;
    return high === null || low === null ? null : high - low;
  });
  return [
    { ...shared, data: [...band.low] },
    { ...shared, data: widths, areaStyle: { color: colour, opacity: 0.14 } },
  ];
};

/** Lines over periods, named at their end instead of in a legend; a missing period leaves a gap. */
export const lineOption = ({ periods, lines }: Input, style: ChartStyle): ChartOption => ({
  ...baseOption(style),
  grid: { left: 8, right: 96, top: 16, bottom: 8, containLabel: true },
  tooltip: {
    trigger: 'axis',
    valueFormatter: (value: unknown) => (typeof value === 'number' ? style.format(value) : '—'),
  },
  xAxis: { ...categoryAxis(style, periods), boundaryGap: false },
  yAxis: valueAxis(style),
  series: lines.flatMap((line) => {
    const colour = style.colour(tokens[line.tone ?? 'accent']);
    return [
      ...bandSeries(line, colour),
      {
        type: 'line',
        name: line.name,
        data: [...line.values],
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: periods.length <= 13,
        lineStyle: { color: colour, width: 2 },
        itemStyle: { color: colour },
        labelLayout: { moveOverlap: 'shiftY' },
        endLabel: { show: true, formatter: '{a}', color: style.colour('ink-2') },
      },
    ];
  }),
});
