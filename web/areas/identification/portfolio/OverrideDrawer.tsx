import type { ReactNode } from 'react';
import { workflowsContract } from '#workflows/contract';
import { identificationMessages } from '#areas/identification/messages';
import { keyAccountTypes, tiers } from '#domain/identification';
import type { Tier } from '#domain/identification';
import {
  DateField,
  Form,
  SelectField,
  showNote,
  SideDrawer,
  TextAreaField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { identificationScreens } from '../messages/index.ts';

const { overrideTier } = workflowsContract.operations;

type Props = {
  readonly account: { readonly id: string; readonly name: string; readonly nameEn: string | null };
  readonly proposed: Tier;
  readonly onClose: () => void;
};

const OverrideForm = ({ account, proposed, onClose }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const decide = useAct(overrideTier, { refreshes: ['identification', 'accounts', 'home'] });
  const form = useContractForm({
    schema: overrideTier.input,
    initial: { accountId: account.id },
    draftKey: `override.${account.id}`,
    onSubmit: async (input) => {
      await decide.run(input);
      showNote(t('proposals.overridden'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('proposals.override')} onCancel={onClose}>
      <p>{t('proposals.overrideText', { proposed: words(`tiers.${proposed}`) })}</p>
      <SelectField
        {...form.field('tier')}
        label={t('proposals.tier')}
        choices={tiers.map((value) => ({ value, label: words(`tiers.${value}`) }))}
        isRequired
        hasAutoFocus
      />
      <SelectField
        {...form.field('type')}
        label={t('proposals.keyType')}
        choices={keyAccountTypes.map((value) => ({ value, label: words(`types.${value}`) }))}
        canClear
      />
      <DateField
        {...form.field('expiresOn')}
        label={t('proposals.expiresOn')}
        hint={t('proposals.expiresHint')}
        isRequired
      />
      <TextAreaField
        {...form.field('reason')}
        label={t('proposals.reason')}
        hint={t('proposals.reasonHint')}
        placeholder={t('proposals.reasonExample')}
        isRequired
      />
    </Form>
  );
};

/** Decides another tier than the proposed one, with a reason, for a time. */
export const OverrideDrawer = (props: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { language } = useWords();
  return (
    <SideDrawer
      isOpen
      onClose={props.onClose}
      title={t('proposals.overrideTitle', { name: shownNameOf(props.account, language) })}
    >
      <OverrideForm {...props} />
    </SideDrawer>
  );
};
