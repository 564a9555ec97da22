import type { ReactNode } from 'react';
import { recordKinds } from '#domain/ledger';
import { useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { RecordKind } from './import-data.ts';
import styles from './import.module.css';

type Props = { readonly value: RecordKind | undefined; readonly onChange: (kind: RecordKind) => void };

/** What a file can hold, in the order in which a company brings it. */
export const KindChoice = ({ value, onChange }: Props): ReactNode => {
  const t = useT(importScreens);
  return (
    <div className={styles['kinds']} role="radiogroup" aria-label={t('file.kind')}>
      {recordKinds.map((kind) => (
        <label key={kind} className={styles['kind']} data-chosen={kind === value}>
          <input type="radio" name="kind" value={kind} checked={kind === value} onChange={() => onChange(kind)} />
          <span className={styles['kindName']}>{t(`kinds.${kind}`)}</span>
          <span className={styles['kindHint']}>{t(`kindHints.${kind}`)}</span>
        </label>
      ))}
    </div>
  );
};
