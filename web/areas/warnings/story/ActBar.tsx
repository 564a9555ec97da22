import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import type { RetentionGround } from '#domain/pricing';
import { mayAct } from '#domain/warnings';
import { AppButton, MenuButton, showFailure, showNote, SideDrawer, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';
import { actForms } from './act-forms.tsx';
import type { FormAct } from './act-forms.tsx';

const { accept } = warningsContract.operations;

const Claim = ({ warning: { id, version } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const refusalText = useRefusalText();
  const { run, isBusy, refresh } = useAct(accept, { refreshes: warningReads });
  const handleClaim = async (): Promise<void> => {
    try {
      await run({ id, version });
      showNote(t('acts.claimed'));
    } catch (error) {
      showFailure(refusalText(error));
      await refresh();
    }
  };
  return (
    <AppButton kind="primary" isBusy={isBusy} onClick={() => void handleClaim()}>
      {t('acts.accept')}
    </AppButton>
  );
};

/** Warnings that an account may be leaving, and the ground that an offer to keep it then has. */
const retentionGrounds: Readonly<Partial<Record<Warning['kind'], RetentionGround>>> = {
  lapse: 'lapse',
  'family-lapse': 'lapse',
  erosion: 'erosion',
  squeeze: 'squeeze',
  'price-war': 'rival',
};

const RetentionButton = ({ warning: { kind, account, state } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  const ground = retentionGrounds[kind];
  if (ground === undefined || !mayAsk || (state !== 'new' && state !== 'accepted')) return null;
  return (
    <AppButton onClick={() => void navigate({ to: '/pricing/retention/new', search: { account: account.id, ground } })}>
      {t('acts.retain')}
    </AppButton>
  );
};

/** What may be done with the warning now: take it on first, later close it, then say whether it was true. */
export const ActBar = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const isAllowed = useMay('warnings.act');
  const [act, setAct] = useState<FormAct | null>(null);
  const close = (): void => setAct(null);
  if (!isAllowed) return null;
  const { state, verdict } = warning;
  const main: FormAct | null =
    state === 'accepted' ? 'resolve' : mayAct('verdict', state) && verdict === null ? 'verdict' : null;
  const others = (['assign', 'snooze', 'resolve', 'dismiss', 'verdict'] as const).filter(
    (one) => one !== main && mayAct(one, state),
  );
  const Form = act === null ? null : actForms[act];
  return (
    <>
      {others.length === 0 ? null : (
        <MenuButton
          button={<AppButton>{t('acts.more')}</AppButton>}
          groups={[others.map((one) => ({ label: t(`acts.${one}`), onPick: () => setAct(one) }))]}
        />
      )}
      <RetentionButton warning={warning} />
      {state === 'new' ? <Claim warning={warning} /> : null}
      {main === null ? null : (
        <AppButton kind="primary" onClick={() => setAct(main)}>
          {t(`acts.${main}`)}
        </AppButton>
      )}
      {act === null || Form === null ? null : (
        <SideDrawer isOpen onClose={close} title={t(`acts.${act}`)}>
          <Form warning={warning} onClose={close} />
        </SideDrawer>
      )}
    </>
  );
};
