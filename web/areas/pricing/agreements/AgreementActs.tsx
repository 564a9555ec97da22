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
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Agreement } from '../shared/data.ts';

const { signAgreement, closeAgreement, renewAgreement, requestAgreement } = pricingContract.operations;

type Props = { readonly agreement: Agreement };
type FormProps = Props & { readonly onClose: () => void };

const SignForm = ({ agreement, onClose }: FormProps): ReactNode => {
  const t = useT(pricingAgreements);
  const sign = useAct(signAgreement, { refreshes: pricingReads });
  const form = useContractForm({
    schema: signAgreement.input,
    initial: { id: agreement.id, version: agreement.version },
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

const EndForm = ({ agreement, onClose }: FormProps): ReactNode => {
  const t = useT(pricingAgreements);
  const close = useAct(closeAgreement, { refreshes: pricingReads });
  const form = useContractForm({
    schema: closeAgreement.input,
    initial: { id: agreement.id, version: agreement.version },
    onSubmit: async (input) => {
      const { number } = await close.run(input);
      showNote(t('ended', { number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('end')} onCancel={onClose}>
      <DateField {...form.field('lastOn')} label={t('lastOn')} />
      <TextAreaField
        {...form.field('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        isRequired
        isPlain
        rows={3}
        hasAutoFocus
      />
    </Form>
  );
};

/** The acts that need no form: each tells what it did, or why it could not. */
const usePlainActs = ({ id, version }: Agreement) => {
  const t = useT(pricingAgreements);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const renew = useAct(renewAgreement, { refreshes: pricingReads });
  const request = useAct(requestAgreement, { refreshes: pricingReads });
  const close = useAct(closeAgreement, { refreshes: pricingReads });
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return {
    renew: () =>
      told(async () => {
        const made = await renew.run({ id });
        showNote(t('renewed', { number: made.number }));
        await navigate({ to: '/pricing/agreements/$id', params: { id: made.id } });
      }),
    request: () =>
      told(async () => {
        const made = await request.run({ id, version });
        await navigate({ to: '/pricing/requests/$id/edit', params: { id: made.id } });
      }),
    withdraw: () =>
      told(async () => {
        const { number } = await close.run({ id, version });
        showNote(t('withdrawn', { number }));
      }),
  };
};

/** What may be done with an agreement: sign or change a draft, end or renew what is signed. */
export const AgreementActs = ({ agreement }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const navigate = useNavigate();
  const mayAgree = useMay('pricing.agree');
  const [open, setOpen] = useState<'sign' | 'end' | null>(null);
  const acts = usePlainActs(agreement);
  const { id, number, state, request, followedBy } = agreement;
  if (!mayAgree || state === 'withdrawn') return null;
  const onClose = (): void => setOpen(null);
  const isRunning = state === 'in-force' || state === 'upcoming';
  const mayRequest = request === null || request.state === 'refused' || request.state === 'expired';
  const renew = followedBy === null ? [{ label: t('renew'), onPick: () => void acts.renew() }] : [];
  const end = isRunning ? [{ label: t('end'), onPick: () => setOpen('end'), tone: 'danger' as const }] : [];
  const draft = [
    { label: t('edit'), onPick: () => void navigate({ to: '/pricing/agreements/$id/edit', params: { id } }) },
    ...(mayRequest ? [{ label: t('request'), onPick: () => void acts.request() }] : []),
  ];
  const groups =
    state === 'draft'
      ? [draft, [{ label: t('withdraw'), onPick: () => void acts.withdraw(), tone: 'danger' as const }]]
      : [renew, end];
  const shown = groups.filter((group) => group.length > 0);
  return (
    <>
      {shown.length === 0 ? null : <MenuButton button={<AppButton>{t('acts')}</AppButton>} groups={shown} />}
      {state === 'draft' ? (
        <AppButton kind="primary" onClick={() => setOpen('sign')}>
          {t('sign')}
        </AppButton>
      ) : null}
      {open === null ? null : (
        <SideDrawer isOpen onClose={onClose} title={`${t(open)} ${number}`}>
          {open === 'sign' ? (
            <SignForm agreement={agreement} onClose={onClose} />
          ) : (
            <EndForm agreement={agreement} onClose={onClose} />
          )}
        </SideDrawer>
      )}
    </>
  );
};
