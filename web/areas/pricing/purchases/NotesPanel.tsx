import type { ReactNode } from 'react';
import { Panel, useT } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Purchase } from '../shared/data.ts';

/** What was noted about the result and before; nothing where nothing was. */
export const NotesPanel = ({ purchase: { note, resultNote } }: { readonly purchase: Purchase }): ReactNode => {
  const t = useT(pricingPurchases);
  const texts = [resultNote, note].flatMap((text) => text ?? []);
  if (texts.length === 0) return null;
  return (
    <Panel title={t('note')}>
      {texts.map((text) => (
        <p key={text} className={styles['note']}>
          {text}
        </p>
      ))}
    </Panel>
  );
};
