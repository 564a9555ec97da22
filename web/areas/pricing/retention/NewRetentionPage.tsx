import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { AppError } from '#kernel/app-error';
import { PageHeader, showFailure, showNote, useContractForm, useRefusalText, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { emptyLine, lackOf } from '../form/price-draft.ts';
import type { Draft, Outcome } from '../form/price-draft.ts';
import { PriceForm } from '../form/PriceForm.tsx';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import { pricingRetention, pricingScreens } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { RetentionFields } from './RetentionFields.tsx';
import type { RetentionTerms } from './RetentionFields.tsx';

const { createRequest, createRetentionOffer, quoteRequest, submitRequest } = pricingContract.operations;

/** Keeps the offer, then quotes it or sends it for approval, as the judgement says. */
const useOffer = () => {
  const t = useT(pricingScreens);
  const words = useT(pricingRetention);
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const create = useAct(createRetentionOffer, { refreshes: pricingReads });
  const submit = useAct(submitRequest, { refreshes: pricingReads });
  const quote = useAct(quoteRequest, { refreshes: pricingReads });
  return async (
    input: Draft,
    more: { readonly terms: RetentionTerms; readonly outcome: Outcome | null },
  ): Promise<void> => {
    const { terms, outcome } = more;
    const { wantedUntil } = input;
    if (wantedUntil === null || wantedUntil === undefined) throw new AppError('pricing.expiry-missing');
    if (terms.checkOn === null) throw new AppError('pricing.countermove-missing');
    const lack = outcome === 'request' ? lackOf(input, false) : null;
    if (lack !== null) throw new AppError(`pricing.${lack}`);
    const { request } = await create.run({
      ...input,
      wantedUntil,
      ...terms,
      checkOn: terms.checkOn,
    });
    try {
      if (outcome === 'quote') {
        const made = await quote.run({ id: request.id });
        showNote(t('request.madeQuote', { number: made.number }));
        await navigate({ to: '/pricing/quotes/$id', params: { id: made.id } });
        return;
      }
      if (outcome === 'request') {
        await submit.run({ id: request.id, version: 1 });
        showNote(t('request.sent'));
      } else showNote(words('saved'));
    } catch (error) {
      showFailure(refusalText(error));
    }
    await navigate({ to: '/pricing/requests/$id', params: { id: request.id } });
  };
};

const submitKeys = { quote: 'form.sendQuote', request: 'form.sendRequest', blocked: 'form.saveDraft' } as const;

/** Prepares an offer for an account that may leave: the price with its judgement, and what the account does in return. */
export const NewRetentionPage = (): ReactNode => {
  const t = useT(pricingRetention);
  const words = useT(pricingScreens);
  const navigate = useNavigate();
  const { account: accountId, ground = 'lapse' } = useSearch({ from: '/shell/pricing/retention/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const offer = useOffer();
  const [terms, setTerms] = useState<RetentionTerms>({
    ground,
    groundNote: null,
    countermove: 'volume',
    targetAmount: null,
    targetUntil: null,
    targetDays: null,
    checkOn: null,
  });
  const outcomeNow = useRef<Outcome | null>(null);
  const form = useContractForm({
    schema: createRequest.input,
    initial: { lines: [{ ...emptyLine }], ...(accountId !== undefined && { accountId }) },
    draftKey: `pricing.retention.${accountId ?? ''}`,
    onSubmit: async (input) => await offer(input, { terms, outcome: outcomeNow.current }),
  });
  const judged = useFormJudgement(form.values);
  const { outcome } = judged;
  useEffect(() => {
    outcomeNow.current = outcome;
  }, [outcome]);
  return (
    <>
      <PageHeader
        title={t('newTitle')}
        state={t('lead')}
        back={
          <Link to="/pricing" search={{ tab: 'retention' }}>
            {t('back')}
          </Link>
        }
      />
      <PriceForm
        form={form}
        judged={judged}
        submitText={words(submitKeys[outcome ?? 'blocked'])}
        onCancel={() => void navigate({ to: '/pricing', search: { tab: 'retention' } })}
        account={known.data ?? null}
        quote={<RetentionFields terms={terms} onChange={setTerms} />}
      />
    </>
  );
};
