import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  DateField,
  Form,
  Money,
  showNote,
  SideDrawer,
  TextAreaField,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { pricingScreens } from '../messages/index.ts';
import styles from './requests.module.css';
import { pricingReads } from '../shared/data.ts';
import type { PriceRequest } from '../shared/data.ts';
import { shareText } from '../shared/texts.ts';

const { decideRequest } = pricingContract.operations;
type Verdict = 'approve' | 'return' | 'refuse';

type FormProps = { readonly request: PriceRequest; readonly verdict: Verdict; readonly onClose: () => void };

const DecideForm = ({ request, verdict, onClose }: FormProps): ReactNode => {
  const t = useT(pricingScreens);
  const nameOf = useActorName();
  const decide = useAct(decideRequest, { refreshes: pricingReads });
  const { id, version, band, wantedUntil, signsForName } = request;
  const needsReason = verdict !== 'approve' || band?.needsExpiry === true;
  const form = useContractForm({
    schema: decideRequest.input,
    initial: {
      id,
      version,
      verdict,
      ...(verdict === 'approve' && wantedUntil !== null && { validUntil: wantedUntil }),
    },
    onSubmit: async (input) => {
      const { state } = await decide.run(input);
      showNote(t(`request.done.${verdict === 'approve' && state === 'submitted' ? 'signed' : verdict}`));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t(`request.${verdict}`)} onCancel={onClose}>
      <p>{t(`request.decideText.${verdict}`)}</p>
      {signsForName === null ? null : <p>{t('request.signsFor', { name: nameOf(signsForName) })}</p>}
      <TextAreaField
        {...form.field('reason')}
        label={t('request.comment')}
        hint={t('request.commentHint')}
        isRequired={needsReason}
        isPlain
        rows={3}
        hasAutoFocus={needsReason}
      />
      {verdict === 'approve' ? (
        <DateField
          {...form.field('validUntil')}
          label={t('request.until')}
          hint={t('request.untilHint')}
          isRequired={band?.needsExpiry === true}
        />
      ) : null}
    </Form>
  );
};

/** Approve, return, refuse: always at hand, at the thumb on a phone. */
export const DecisionBar = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const nameOf = useActorName();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const close = (): void => setVerdict(null);
  const { judgedBp, amount, signsForName } = request;
  return (
    <section className={styles['bar']} aria-label={t('request.bar')}>
      <span className={styles['barSum']}>
        {t('cumulative')} <strong>{shareText(judgedBp, language)}</strong> · <Money value={amount} />
        {signsForName === null ? null : ` · ${t('request.signedFor', { name: nameOf(signsForName) })}`}
      </span>
      <span className={styles['barActs']}>
        <AppButton kind="danger" onClick={() => setVerdict('refuse')}>
          {t('request.refuse')}
        </AppButton>
        <AppButton onClick={() => setVerdict('return')}>{t('request.return')}</AppButton>
        <AppButton kind="primary" onClick={() => setVerdict('approve')}>
          {t('request.approve')}
        </AppButton>
      </span>
      {verdict === null ? null : (
        <SideDrawer isOpen onClose={close} title={`${t(`request.${verdict}`)} ${request.number}`}>
          <DecideForm request={request} verdict={verdict} onClose={close} />
        </SideDrawer>
      )}
    </section>
  );
};
