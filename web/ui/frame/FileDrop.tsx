import { IconFileSpreadsheet, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatBytes } from '#kernel/format';
import { listed } from '#kernel/i18n';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { useWords } from '../words/WordsProvider.tsx';
import { DropZone } from './DropZone.tsx';
import styles from './frame.module.css';

type Props = {
  /** Endings with the dot: ['.csv', '.xlsx']. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
};

/** One file, dropped or chosen; a wrong one is refused in words before anything is sent. */
export const FileDrop = ({ accept, maxBytes, file, onFile }: Props): ReactNode => {
  const t = useT(uiMessages);
  const { language } = useWords();
  const [problem, setProblem] = useState('');
  const kinds = listed(
    accept.map((ending) => ending.slice(1).toUpperCase()),
    language,
  );
  const size = formatBytes(maxBytes, language);

  const take = (candidate: File | undefined): void => {
    if (candidate === undefined) return;
    const isKind = accept.some((ending) => candidate.name.toLowerCase().endsWith(ending));
    setProblem(
      isKind
        ? candidate.size > maxBytes
          ? t('file.tooBig', { name: candidate.name, size })
          : ''
        : t('file.wrongKind', { name: candidate.name, kinds }),
    );
    if (isKind && candidate.size <= maxBytes) onFile(candidate);
  };
  return (
    <DropZone
      accept={accept}
      chooseText={t('file.choose')}
      hint={t('file.accepts', { kinds, size })}
      problem={problem}
      onFiles={([candidate]) => take(candidate)}
    >
      {file === null ? (
        <span>{t('file.drop')}</span>
      ) : (
        <span className={styles['dropFile']}>
          <Icon of={IconFileSpreadsheet} size={22} />
          {file.name} · {formatBytes(file.size, language)}
          <IconAction
            size="small"
            name={t('file.remove')}
            icon={<Icon of={IconX} size={16} />}
            onClick={() => onFile(null)}
          />
        </span>
      )}
    </DropZone>
  );
};
