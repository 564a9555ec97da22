import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  DateField,
  Form,
  MenuButton,
  showFailure,
  showNote,
  SideDrawer,
  TextAreaField,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Plan } from './plan-data.ts';

const { signBusinessPlan, closeBusinessPlan, requestBusinessPlan } = pricingContract.operations;

type FormProps = { readonly plan: Plan; readonly onClose: () => void };

const SignForm = ({ plan: { id, version }, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPlans);
  const sign = useAct(signBusinessPlan, { refreshes: pricingReads });
  const form = useContractForm({
    schema: signBusinessPlan.input,
    initial: { id, version },
    onSubmit: async (input) => {
      const { number } = await sign.run(input);
      showNote(t('signed', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('sign')} onCancel={onClose}>
      <p className={styles['quiet']}>{t('signHint')}</p>
      <DateField {...form.field('signedOn')} label={t('signedOn')} />
    </Form>
  );
};

const EndForm = ({ plan: { id, version }, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPlans);
  const close = useAct(closeBusinessPlan, { refreshes: pricingReads });
  const form = useContractForm({
    schema: closeBusinessPlan.input,
    initial: { id, version },
    onSubmit: async (input) => {
      const { number } = await close.run(input);
      showNote(t('ended', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('end')} onCancel={onClose}>
      <DateField {...form.field('lastOn')} label={t('lastOn')} />
      <TextAreaField {...form.field('reason')} label={t('reason')} isRequired isPlain rows={3} hasAutoFocus />
    </Form>
  );
};

/** What may be done with a plan: sign, change or withdraw a draft, ask for its approval, end what is signed. */
export const PlanActs = ({ plan }: { readonly plan: Plan }): ReactNode => {
  const t = useT(pricingPlans);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const mayAgree = useMay('pricing.agree');
  const [open, setOpen] = useState<'sign' | 'end' | null>(null);
  const ask = useAct(requestBusinessPlan, { refreshes: pricingReads });
  const close = useAct(closeBusinessPlan, { refreshes: pricingReads });
  const { id, version, number, state, request, spread } = plan;
  if (!mayAgree || state === 'withdrawn') return null;
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  const requestIt = async (): Promise<void> => {
    const made = await ask.run({ id, version });
    await navigate({ to: '/pricing/requests/$id/edit', params: { id: made.id } });
  };
  const withdraw = async (): Promise<void> => {
    await close.run({ id, version });
    showNote(t('withdrawn', { number }));
  };
  const onClose = (): void => setOpen(null);
  const isRunning = state === 'in-force' || state === 'upcoming';
  const mayRequest = request === null || request.state === 'refused' || request.state === 'expired';
  // What is hidden from who sees no cost may still be asked for.
  const maySpread = spread.refusal === null || spread.refusal === 'above-authority' || spread.refusal === 'key-hidden';
  const groups =
    state === 'draft'
      ? [
          [
            { label: t('edit'), onPick: () => void navigate({ to: '/pricing/plans/$id/edit', params: { id } }) },
            ...(mayRequest && maySpread ? [{ label: t('request'), onPick: () => void told(requestIt) }] : []),
          ],
          [{ label: t('withdraw'), onPick: () => void told(withdraw), tone: 'danger' as const }],
        ]
      : isRunning
        ? [[{ label: t('end'), onPick: () => setOpen('end'), tone: 'danger' as const }]]
        : [];
  return (
    <>
      {groups.length === 0 ? null : <MenuButton button={<AppButton>{t('acts')}</AppButton>} groups={groups} />}
      {state === 'draft' ? (
        <AppButton kind="primary" onClick={() => setOpen('sign')}>
          {t('sign')}
        </AppButton>
      ) : null}
      {open === null ? null : (
        <SideDrawer isOpen onClose={onClose} title={`${t(open)} ${number}`}>
          {open === 'sign' ? <SignForm plan={plan} onClose={onClose} /> : <EndForm plan={plan} onClose={onClose} />}
        </SideDrawer>
      )}
    </>
  );
};
