import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { columnIndexOf, columnsNamed } from '#domain/ledger';
import type { Field } from '#domain/ledger';
import { AppButton, Chip, SelectField, TextField, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import { choiceWordsOf } from './choice-words.ts';
import type { MappingDraft } from './contract.ts';
import {
  choiceOfColumn,
  choiceOfSource,
  columnOf,
  constantOf,
  constantSource,
  noSource,
  ruleOf,
  sourceOfChoice,
  withSource,
} from './field-source.ts';
import type { PreviewRow } from './import-data.ts';
import styles from './import.module.css';
import { textsOfColumn } from './texts-of-column.ts';
import { WordMeanings } from './WordMeanings.tsx';

type Props = {
  readonly field: Field;
  readonly mapping: MappingDraft;
  readonly onMapping: (mapping: MappingDraft) => void;
  readonly header: readonly string[];
  readonly rows: readonly PreviewRow[];
  readonly isDoubtful: boolean;
};

const shownExamples = 3;

/** One field: from which column it is read, with examples from the file. */
export const FieldControl = ({ field, mapping, onMapping, header, rows, isDoubtful }: Props): ReactNode => {
  const t = useT(importScreens);
  const words = useT(ledgerMessages);
  const [isOpen, setOpen] = useState(false);
  const { name, isRequired } = field;
  const source = mapping.columns[name];
  const column = columnOf(source);
  const index = column === undefined ? -1 : columnIndexOf(header, column);
  const label = words.find(`importFields.${name}`) ?? name;
  const texts = textsOfColumn(rows, index);
  const constant = constantOf(source);
  const meanings = choiceWordsOf(mapping.kind, name);
  const change = (next: Parameters<typeof withSource>[2]): void => onMapping(withSource(mapping, name, next));
  const error =
    source === undefined && isRequired
      ? t('mapping.required')
      : column !== undefined && index === -1
        ? t(columnsNamed(header, column).length > 1 ? 'mapping.columnShared' : 'mapping.columnMissing', { column })
        : undefined;
  const columns = [...new Set(header), ...(column !== undefined && index === -1 ? [column] : [])];
  const chosen = index === -1 ? choiceOfSource(source) : choiceOfColumn(header[index] ?? '');
  const set = Object.keys(ruleOf(source)?.values ?? {}).length;
  return (
    <div className={styles['field']}>
      <SelectField
        label={label}
        isRequired={isRequired}
        isSearchable
        value={chosen}
        error={error}
        hint={
          column === undefined ? undefined : (
            <span className={styles['example']}>
              {texts.length === 0
                ? t('mapping.exampleNone')
                : t('mapping.example', { values: texts.slice(0, shownExamples).join(' · ') })}
            </span>
          )
        }
        choices={[
          { value: noSource, label: t('mapping.none') },
          ...columns.map((one) => ({ value: choiceOfColumn(one), label: one })),
          { value: constantSource, label: t('mapping.constant') },
        ]}
        onChange={(choice) => change(sourceOfChoice(choice ?? noSource, source))}
      />
      {constant === undefined ? null : meanings.length > 0 ? (
        <SelectField
          label={t('mapping.constantOf', { field: label })}
          value={meanings.find((word) => word === constant) ?? null}
          choices={meanings.map((word) => ({ value: word, label: t(`words.${word}`) }))}
          onChange={(value) => change({ const: value ?? '' })}
        />
      ) : (
        <TextField
          label={t('mapping.constantOf', { field: label })}
          value={constant}
          onChange={(value) => change({ const: value ?? '' })}
        />
      )}
      {isDoubtful || (meanings.length > 0 && column !== undefined) ? (
        <span className={styles['fieldMarks']}>
          {isDoubtful ? (
            <Chip tone="warm" hint={t('mapping.doubtfulHint')}>
              {t('mapping.doubtful')}
            </Chip>
          ) : null}
          {meanings.length > 0 && column !== undefined ? (
            <AppButton size="small" kind="quiet" onClick={() => setOpen(true)}>
              {set === 0 ? t('mapping.words') : t('mapping.wordsSet', { n: set })}
            </AppButton>
          ) : null}
        </span>
      ) : null}
      {isOpen ? (
        <WordMeanings
          title={t('mapping.wordsOf', { field: label })}
          texts={texts}
          meanings={meanings}
          source={source}
          onSource={change}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
};
