import { useState } from 'react';
import type { ReactNode } from 'react';
import { fieldsOf } from '#domain/ledger';
import { AppButton, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { Draft, MappingDraft } from './contract.ts';
import { columnOf } from './field-source.ts';
import { FieldControl } from './FieldControl.tsx';
import type { PreviewRow } from './import-data.ts';
import styles from './import.module.css';

type Props = {
  readonly draft: Draft;
  readonly mapping: MappingDraft;
  readonly onMapping: (mapping: MappingDraft) => void;
  readonly header: readonly string[];
  readonly rows: readonly PreviewRow[];
};

/** Every field that a file of this kind may fill: those in use and required ones first, the others on demand. */
export const MappingFields = ({ draft, mapping, onMapping, header, rows }: Props): ReactNode => {
  const t = useT(importScreens);
  const [isAll, setAll] = useState(false);
  const fields = fieldsOf(mapping.kind);
  const isFirst = (name: string, isRequired: boolean): boolean =>
    isRequired || name in mapping.columns || name in draft.proposed;
  const first = fields.filter(({ name, isRequired }) => isFirst(name, isRequired));
  const others = fields.filter(({ name, isRequired }) => !isFirst(name, isRequired));
  const shown = isAll ? [...first, ...others] : first;
  return (
    <>
      <div className={styles['fields']}>
        {shown.map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            mapping={mapping}
            onMapping={onMapping}
            header={header}
            rows={rows}
            isDoubtful={isDoubtful(draft, field.name)}
          />
        ))}
      </div>
      {others.length === 0 ? null : (
        <div className={styles['more']}>
          <AppButton size="small" kind="quiet" onClick={() => setAll(!isAll)}>
            {isAll ? t('mapping.fewerFields') : t('mapping.moreFields', { n: others.length })}
          </AppButton>
        </div>
      )}
    </>
  );
};

const sure = 0.9;

/** A heading that fits only in part, as long as the person has not chosen otherwise. */
const isDoubtful = ({ mapping, proposed, confidence }: Draft, field: string): boolean => {
  const sureness = confidence[field];
  if (sureness === undefined || sureness >= sure) return false;
  return columnOf(mapping.columns[field]) === columnOf(proposed[field]);
};
