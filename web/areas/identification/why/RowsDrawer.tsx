import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { minorOf } from '#kernel/money';
import { DataTable, DateText, EmptyState, Money, Quantity, SideDrawer, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { identificationScreens } from '../messages/index.ts';
import type { AreaWords, ScreenWords } from '../words.ts';

const { explanationRows } = identificationContract.operations;

export type RowSource = 'order-lines' | 'invoices' | 'monthly-facts' | 'evidence';
type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

const fieldsOf = {
  'order-lines': ['orderNo', 'orderedOn', 'productName', 'quantityE4', 'netE4', 'costE4', 'isSpecial'],
  invoices: ['invoiceNo', 'issuedOn', 'dueOn', 'settledOn', 'amountMinor', 'disputed'],
  'monthly-facts': ['month', 'netE4', 'costE4', 'pocketE4', 'serveE4', 'returnE4', 'orders', 'orderDays'],
  evidence: ['kind', 'value', 'source', 'statedOn', 'expiresOn', 'statedByName'],
} as const satisfies Record<RowSource, readonly string[]>;
type Field = (typeof fieldsOf)[RowSource][number];

const wholeOf = (cell: Cell | undefined): bigint | null =>
  typeof cell === 'string' && /^-?\d+$/.test(cell)
    ? BigInt(cell)
    : typeof cell === 'number'
      ? BigInt(Math.round(cell))
      : null;

type Wording = { readonly t: ScreenWords; readonly words: AreaWords; readonly currency: string };

const cellOf = (field: Field, cell: Cell | undefined, { t, words, currency }: Wording): ReactNode => {
  if (field === 'quantityE4') return <Quantity value={wholeOf(cell)} />;
  if (field.endsWith('E4') || field.endsWith('Minor')) {
    const whole = wholeOf(cell);
    const minor = whole === null ? null : field.endsWith('E4') ? minorOf(whole, currency) : whole;
    return <Money value={minor === null ? null : { minor, currency }} figure="full" withSymbol={false} />;
  }
  if (field === 'month') return typeof cell === 'string' ? cell.slice(0, 7) : null;
  if (field.endsWith('On')) return <DateText value={typeof cell === 'string' ? cell : null} />;
  if (typeof cell === 'boolean') return cell ? t('why.yes') : '';
  if (field === 'kind') return words.find(`evidence.${String(cell)}`) ?? cell;
  if (typeof cell === 'number') return <Quantity value={cell} />;
  return cell ?? null;
};

const isFigure = (field: Field): boolean => /E4$|Minor$|^orders$|^orderDays$|^value$/.test(field);
const isMoney = (field: Field): boolean => field !== 'quantityE4' && /E4$|Minor$/.test(field);

type Props = {
  readonly accountId: string;
  readonly runId: string;
  readonly source: RowSource;
  readonly onClose: () => void;
};

const Rows = ({ accountId, runId, source }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  const filter = { accountId, runId, source };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(explanationRows, {
    ...filter,
    limit: 100,
  });
  const onExport = useListExport(explanationRows, filter, 'identification.export');
  const columns = useMemo(
    (): readonly Column<Row>[] =>
      fieldsOf[source].map((field) => ({
        id: field,
        header: t(`why.columns.${field}`),
        unit: isMoney(field) ? currency : undefined,
        kind: isFigure(field) ? 'figure' : 'text',
        width: isFigure(field) ? 112 : 130,
        cell: (row) => cellOf(field, row[field], { t, words, currency }),
      })),
    [source, t, words, currency],
  );
  const numbered = useMemo(() => rows.map((row, at): Row => ({ ...row, at })), [rows]);
  return (
    <DataTable
      name={t(`why.sources.${source}`)}
      tableKey={`identification.rows.${source}`}
      columns={columns}
      rows={numbered}
      rowKey={(row) => String(row['at'])}
      rowName={(row) => String(row[fieldsOf[source][0]] ?? '')}
      paging={paging}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      onExport={onExport}
      phone="scroll"
      empty={<EmptyState title={t('why.noRows')}>{null}</EmptyState>}
    />
  );
};

/** The ledger's rows behind a figure of the explanation. */
export const RowsDrawer = (props: Props): ReactNode => {
  const t = useT(identificationScreens);
  return (
    <SideDrawer isOpen onClose={props.onClose} title={t(`why.sources.${props.source}`)} size="wide">
      <Rows {...props} />
    </SideDrawer>
  );
};
