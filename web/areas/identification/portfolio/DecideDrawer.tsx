import type { ReactNode } from 'react';
import type { z } from 'zod';
import { workflowsContract } from '#workflows/contract';
import { Form, showNote, SideDrawer, TextAreaField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { identificationScreens } from '../messages/index.ts';

const { decideProposals } = workflowsContract.operations;

/** All open proposals of a filter, as many as were shown. */
export type AllOf = NonNullable<z.input<typeof decideProposals.input>['all']>;

type Props = {
  readonly decision: 'accept' | 'refuse';
  readonly ids?: readonly string[];
  readonly all?: AllOf;
  readonly onClose: () => void;
  /** Runs after the decision is stored. */
  readonly onDone: () => void;
};

const DecideForm = ({ decision, ids = [], all, onClose, onDone }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const decide = useAct(decideProposals, { refreshes: ['identification', 'accounts', 'home'] });
  const form = useContractForm({
    schema: decideProposals.input,
    initial: { ...(all === undefined ? { ids: [...ids] } : { all }), decision },
    onSubmit: async (input) => {
      const { decided } = await decide.run(input);
      showNote(t(decision === 'accept' ? 'proposals.accepted' : 'proposals.refused', { n: decided }));
      onDone();
      onClose();
    },
  });
  const isRefusal = decision === 'refuse';
  return (
    <Form form={form} submitText={t(`proposals.${decision}`)} onCancel={onClose}>
      <p>{t(isRefusal ? 'proposals.refuseText' : 'proposals.acceptText')}</p>
      <TextAreaField
        {...form.field('reason')}
        label={t('proposals.reason')}
        hint={t('proposals.reasonHint')}
        placeholder={t('proposals.reasonExample')}
        isRequired={isRefusal}
        hasAutoFocus
      />
    </Form>
  );
};

/** Accepts or refuses proposals; a refusal needs its reason. */
export const DecideDrawer = (props: Props): ReactNode => {
  const t = useT(identificationScreens);
  const title = props.decision === 'accept' ? 'proposals.acceptTitle' : 'proposals.refuseTitle';
  return (
    <SideDrawer isOpen onClose={props.onClose} title={t(title, { n: props.all?.expected ?? props.ids?.length ?? 0 })}>
      <DecideForm {...props} />
    </SideDrawer>
  );
};
