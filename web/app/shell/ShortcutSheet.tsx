import type { ReactNode } from 'react';
import { SideDrawer, useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import styles from './shell.module.css';

const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const keys = [
  ['search', [mod, 'K']],
  ['rail', [mod, 'B']],
  ['save', [mod, '↵']],
  ['rows', ['↑', '↓']],
  ['open', ['↵']],
  ['select', ['␣']],
  ['close', ['Esc']],
  ['sheet', ['?']],
] as const;

/** Every shortcut, opened with `?`. */
export const ShortcutSheet = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(appMessages);
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')}>
      <dl className={styles['sheet']}>
        {keys.map(([id, pressed]) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{t(`shortcuts.${id}`)}</dt>
            <dd>
              {pressed.map((key) => (
                <span key={key}>
                  <kbd>{key}</kbd>{' '}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </SideDrawer>
  );
};
