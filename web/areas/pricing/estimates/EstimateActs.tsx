import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { EstimateOffice } from '#domain/pricing';
import { AppError } from '#kernel/app-error';
import {
  AppButton,
  DecimalField,
  Form,
  showFailure,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Estimate, EstimateVersion } from './estimate-form.ts';
import { EstimateFields } from './EstimateFields.tsx';

const {
  createEstimate,
  changeEstimate,
  recordActualCost,
  signForFinance,
  releaseEstimate,
  signForProduction,
  withdrawEstimate,
} = pricingContract.operations;

type Props = { readonly estimate: Estimate; readonly onDone: () => void };

/** Another version: everything may change but whose and which product it is. */
export const ChangeForm = ({ estimate, latest, onDone }: Props & { readonly latest: EstimateVersion }): ReactNode => {
  const t = useT(pricingEstimates);
  const change = useAct(changeEstimate, { refreshes: pricingReads });
  const [reason, setReason] = useState<string | null>(null);
  const { id, version, account, product, title } = estimate;
  const form = useContractForm({
    schema: createEstimate.input,
    initial: {
      accountId: account.id,
      productId: product.id,
      title,
      quantity: latest.quantity,
      listPrice: latest.listPrice,
      validFrom: latest.validFrom,
      validUntil: latest.validUntil,
      specification: latest.specification,
      lines: latest.lines ?? [],
    },
    onSubmit: async ({ accountId: _account, productId: _product, title: _title, ...fields }) => {
      if (reason === null || reason.trim() === '') throw new AppError('pricing.reason-missing');
      const { versionNumber } = await change.run({ id, version, ...fields, reason });
      showNote(t('changed', { n: versionNumber }));
      onDone();
    },
  });
  return (
    <EstimateFields form={form} onCancel={onDone} isFixed>
      <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={1_000} isRequired />
    </EstimateFields>
  );
};

export const WithdrawForm = ({ estimate, onDone }: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const withdraw = useAct(withdrawEstimate, { refreshes: pricingReads });
  const form = useContractForm({
    schema: withdrawEstimate.input,
    initial: { id: estimate.id, version: estimate.version },
    onSubmit: async (input) => {
      await withdraw.run(input);
      showNote(t('withdrawn'));
      onDone();
    },
  });
  return (
    <Form form={form} submitText={t('withdraw')} onCancel={onDone}>
      <TextAreaField {...form.field('reason')} label={t('withdrawReason')} isPlain rows={3} isRequired hasAutoFocus />
    </Form>
  );
};

/** After a withdrawal finance lets the recorded cost count again. */
export const ReleaseForm = ({ estimate, onDone }: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const release = useAct(releaseEstimate, { refreshes: pricingReads });
  const form = useContractForm({
    schema: releaseEstimate.input,
    initial: { id: estimate.id, version: estimate.version },
    onSubmit: async (input) => {
      await release.run(input);
      showNote(t('released'));
      onDone();
    },
  });
  return (
    <Form form={form} submitText={t('release')} onCancel={onDone}>
      <p className={styles['quiet']}>{t('releaseText')}</p>
      <TextAreaField {...form.field('reason')} label={t('releaseReason')} isPlain rows={3} isRequired hasAutoFocus />
    </Form>
  );
};

/** What each line of a signed version came to. */
export const ActualForm = ({ estimate, latest, onDone }: Props & { readonly latest: EstimateVersion }): ReactNode => {
  const t = useT(pricingEstimates);
  const { currency } = useWords();
  const record = useAct(recordActualCost, { refreshes: pricingReads });
  const lines = latest.lines ?? [];
  const form = useContractForm({
    schema: recordActualCost.input,
    initial: {
      id: estimate.id,
      versionNumber: latest.number,
      quantity: latest.quantity,
      amounts: lines.map(({ amount }) => amount),
    },
    onSubmit: async (input) => {
      await record.run(input);
      showNote(t('recorded'));
      onDone();
    },
  });
  const amounts = form.values.amounts ?? [];
  return (
    <Form form={form} submitText={t('record')} onCancel={onDone}>
      <p className={styles['quiet']}>{t('recordText')}</p>
      <DecimalField {...form.field('quantity')} label={t('made')} isRequired />
      {lines.map(({ label, basis }, at) => (
        <DecimalField
          key={at}
          label={`${label} · ${t(`bases.${basis}`)}`}
          unit={currency}
          value={amounts[at] ?? null}
          onChange={(value) => form.set('amounts', amounts.with(at, value ?? ''))}
          isRequired
        />
      ))}
      <TextAreaField {...form.field('note')} label={t('note')} isPlain rows={2} />
    </Form>
  );
};

/** Signs for one's office: always at hand, at the thumb on a phone. */
export const SignBar = ({
  estimate,
  office,
}: {
  readonly estimate: Estimate;
  readonly office: EstimateOffice;
}): ReactNode => {
  const t = useT(pricingEstimates);
  const refusalText = useRefusalText();
  const production = useAct(signForProduction, { refreshes: pricingReads });
  const finance = useAct(signForFinance, { refreshes: pricingReads });
  const act = office === 'production' ? production : finance;
  const sign = async (): Promise<void> => {
    try {
      await act.run({ id: estimate.id, version: estimate.version });
      showNote(t(`signed.${office}`));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <section className={requestStyles['bar']} aria-label={t('bar')}>
      <span className={requestStyles['barSum']}>{t(`signText.${office}`)}</span>
      <span className={requestStyles['barActs']}>
        <AppButton kind="primary" isBusy={act.isBusy} onClick={() => void sign()}>
          {t(`sign.${office}`)}
        </AppButton>
      </span>
    </section>
  );
};
