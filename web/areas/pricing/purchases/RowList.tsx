import type { ReactNode } from 'react';
import { AppButton, Icon, IconAction, IconPlus, IconTrash } from '#ui';
import lineStyles from '../shared/lines.module.css';

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly empty: Row;
  readonly addText: string;
  readonly nameOf: (at: number) => string;
  readonly removeTextOf: (at: number) => string;
  readonly onChange: (rows: Row[]) => void;
  /** The fields of a row; `change` writes some of them. */
  readonly children: (row: Row, change: (next: Partial<Row>) => void) => ReactNode;
};

/** Rows of a form that are added and removed, each a small group of fields. */
export const RowList = <Row,>(props: Props<Row>): ReactNode => {
  const { rows, empty, addText, nameOf, removeTextOf, onChange, children } = props;
  return (
    <div className={lineStyles['lineList']}>
      {rows.map((row, at) => (
        <fieldset key={at} className={lineStyles['line']}>
          <legend className={lineStyles['lineLegend']}>{nameOf(at)}</legend>
          <div className={lineStyles['lineFields']}>
            {children(row, (next) => onChange(rows.map((one, index) => (index === at ? { ...one, ...next } : one))))}
            <IconAction
              size="small"
              name={removeTextOf(at)}
              icon={<Icon of={IconTrash} size={16} />}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            />
          </div>
        </fieldset>
      ))}
      <div>
        <AppButton
          size="small"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => onChange([...rows, { ...empty }])}
        >
          {addText}
        </AppButton>
      </div>
    </div>
  );
};
