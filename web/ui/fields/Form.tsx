import { useEffect, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { z } from 'zod';
import { AppButton } from '../controls/AppButton.tsx';
import { uiMessages } from '../messages/index.ts';
import { useRefusalText } from '../status/refusal-text.ts';
import { useT } from '../words/use-t.ts';
import styles from './fields.module.css';
import type { ContractForm } from './use-contract-form.ts';

type Props<S extends z.ZodObject> = {
  readonly form: ContractForm<S>;
  readonly children: ReactNode;
  /** What the main button says; "Save" when it is left out. */
  readonly submitText?: string;
  readonly onCancel?: (() => void) | undefined;
  /** The main button takes the whole width (narrow pages such as sign-in). */
  readonly isNarrow?: boolean;
};

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** One column of fields with its buttons. ⌘/Ctrl-Enter saves; an Enter that ends a composition does not. */
export const Form = <S extends z.ZodObject>({
  form,
  children,
  submitText,
  onCancel,
  isNarrow = false,
}: Props<S>): ReactNode => {
  const t = useT(uiMessages);
  const refusalText = useRefusalText();
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    form.submit();
  };
  const element = useRef<HTMLFormElement>(null);
  const submit = useRef(form.submit);
  useEffect(() => {
    submit.current = form.submit;
  }, [form.submit]);
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter') return;
      if (event.isComposing) event.preventDefault();
      else if (event.metaKey || event.ctrlKey) {
        event.preventDefault();
        submit.current();
      }
    };
    const target = element.current;
    target?.addEventListener('keydown', handle);
    return () => target?.removeEventListener('keydown', handle);
  }, []);
  return (
    <form ref={element} className={styles['form']} onSubmit={handleSubmit} noValidate aria-busy={form.isSending}>
      {form.isRestored ? <p className={styles['formNote']}>{t('form.restored')}</p> : null}
      {children}
      {form.refusal === null ? null : (
        <p className={styles['formError']} role="alert">
          {refusalText(form.refusal)}
        </p>
      )}
      <div className={styles['formFoot']}>
        <AppButton kind="primary" type="submit" isBusy={form.isSending} isWide={isNarrow}>
          {submitText ?? t('form.save')}
        </AppButton>
        {onCancel === undefined ? null : <AppButton onClick={onCancel}>{t('form.cancel')}</AppButton>}
        {isNarrow ? null : (
          <span className={form.isDirty ? styles['formNote'] : `${styles['formNote']} ${styles['keyHint']}`}>
            {form.isDirty ? t('form.unsaved') : t('form.saveHint', { key: isMac() ? '⌘ ↵' : 'Ctrl ↵' })}
          </span>
        )}
      </div>
    </form>
  );
};
