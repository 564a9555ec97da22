import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import type { Column } from './column.ts';
import styles from './cards.module.css';
import { TickBox } from './TickBox.tsx';
import type { GridRow } from './use-grid.ts';

type Props<R extends object> = {
  readonly name: string;
  readonly rows: readonly GridRow<R>[];
  readonly columns: readonly Column<R>[];
  readonly rowName: (row: R) => string;
  readonly hasTick: boolean;
};

/** The same rows on a phone: the name as a head, the other columns as labelled facts. */
export const TableCards = <R extends object>({ name, rows, columns, rowName, hasTick }: Props<R>): ReactNode => {
  const t = useT(uiMessages);
  const [first, ...others] = columns;
  const facts = others.filter(({ isAct }) => isAct !== true);
  const acts = others.filter(({ isAct }) => isAct === true);
  return (
    <ul className={styles['cards']} aria-label={name}>
      {rows.map((row) => (
        <li key={row.id} className={styles['card']}>
          <div className={styles['cardHead']}>
            {hasTick ? (
              <TickBox
                name={t('table.selectRow', { name: rowName(row.original) })}
                isOn={row.getIsSelected()}
                onChange={row.getToggleSelectedHandler()}
              />
            ) : null}
            <div>{first?.cell(row.original)}</div>
          </div>
          <dl className={styles['cardFacts']}>
            {facts.map((column) => (
              <div key={column.id} data-long={column.isLong ?? false}>
                <dt>
                  {column.header}
                  {column.unit === undefined ? null : ` (${column.unit})`}
                </dt>
                <dd>{column.cell(row.original)}</dd>
              </div>
            ))}
          </dl>
          {acts.map((column) => (
            <div key={column.id} className={styles['cardAct']}>
              {column.cell(row.original)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
};
