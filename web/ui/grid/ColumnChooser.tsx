import { Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import type { Column } from './column.ts';
import styles from './grid.module.css';

type Props<R extends object> = {
  readonly columns: readonly Column<R>[];
  readonly isShown: (column: Column<R>) => boolean;
  readonly onToggle: (column: Column<R>) => void;
};

/** Chooses the columns of a table. The first column always stays. */
export const ColumnChooser = <R extends object>({ columns, isShown, onToggle }: Props<R>): ReactNode => {
  const t = useT(uiMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <IconAction
          size="small"
          name={t('table.chooseColumns')}
          icon={<Icon of={IconColumns3} size={16} />}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles['chooser']}>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={column.header}
              checked={isShown(column)}
              onChange={() => onToggle(column)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
