import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { formatAmount } from '#kernel/format';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { FigureText } from '../figures/FigureText.tsx';
import { uiMessages } from '../messages/index.ts';
import { SkeletonBar } from '../status/Skeleton.tsx';
import { fontFamily } from '../theme/font-family.ts';
import { useScheme } from '../theme/use-scheme.ts';
import { useT } from '../words/use-t.ts';
import { useWords } from '../words/WordsProvider.tsx';
import { chartColourOf } from './chart.ts';
import type { ChartOption, ChartStyle, ChartTable } from './chart.ts';
import styles from './charts.module.css';

const Picture = lazy(async () => ({ default: (await import('./Picture.tsx')).Picture }));

type Props = {
  /** The finding in one sentence where it can be computed, else what is shown. */
  readonly finding: string;
  readonly note?: string | undefined;
  /** Built from the place's style: `option={(style) => whaleOption(input, style)}`; keep it stable with `useCallback`. */
  readonly option: (style: ChartStyle) => ChartOption;
  /** The same figures as a table. */
  readonly table: ChartTable;
  readonly height?: number;
  /** Writes the chart's values; 万/亿 or k/M by default. */
  readonly format?: ((value: number) => string) | undefined;
  readonly onPick?: ((id: string) => void) | undefined;
};

const DataView = ({ name, table }: { readonly name: string; readonly table: ChartTable }): ReactNode => (
  <div className={styles['tableBox']}>
    <table className={styles['table']} aria-label={name}>
      <thead>
        <tr>
          {table.head.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([first, ...cells], at) => (
          <tr key={at}>
            <th scope="row">{first}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** A chart: its finding as the title, the picture as SVG, its data as a table one press away. */
export const Chart = ({ finding, note, option, table, height = 280, format, onPick }: Props): ReactNode => {
  const t = useT(uiMessages);
  const { scheme } = useScheme();
  const { language } = useWords();
  const [isTable, setTable] = useState(false);
  const drawn = useMemo(() => {
    const plain = (value: number): string =>
      formatAmount(`${Math.round(value * 100) / 100}`, language, 'compact').replace(/\.0(?!\d)/, '');
    return option({ colour: chartColourOf(scheme), fontFamily, format: format ?? plain });
  }, [option, scheme, language, format]);
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['head']}>
        <span>
          <span className={styles['finding']}>
            <FigureText text={finding} />
          </span>
          {note === undefined ? null : <span className={styles['note']}>{note}</span>}
        </span>
        <IconAction
          size="small"
          name={isTable ? t('chart.picture') : t('chart.table')}
          icon={<Icon of={isTable ? IconChartBar : IconTable} size={16} />}
          onClick={() => setTable(!isTable)}
        />
      </figcaption>
      {isTable ? (
        <DataView name={finding} table={table} />
      ) : (
        <Suspense fallback={<SkeletonBar height={height} />}>
          <Picture option={drawn} height={height} label={finding} onPick={onPick} />
        </Suspense>
      )}
    </figure>
  );
};
