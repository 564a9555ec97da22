import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { AppButton, TextField, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import styles from './import.module.css';

type Props = {
  /** A suggestion, from the file's name. */
  readonly source: string;
  /** Sources of earlier imports. */
  readonly known: readonly string[];
  readonly onSource: (source: string) => void;
};

const shownSources = 6;

/** Which system the file comes from: asked, since the same orders under another name would be booked twice. */
export const SourceQuestion = ({ source, known, onSource }: Props): ReactNode => {
  const t = useT(importScreens);
  const words = useT(ledgerMessages);
  const [typed, setTyped] = useState(source);
  const name = typed.trim();
  return (
    <div className={styles['questions']} role="group" aria-label={t('mapping.source')}>
      <div className={styles['notice']}>
        <span>{words('importQuestions.source')}</span>
        <span className={styles['acts']}>
          {known.slice(0, shownSources).map((one) => (
            <AppButton key={one} size="small" onClick={() => onSource(one)}>
              {one}
            </AppButton>
          ))}
          <TextField
            label={t('mapping.otherSource')}
            value={typed}
            maxLength={60}
            onChange={(value) => setTyped(value ?? '')}
          />
          <AppButton size="small" isDisabled={name === ''} onClick={() => onSource(name)}>
            {t('mapping.sourceApply')}
          </AppButton>
        </span>
      </div>
    </div>
  );
};
