import { useState } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { AppButton, Form, showNote, SideDrawer, TextAreaField, useContractForm, useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import { ChangedTerms } from './ChangedTerms.tsx';
import type { ChangedTerm } from './ChangedTerms.tsx';
import styles from './policy.module.css';
import type { PolicyDraft } from './use-policy-draft.ts';

type Saving = {
  /** Answers the number of the new version. */
  readonly onSave: (note: string | undefined) => Promise<number>;
  readonly changes: readonly ChangedTerm[];
  /** From when on a saved version counts. */
  readonly effect: string;
  readonly example: string;
};

const noteSchema = z.object({ note: z.string().trim().max(1_000).optional() });

const SaveForm = ({
  onSave,
  changes,
  effect,
  example,
  onDone,
}: Saving & { readonly onDone: () => void }): ReactNode => {
  const t = useT(appMessages);
  const form = useContractForm({
    schema: noteSchema,
    initial: {},
    onSubmit: async ({ note }) => {
      const version = await onSave(note);
      showNote(t('policy.saved', { version }));
      onDone();
    },
  });
  return (
    <Form form={form} submitText={t('policy.save')} onCancel={onDone}>
      <p>{effect}</p>
      <ChangedTerms changes={changes} />
      <TextAreaField {...form.field('note')} label={t('policy.note')} placeholder={example} hasAutoFocus />
    </Form>
  );
};

type ActionProps<Policy extends object> = Saving & { readonly draft: PolicyDraft<Policy> };

/** Lets go of a draft, or saves it as the next version after a look at what differs. */
export const DraftActions = <Policy extends object>({ draft, onSave, ...saving }: ActionProps<Policy>): ReactNode => {
  const t = useT(appMessages);
  const [isSaving, setSaving] = useState(false);
  const { isEdited, problems, discard } = draft;
  const save = async (note: string | undefined): Promise<number> => {
    const version = await onSave(note);
    discard();
    return version;
  };
  return (
    <>
      {isEdited ? <AppButton onClick={discard}>{t('policy.discard')}</AppButton> : null}
      <AppButton kind="primary" isDisabled={!isEdited || problems.length > 0} onClick={() => setSaving(true)}>
        {t('policy.save')}
      </AppButton>
      <SideDrawer isOpen={isSaving} onClose={() => setSaving(false)} title={t('policy.saveTitle')}>
        {isSaving ? <SaveForm {...saving} onSave={save} onDone={() => setSaving(false)} /> : null}
      </SideDrawer>
    </>
  );
};

/** What a draft has to say: that it came back after a reload, and how much keeps it from being saved. */
export const DraftNotices = <Policy extends object>({ draft }: { readonly draft: PolicyDraft<Policy> }): ReactNode => {
  const t = useT(appMessages);
  const { isRestored, problems } = draft;
  return (
    <>
      {isRestored ? <p className={styles['notice']}>{t('policy.restored')}</p> : null}
      {problems.length > 0 ? (
        <p className={styles['stale']} role="status">
          {t('policy.invalid', { n: problems.length })}
        </p>
      ) : null}
    </>
  );
};
