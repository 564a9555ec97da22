import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { evidenceKinds, evidenceUnits } from '#domain/identification';
import type { EvidenceKind } from '#domain/identification';
import {
  DateField,
  Form,
  MoneyField,
  NumberField,
  PercentField,
  SelectField,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { identificationScreens } from '../messages/index.ts';

const { addStatement } = identificationContract.operations;

type ValueProps = {
  readonly kind: EvidenceKind;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error: string | undefined;
};

/** The field that fits the unit of a fact: an amount, a percentage, a level, a count; a plain yes needs none. */
const ValueField = ({ kind, ...field }: ValueProps): ReactNode => {
  const t = useT(identificationScreens);
  const { currency } = useWords();
  const unit = evidenceUnits[kind];
  if (unit === 'yes') return null;
  if (unit === 'share') return <PercentField {...field} name="value" label={t('statements.percent')} isRequired />;
  if (unit === 'amount') {
    return (
      <MoneyField
        name="value"
        label={t('statements.amount')}
        currency={currency}
        value={field.value === null ? null : { minor: String(field.value), currency }}
        onChange={(money) => field.onChange(money === null ? null : Number(money.minor))}
        error={field.error}
        isRequired
      />
    );
  }
  return (
    <NumberField {...field} name="value" label={t('statements.value')} hint={t(`statements.${unit}`)} isRequired />
  );
};

type Props = { readonly accountId: string; readonly onClose: () => void };

/** States what no ledger knows, with who says so and since when. */
export const StatementForm = ({ accountId, onClose }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const add = useAct(addStatement, { refreshes: ['identification'] });
  const form = useContractForm({
    schema: addStatement.input,
    initial: { accountId },
    draftKey: `statement.${accountId}`,
    onSubmit: async (input) => {
      await add.run(input);
      showNote(t('statements.saved'));
      onClose();
    },
  });
  const kind = evidenceKinds.find((one) => one === form.values.kind);
  const value = form.field('value');
  const pick = (next: EvidenceKind | null): void => {
    form.set('kind', next);
    form.set('value', next !== null && evidenceUnits[next] === 'yes' ? 1 : null);
  };
  return (
    <Form form={form} submitText={t('statements.add')} onCancel={onClose}>
      <SelectField
        {...form.field('kind')}
        onChange={pick}
        label={t('statements.kind')}
        choices={evidenceKinds.map((one) => ({ value: one, label: words(`evidence.${one}`) }))}
        isSearchable
        isRequired
        hasAutoFocus
      />
      {kind === undefined ? null : (
        <ValueField key={kind} kind={kind} value={value.value ?? null} onChange={value.onChange} error={value.error} />
      )}
      <TextField
        {...form.field('source')}
        label={t('statements.source')}
        placeholder={t('statements.sourceExample')}
        isRequired
      />
      <DateField {...form.field('statedOn')} label={t('statements.statedOn')} hint={t('statements.statedOnHint')} />
      <DateField {...form.field('expiresOn')} label={t('statements.expiresOn')} hint={t('statements.expiresHint')} />
      <TextAreaField {...form.field('note')} label={t('statements.note')} />
    </Form>
  );
};
