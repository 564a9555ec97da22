import type { ReactNode } from 'react';
import { Icon, IconAction, IconCopy, showFailure, showNote, useT } from '#ui';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

/** A link or a secret that is shown once, to copy. */
export const ShownOnce = ({ text }: { readonly text: string }): ReactNode => {
  const t = useT(settingsMessages);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showNote(t('copied'));
    } catch {
      // The clipboard is closed on plain http; the text stands there to be selected.
      showFailure(t('copyByHand'));
    }
  };
  return (
    <div className={styles['secret']}>
      <code>{text}</code>
      <IconAction size="small" name={t('copy')} icon={<Icon of={IconCopy} size={16} />} onClick={() => void copy()} />
    </div>
  );
};
