import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  CalendarComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ChartOption } from './chart.ts';
import styles from './charts.module.css';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  CalendarComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
]);

export type PictureProps = {
  readonly option: ChartOption;
  readonly height: number;
  readonly label: string;
  /** A press on a mark; gives its id, or its name when it has none. */
  readonly onPick?: ((id: string) => void) | undefined;
};

const idOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : undefined;

/** The drawn chart as SVG; the only file that touches ECharts, loaded when a chart shows. */
export const Picture = ({ option, height, label, onPick }: PictureProps): ReactNode => {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  useEffect(() => {
    if (box.current === null) return undefined;
    const made = init(box.current, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  useEffect(() => {
    const made = chart.current;
    if (made === null || onPick === undefined) return undefined;
    const handle = ({ data, name }: { readonly data?: unknown; readonly name?: string }): void =>
      onPick(idOf(data) ?? name ?? '');
    made.on('click', handle);
    return () => {
      if (!made.isDisposed()) made.off('click', handle);
    };
  }, [onPick]);
  return <div ref={box} className={styles['picture']} style={{ height }} role="img" aria-label={label} />;
};
