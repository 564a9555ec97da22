import { useRef } from 'react';
import type { ReactNode } from 'react';
import { mappingSchema } from '#areas/ledger/contract';
import { AppButton, Icon, IconDownload, IconUpload, showFailure, showNote, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { Draft, MappingDraft } from './contract.ts';
import type { Import } from './import-data.ts';
import styles from './import.module.css';
import { saveText } from './save-text.ts';

type Props = { readonly batch: Import; readonly draft: Draft; readonly onDraft: (draft: Draft) => void };

const readMapping = async (file: File): Promise<MappingDraft | undefined> => {
  try {
    return mappingSchema.safeParse(JSON.parse(await file.text())).data;
  } catch {
    return undefined;
  }
};

/** The mapping as a small JSON file, the same that `mainstay import --map` takes. */
export const MappingFileButtons = ({ batch, draft, onDraft }: Props): ReactNode => {
  const t = useT(importScreens);
  const input = useRef<HTMLInputElement>(null);
  const save = (): void =>
    saveText(
      `${draft.mapping.source}-${batch.kind}.json`,
      `${JSON.stringify(draft.mapping, null, 2)}\n`,
      'application/json',
    );
  const load = async (file: File | undefined): Promise<void> => {
    if (input.current !== null) input.current.value = '';
    if (file === undefined) return;
    const mapping = await readMapping(file);
    if (mapping === undefined) showFailure(t('mapping.loadFailed', { name: file.name }));
    else if (mapping.kind !== batch.kind) {
      showFailure(t('mapping.loadOtherKind', { name: file.name, kind: t(`kinds.${mapping.kind}`) }));
    } else {
      onDraft({
        ...draft,
        mapping,
        origin: 'headings',
        preset: null,
        proposed: mapping.columns,
        confidence: {},
        asksSource: false,
        asksColumns: [],
      });
      showNote(t('mapping.loaded', { name: file.name }));
    }
  };
  return (
    <span className={styles['acts']}>
      <AppButton size="small" kind="quiet" icon={<Icon of={IconDownload} size={16} />} onClick={save}>
        {t('mapping.saveFile')}
      </AppButton>
      <AppButton
        size="small"
        kind="quiet"
        icon={<Icon of={IconUpload} size={16} />}
        onClick={() => input.current?.click()}
      >
        {t('mapping.loadFile')}
      </AppButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        aria-label={t('mapping.loadFile')}
        onChange={(event) => void load(event.currentTarget.files?.[0])}
      />
    </span>
  );
};
