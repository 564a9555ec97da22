import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { opinionVerdicts } from '#domain/pricing';
import type { OpinionOffice } from '#domain/pricing';
import { Form, SelectField, showNote, TextAreaField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';

const { giveClauseOpinion, resolveClauseObjection, setContractClause } = pricingContract.operations;

export type ContractKey = { readonly kind: 'agreement' | 'purchase'; readonly id: string };
type Closing = { readonly onClose: () => void };

/** What the contract says instead of our standard. */
export const DeviationForm = ({
  contract,
  clause,
  standard,
  onClose,
}: Closing & {
  readonly contract: ContractKey;
  readonly clause: { readonly key: string; readonly deviation: string | null };
  readonly standard: string;
}): ReactNode => {
  const t = useT(pricingClauses);
  const set = useAct(setContractClause, { refreshes: pricingReads });
  const form = useContractForm({
    schema: setContractClause.input,
    initial: { ...contract, key: clause.key, deviation: clause.deviation },
    onSubmit: async (input) => {
      await set.run(input);
      showNote(t('saved'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('deviate')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('ourStandard', { text: standard })}</p>
      <TextAreaField
        {...form.field('deviation')}
        label={t('says')}
        hint={t('deviationHint')}
        isPlain
        rows={5}
        isRequired
      />
    </Form>
  );
};

type OpinionKey = { readonly clauseId: string; readonly office: OpinionOffice };

export const OpinionForm = ({ clauseId, office, onClose }: Closing & OpinionKey): ReactNode => {
  const t = useT(pricingClauses);
  const give = useAct(giveClauseOpinion, { refreshes: pricingReads });
  const form = useContractForm({
    schema: giveClauseOpinion.input,
    initial: { clauseId, office, verdict: 'accept' },
    onSubmit: async (input) => {
      await give.run(input);
      showNote(t('given'));
      onClose();
    },
  });
  const { verdict = 'accept' } = form.values;
  return (
    <Form form={form} submitText={t('give')} onCancel={onClose}>
      <SelectField
        {...form.field('verdict')}
        value={verdict}
        label={t('verdict')}
        choices={opinionVerdicts.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
      />
      <TextAreaField
        {...form.field('note')}
        label={t('note')}
        hint={t('noteHint')}
        isPlain
        rows={4}
        isRequired={verdict !== 'accept'}
      />
    </Form>
  );
};

export const ResolveForm = ({ clauseId, office, onClose }: Closing & OpinionKey): ReactNode => {
  const t = useT(pricingClauses);
  const resolve = useAct(resolveClauseObjection, { refreshes: pricingReads });
  const form = useContractForm({
    schema: resolveClauseObjection.input,
    initial: { clauseId, office },
    onSubmit: async (input) => {
      await resolve.run(input);
      showNote(t('resolved'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('resolve')} onCancel={onClose}>
      <TextAreaField {...form.field('reason')} label={t('resolution')} isPlain rows={4} isRequired />
    </Form>
  );
};
