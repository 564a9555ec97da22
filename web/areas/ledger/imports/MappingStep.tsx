import type { ReactNode } from 'react';
import { questionsOf } from '#domain/ledger';
import { ErrorState, Panel, SkeletonBar, StepButtons, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import { ColumnQuestions } from './ColumnQuestions.tsx';
import type { Draft, MappingDraft } from './contract.ts';
import type { Import } from './import-data.ts';
import styles from './import.module.css';
import { MappingFields } from './MappingFields.tsx';
import { MappingFileButtons } from './MappingFileButtons.tsx';
import { MappingOptions } from './MappingOptions.tsx';
import { MappingQuestions } from './MappingQuestions.tsx';
import { openColumnsOf } from './open-columns.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { SourceQuestion } from './SourceQuestion.tsx';
import { usePreview } from './use-preview.ts';

type Props = {
  readonly batch: Import;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

const Origin = ({ draft }: { readonly draft: Draft }): ReactNode => {
  const t = useT(importScreens);
  if (draft.origin === 'remembered') return <p className={styles['plainNotice']}>{t('mapping.remembered')}</p>;
  if (draft.preset === null) return null;
  return (
    <p className={styles['plainNotice']}>
      {t('mapping.preset', { name: t.find(`presets.${draft.preset}`) ?? draft.preset })}
    </p>
  );
};

/** Third step: which column fills which field, what must be asked, and the first rows as they will be read. */
export const MappingStep = ({ batch, draft, onDraft, onBack, onNext }: Props): ReactNode => {
  const t = useT(importScreens);
  const { mapping, asksSource } = draft;
  const onMapping = (next: MappingDraft): void =>
    onDraft({ ...draft, mapping: next, asksSource: asksSource && next.source === mapping.source });
  const { data, error, refetch, isPlaceholderData } = usePreview(batch.id, mapping);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={240} />;
  const { header } = data.reading;
  const questions = questionsOf(mapping, { header, sample: data.rows });
  const isAsking = asksSource || mapping.source.trim() === '';
  const hasProblem =
    isAsking ||
    openColumnsOf(draft).length > 0 ||
    questions.some(({ code }) => code !== 'leading-zeros') ||
    data.problems.length > 0;
  const part = { mapping, onMapping, header };
  return (
    <>
      <Origin draft={draft} />
      {asksSource ? (
        <SourceQuestion
          source={mapping.source}
          known={draft.sources}
          onSource={(source) => onDraft({ ...draft, mapping: { ...mapping, source }, asksSource: false })}
        />
      ) : null}
      <ColumnQuestions draft={draft} onDraft={onDraft} header={header} rows={data.rows} />
      <MappingQuestions questions={questions} mapping={mapping} onMapping={onMapping} />
      <Panel title={t('mapping.fields')} actions={<MappingFileButtons batch={batch} draft={draft} onDraft={onDraft} />}>
        <p className={styles['lead']}>{t('mapping.text')}</p>
        <MappingFields {...part} draft={draft} rows={data.rows} />
      </Panel>
      <Panel title={t('mapping.options')}>
        <MappingOptions mapping={mapping} onMapping={onMapping} />
      </Panel>
      <PreviewTable mapping={mapping} header={header} rows={data.rows} isStale={isPlaceholderData} />
      <div className={styles['foot']}>
        {hasProblem ? <p className={`${styles['quiet']} ${styles['footFill']}`}>{t('mapping.blocked')}</p> : null}
        <StepButtons onBack={onBack} onNext={onNext} nextText={t('mapping.next')} canNext={!hasProblem} />
      </div>
    </>
  );
};
