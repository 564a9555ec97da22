import { useCallback, useState } from 'react';
import { mappingSchema } from '#areas/ledger/contract';
import { proposeMapping } from '#domain/ledger';
import type { MappingProposal } from '#domain/ledger';
import { draftSchema } from './contract.ts';
import type { Draft, MappingDraft } from './contract.ts';
import type { Import } from './import-data.ts';

const keyOf = (id: string): string => `mainstay.import.${id}`;

const readDraft = (id: string): Draft | undefined => {
  try {
    return draftSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null')).data;
  } catch {
    return undefined;
  }
};

export const writeDraft = (id: string, draft: Draft): void => localStorage.setItem(keyOf(id), JSON.stringify(draft));

export const forgetDraft = (id: string): void => localStorage.removeItem(keyOf(id));

export type Opening = Pick<MappingDraft, 'encoding' | 'separator' | 'sheet' | 'headerRow'>;

/** Only how the file is opened: a whole mapping may be given, whose columns must not cover the proposed ones. */
export const openingOf = ({ encoding, separator, sheet, headerRow }: Opening): Opening => ({
  ...(encoding !== undefined && { encoding }),
  ...(separator !== undefined && { separator }),
  ...(sheet !== undefined && { sheet }),
  ...(headerRow !== undefined && { headerRow }),
});

type Rows = {
  readonly header: readonly string[];
  readonly sample: readonly { readonly cells: readonly (string | number)[] }[];
};

type Asked = Pick<Draft, 'asksSource' | 'sources'>;

const draftFrom = (
  { mapping, preset, confidence, questions }: MappingProposal,
  opening: Opening,
  asked: Asked,
): Draft => {
  const checked = mappingSchema.parse({ ...mapping, ...opening });
  return {
    mapping: checked,
    origin: preset === null ? 'headings' : 'preset',
    preset,
    proposed: checked.columns,
    confidence: { ...confidence },
    asksSource: asked.asksSource && preset === null,
    asksColumns: questions.flatMap((question) =>
      question.code === 'same-heading' ? [{ field: question.field, column: question.column }] : [],
    ),
    sources: asked.sources,
  };
};

/** A fresh proposal for a file that is opened in another way: other headings need other columns. */
export const proposedDraftOf = (before: Draft, opening: Opening, rows: Rows): Draft =>
  draftFrom(
    proposeMapping({ kind: before.mapping.kind, source: before.mapping.source, ...rows }),
    openingOf(opening),
    before,
  );

const storedDraftOf = (batch: Import): Draft => {
  const mapping: MappingDraft = batch.mapping ?? { kind: batch.kind, source: batch.source, columns: {} };
  return {
    mapping,
    origin: 'headings',
    preset: null,
    proposed: mapping.columns,
    confidence: {},
    asksSource: batch.mapping === null,
    asksColumns: [],
    sources: [],
  };
};

/** The mapping that is being worked on; survives a reload. Without one in this browser, the import's own. */
export const useDraft = (batch: Import) => {
  const [draft, setDraft] = useState<Draft>(() => readDraft(batch.id) ?? storedDraftOf(batch));
  const change = useCallback(
    (next: Draft): void => {
      if (next.mapping.source.trim() !== '') writeDraft(batch.id, next);
      setDraft(next);
    },
    [batch.id],
  );
  const changeMapping = useCallback((mapping: MappingDraft): void => change({ ...draft, mapping }), [change, draft]);
  return { draft, change, changeMapping };
};
