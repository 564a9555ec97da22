import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { Form, showNote, useContractForm, useT } from '#ui';
import { call, useAct } from '#web/app/api';
import { changedCustomOf } from './account-form.ts';
import { ChangedMeanwhile, isChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { accountScreens } from './messages/index.ts';
import { personFormSchema, personPatchOf, personValuesOf } from './person-form.ts';
import { PersonFields } from './PersonFields.tsx';
import type { Person } from './records.ts';

const { createPerson, getPerson, updatePerson } = accountsContract.operations;
const refreshes = ['accounts.listPersons', 'accounts.listTasks'];

/** A person who is not known yet, with the first role. */
export const NewPersonForm = ({
  accountId,
  onClose,
}: {
  readonly accountId: string;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(accountScreens);
  const save = useAct(createPerson, { refreshes });
  const form = useContractForm({
    schema: personFormSchema,
    initial: { accountId },
    draftKey: `person.new.${accountId}`,
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('persons.created'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('persons.create')} onCancel={onClose}>
      <PersonFields form={form} hasRole />
    </Form>
  );
};

/** Changes a person; what somebody else saved meanwhile is loaded under what was typed here. */
export const PersonEditForm = ({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(accountScreens);
  const [base, setBase] = useState(person);
  const save = useAct(updatePerson, { refreshes });
  const form = useContractForm({
    schema: personFormSchema,
    initial: personValuesOf(person),
    sends: 'changed',
    draftKey: `person.${person.id}`,
    onSubmit: async (input) => {
      const { custom, ...patch } = personPatchOf(input);
      const changed = custom === undefined ? {} : { custom: changedCustomOf(custom, base.custom) };
      await save.run({ ...patch, ...changed, id: base.id, version: base.version });
      showNote(t('form.saved'));
      onClose();
    },
  });
  const handleLoad = async (): Promise<void> => {
    const fresh = await call(getPerson, { id: person.id });
    setBase(fresh);
    form.rebase(personValuesOf(fresh));
  };
  const handleCancel = (): void => {
    form.reset();
    onClose();
  };
  return (
    <Form form={form} onCancel={handleCancel}>
      <PersonFields form={form} />
      {isChangedMeanwhile(form.refusal) ? <ChangedMeanwhile onLoad={() => void handleLoad()} /> : null}
    </Form>
  );
};
