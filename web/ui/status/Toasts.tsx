import { IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { useRefusalText } from './refusal-text.ts';
import styles from './status.module.css';
import { removeToast, showFailure, showNote, toastStore } from './toast-store.ts';
import type { Toast } from './toast-store.ts';

/** Counts down while nobody points at or focuses the toast. */
const useSecondsLeft = (toast: Toast, isHeld: boolean): number => {
  const [left, setLeft] = useState(Math.round(toast.lastsMs / 1000));
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [isHeld]);
  useEffect(() => {
    if (left <= 0) removeToast(toast.id);
  }, [left, toast.id]);
  return left;
};

const ToastLine = ({ toast }: { readonly toast: Toast }): ReactNode => {
  const t = useT(uiMessages);
  const refusalText = useRefusalText();
  const [isHeld, setHeld] = useState(false);
  const left = useSecondsLeft(toast, isHeld);
  const { undo } = toast;
  const takeBack = async (run: () => Promise<unknown>): Promise<void> => {
    removeToast(toast.id);
    try {
      await run();
      showNote(t('state.undone'));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <div
      className={styles['toast']}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles['toastText']}>{toast.text}</span>
      {undo === undefined ? null : (
        <>
          <span className={styles['countdown']} aria-hidden title={t('state.undoIn', { n: left })}>
            {left}
          </span>
          <AppButton size="small" kind="quiet" onClick={() => void takeBack(undo)}>
            {t('state.undo')}
          </AppButton>
        </>
      )}
      <IconAction
        size="small"
        name={t('state.close')}
        icon={<Icon of={IconX} size={16} />}
        onClick={() => removeToast(toast.id)}
      />
    </div>
  );
};

/** The place where short messages appear; read aloud politely. */
export const Toasts = (): ReactNode => {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div className={styles['toasts']} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
};
