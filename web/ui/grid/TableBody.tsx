import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { Column } from './column.ts';
import { TableRow } from './TableRow.tsx';
import type { GridRow } from './use-grid.ts';

type Props<R extends object> = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly GridRow<R>[];
  readonly columns: readonly Column<R>[];
  readonly rowName: (row: R) => string;
  readonly hasTick: boolean;
  readonly onOpen: ((row: R) => void) | undefined;
  /** Called when the last rows come into view. */
  readonly onEnd: (() => void) | undefined;
};

const rowHeight = 41;
/** The sticky head covers the first row unless scrolling knows of it. */
const headHeight = 35;
const page = 12;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -Infinity,
  End: Infinity,
};

const Spacer = ({ height }: { readonly height: number }): ReactNode =>
  height > 0 ? <tr aria-hidden style={{ height }} /> : null;

/** The rows that are in view. Arrows move, Enter opens, Space selects. */
export const TableBody = <R extends object>({
  scroller,
  rows,
  columns,
  rowName,
  hasTick,
  onOpen,
  onEnd,
}: Props<R>): ReactNode => {
  const [current, setCurrent] = useState(0);
  const [isMoving, setMoving] = useState(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 5) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  useEffect(() => {
    if (!isMoving) return;
    const row = scroller.current?.querySelector(`tr[data-index="${current}"]`);
    if (row instanceof HTMLElement) {
      row.focus({ preventScroll: true });
      setMoving(false);
    }
  }, [isMoving, current, scroller, items]);

  const handleKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    // The row that has the focus, since a filter may have left fewer rows than the last current one counts.
    const at = Number(event.target.dataset['index']);
    const row = rows[at];
    if (row === undefined) return;
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.min(rows.length - 1, Math.max(0, at + step));
      virtual.scrollToIndex(next);
      setCurrent(next);
      setMoving(true);
    } else if (event.key === 'Enter') onOpen?.(row.original);
    else if (event.key === ' ' && hasTick) row.toggleSelected();
    else return;
    event.preventDefault();
  };

  const reach = Math.min(current, Math.max(0, rows.length - 1));
  const tabStop = items.some((item) => item.index === reach) ? reach : (items[0]?.index ?? 0);
  return (
    <tbody>
      <Spacer height={(items[0]?.start ?? headHeight) - headHeight} />
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <TableRow
            key={row.id}
            row={row}
            index={item.index}
            measure={virtual.measureElement}
            columns={columns}
            name={rowName(row.original)}
            hasTick={hasTick}
            isCurrent={item.index === tabStop}
            onCurrent={setCurrent}
            onKey={handleKeyDown}
            onOpen={onOpen}
          />
        );
      })}
      <Spacer height={virtual.getTotalSize() + headHeight - (items.at(-1)?.end ?? headHeight)} />
    </tbody>
  );
};
