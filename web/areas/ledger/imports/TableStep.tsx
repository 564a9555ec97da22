import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { presetsFor } from '#domain/ledger';
import {
  AppButton,
  ErrorState,
  Panel,
  SelectField,
  SkeletonBar,
  StepButtons,
  useRefusalText,
  showFailure,
  useT,
} from '#ui';
import { call } from '#web/app/api';
import { useNavigate } from '@tanstack/react-router';
import { importScreens } from '../messages/index.ts';
import type { Draft } from './contract.ts';
import type { Import, Preview } from './import-data.ts';
import styles from './import.module.css';
import { RawTable } from './RawTable.tsx';
import { openingOf, proposedDraftOf } from './use-draft.ts';
import type { Opening } from './use-draft.ts';
import { usePreview } from './use-preview.ts';

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const separators = [
  { value: ',', word: 'comma' },
  { value: ';', word: 'semicolon' },
  { value: '\t', word: 'tab' },
  { value: '|', word: 'bar' },
] as const;
const shownRows = 20;

/** Headings stand near the top; a file that has them further down says so in its mapping. */
const headerRowsOf = (current: number): readonly number[] =>
  [...new Set([...Array.from({ length: 21 }, (_, row) => row), current])].toSorted((a, b) => a - b);

type OptionsProps = {
  readonly reading: Preview['reading'];
  readonly isBusy: boolean;
  readonly onOpening: (opening: Opening) => void;
};

const OpeningOptions = ({ reading, isBusy, onOpening }: OptionsProps): ReactNode => {
  const t = useT(importScreens);
  const { format, encoding, isEncodingGuessed, separator, sheets, sheet, headerRow } = reading;
  return (
    <div className={styles['options']}>
      {format === 'csv' ? (
        <>
          <SelectField
            label={t('table.encoding')}
            hint={isEncodingGuessed ? t('table.encodingGuessed') : t('table.encodingSure')}
            value={encodings.find((one) => one === encoding) ?? null}
            isDisabled={isBusy}
            choices={encodings.map((value) => ({ value, label: t(`table.encodings.${value}`) }))}
            onChange={(value) => value !== null && onOpening({ encoding: value })}
          />
          <SelectField
            label={t('table.separator')}
            value={separators.find(({ value }) => value === separator)?.value ?? null}
            isDisabled={isBusy}
            choices={separators.map(({ value, word }) => ({ value, label: t(`table.separators.${word}`) }))}
            onChange={(value) => value !== null && onOpening({ separator: value })}
          />
        </>
      ) : (
        <SelectField
          label={t('table.sheet')}
          value={sheet}
          isDisabled={isBusy}
          choices={sheets.map((name) => ({ value: name, label: name }))}
          onChange={(value) => value !== null && onOpening({ sheet: value })}
        />
      )}
      <SelectField
        label={t('table.headerRow')}
        value={String(headerRow)}
        isDisabled={isBusy}
        choices={headerRowsOf(headerRow).map((row) => ({
          value: String(row),
          label: row === 0 ? t('table.noHeader') : t('table.headerAt', { row }),
        }))}
        onChange={(value) => value !== null && onOpening({ headerRow: Number(value) })}
      />
    </div>
  );
};

const OtherKind = ({ batch, header }: { readonly batch: Import; readonly header: readonly string[] }): ReactNode => {
  const t = useT(importScreens);
  const navigate = useNavigate();
  const [preset] = presetsFor(header);
  if (preset === undefined || preset.mapping.kind === batch.kind || presetsFor(header, batch.kind).length > 0)
    return null;
  const { kind } = preset.mapping;
  const name = t(`kinds.${kind}`);
  return (
    <p className={styles['notice']}>
      {t('table.looksLike', { kind: name })}
      <AppButton size="small" onClick={() => void navigate({ to: '/data/import', search: { kind } })}>
        {t('table.looksLikeAct', { kind: name })}
      </AppButton>
    </p>
  );
};

type Props = {
  readonly batch: Import;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onNext: () => void;
};

/** Second step: the file as a table, and how it is opened. Another opening brings a fresh proposal of the columns. */
export const TableStep = ({ batch, draft, onDraft, onNext }: Props): ReactNode => {
  const t = useT(importScreens);
  const refusalText = useRefusalText();
  const { mapping } = draft;
  const { data, error, refetch } = usePreview(batch.id, mapping);
  const [isBusy, setBusy] = useState(false);

  const handleOpening = async (change: Opening): Promise<void> => {
    const opening = openingOf({ ...mapping, ...change });
    setBusy(true);
    try {
      const { kind, source } = mapping;
      const read = await call(ledgerContract.operations.previewImport, {
        id: batch.id,
        mapping: { kind, source, columns: {}, ...opening },
      });
      onDraft(proposedDraftOf(draft, opening, { header: read.reading.header, sample: read.rows }));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    } finally {
      setBusy(false);
    }
  };
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={240} />;
  const { header } = data.reading;
  const hasColumns = Object.keys(mapping.columns).length > 0;
  const handleNext = (): void => {
    if (!hasColumns) onDraft(proposedDraftOf(draft, mapping, { header, sample: data.rows }));
    onNext();
  };
  return (
    <>
      <OtherKind batch={batch} header={header} />
      <Panel>
        <p className={styles['lead']}>{t('table.text')}</p>
        <OpeningOptions reading={data.reading} isBusy={isBusy} onOpening={(opening) => void handleOpening(opening)} />
      </Panel>
      <Panel title={t('table.preview')}>
        {data.rows.length === 0 ? (
          <p className={styles['notice']}>{t('table.noRows')}</p>
        ) : (
          <RawTable
            name={t('table.preview')}
            head={[t('table.line'), ...header]}
            rows={data.rows.slice(0, shownRows).map(({ line, cells }) => ({ key: line, cells: [line, ...cells] }))}
          />
        )}
      </Panel>
      <div className={styles['foot']}>
        <StepButtons onNext={handleNext} canNext={data.rows.length > 0 && !isBusy} />
      </div>
    </>
  );
};
