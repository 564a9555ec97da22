import { baseOption, categoryAxis, valueAxis } from './chart.ts';
import type { ChartOption, ChartStyle } from './chart.ts';

/** A step takes away (negative) or adds; a total shows where the sum stands. */
export type WaterfallStep = { readonly name: string; readonly value: number; readonly kind: 'step' | 'total' };

type Span = { readonly from: number; readonly to: number };

/** Where each bar begins and ends. Example: total 100, step −30, total 70 → [0,100], [100,70], [0,70]. */
export const waterfallSpansOf = (steps: readonly WaterfallStep[]): readonly Span[] => {
  let level = 0;
  return steps.map(({ kind, value }) => {
    const from = kind === 'total' ? 0 : level;
    level = kind === 'total' ? value : level + value;
    return { from, to: level };
  });
};

/** The part of a span above and below zero, since a stacked bar cannot cross it. */
const partsOf = ({ from, to }: Span) => {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return {
    hiddenUp: Math.max(0, low),
    up: Math.max(0, high) - Math.max(0, low),
    hiddenDown: Math.min(0, high),
    down: Math.min(0, low) - Math.min(0, high),
  };
};

const toneOf = ({ kind, value }: WaterfallStep) =>
  kind === 'total' ? (value < 0 ? 'loss' : 'accent') : value < 0 ? 'tier-c' : 'tier-a';

/** The price waterfall (价格瀑布), from top to bottom: totals in blue, what is taken away in grey, a total below zero in red. */
export const waterfallOption = (
  { steps }: { readonly steps: readonly WaterfallStep[] },
  style: ChartStyle,
): ChartOption => {
  const parts = waterfallSpansOf(steps).map(partsOf);
  const hidden = { type: 'bar', stack: 'level', silent: true, itemStyle: { color: 'transparent' }, barMaxWidth: 20 };
  const shown = (pick: (part: ReturnType<typeof partsOf>) => number, position: 'right' | 'left') => ({
    type: 'bar',
    stack: 'level',
    barMaxWidth: 20,
    data: steps.map((step, at) => {
      const part = parts[at];
      const value = part === undefined ? 0 : pick(part);
      const isLabelled =
        position === 'right' ? value > 0 || (part?.down ?? 0) === 0 : value < 0 && (part?.up ?? 0) === 0;
      const isLoss = step.kind === 'total' && step.value < 0;
      return {
        value,
        itemStyle: { color: style.colour(toneOf(step)) },
        label: {
          show: isLabelled,
          position,
          formatter: style.format(step.value),
          color: style.colour(isLoss ? 'loss-ink' : 'ink'),
          fontWeight: step.kind === 'total' ? 600 : 400,
        },
      };
    }),
  });
  const hasNegative = parts.some((part) => part.down < 0);
  const hasFiguresAtRight = parts.some((part) => part.up > 0 || part.down === 0);
  const names = categoryAxis(
    style,
    steps.map((step) => step.name),
  );
  return {
    ...baseOption(style),
    // Figures need the same room however narrow the chart is.
    grid: { left: 8, right: hasFiguresAtRight ? 72 : 8, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      ...valueAxis(style),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      ...names,
      // Figures of bars below zero stand between the names and the bars.
      axisLabel: { ...names.axisLabel, margin: hasNegative ? 64 : 8 },
      inverse: true,
      axisLine: { show: false },
    },
    series: [
      { ...hidden, data: parts.map((part) => part.hiddenUp) },
      { ...hidden, data: parts.map((part) => part.hiddenDown) },
      shown((part) => part.up, 'right'),
      shown((part) => part.down, 'left'),
    ],
    // On a phone long names take a second line rather than the room of the bars.
    media: [
      {
        query: { maxWidth: 400 },
        option: { yAxis: { axisLabel: { width: 84, overflow: 'break', lineHeight: 13, hideOverlap: false } } },
      },
    ],
  };
};
