import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { Chart, controlOption, useT } from '#ui';
import type { ChartStyle } from '#ui';
import { warningScreens } from '../messages/index.ts';

type Props = {
  readonly finding: string;
  readonly note?: string;
  readonly name: string;
  readonly months: readonly string[];
  readonly values: readonly (number | null)[];
  /** The month of the onset; marked where it lies in the picture. */
  readonly since: string;
  /** What the series is held against. */
  readonly level: number;
  readonly levelName: string;
  readonly format: (value: number) => string;
  readonly isFromZero: boolean;
};

/** A series by month against a level, with the onset marked and the rest of it shaded. */
export const SeriesChart = ({
  finding,
  note,
  name,
  months,
  values,
  since,
  level,
  levelName,
  format,
  isFromZero,
}: Props): ReactNode => {
  const t = useT(warningScreens);
  const onset = months.indexOf(since);
  const option = useCallback(
    (style: ChartStyle) =>
      controlOption(
        {
          name,
          periods: months,
          values,
          level: { value: level, name: levelName },
          ...(onset < 0 ? {} : { onset: { at: onset, name: t('charts.onset') } }),
          isFromZero,
        },
        style,
      ),
    [name, months, values, level, levelName, onset, isFromZero, t],
  );
  return (
    <Chart
      finding={finding}
      note={note}
      option={option}
      height={200}
      format={format}
      table={{
        head: [t('charts.month'), name],
        rows: months.map((month, at) => {
          const value = values[at] ?? null;
          return [month, value === null ? '—' : format(value)];
        }),
      }}
    />
  );
};
