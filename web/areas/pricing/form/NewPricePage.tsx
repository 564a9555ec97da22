import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { AppError } from '#kernel/app-error';
import {
  AppButton,
  DateField,
  PageHeader,
  Panel,
  showFailure,
  showNote,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingScreens } from '../messages/index.ts';
import lineStyles from '../shared/lines.module.css';
import { pricingReads } from '../shared/data.ts';
import { emptyLine, lackOf } from './price-draft.ts';
import type { Draft, Outcome } from './price-draft.ts';
import { PriceForm } from './PriceForm.tsx';
import { useFormJudgement } from './use-form-judgement.ts';

const { createRequest, submitRequest, createQuote } = pricingContract.operations;

type QuoteEnd = { readonly validUntil: string | null; readonly note: string | null };

/** The acts that a checked price can lead to. */
const useActs = () => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const create = useAct(createRequest, { refreshes: pricingReads });
  const submit = useAct(submitRequest, { refreshes: pricingReads });
  const quote = useAct(createQuote, { refreshes: pricingReads });
  const openRequest = async (id: string): Promise<void> =>
    await navigate({ to: '/pricing/requests/$id', params: { id } });
  return {
    draft: async (input: Draft): Promise<void> => {
      const { id } = await create.run(input);
      showNote(t('form.savedDraft'));
      await openRequest(id);
    },
    request: async (input: Draft): Promise<void> => {
      const lack = lackOf(input, false);
      if (lack !== null) throw new AppError(`pricing.${lack}`);
      const { id, version } = await create.run(input);
      try {
        await submit.run({ id, version });
        showNote(t('request.sent'));
      } catch (error) {
        showFailure(refusalText(error));
      }
      await openRequest(id);
    },
    quote: async ({ accountId, lines, marketingSupport, creditDays }: Draft, end: QuoteEnd): Promise<void> => {
      const made = await quote.run({
        accountId,
        lines,
        ...(marketingSupport !== undefined && { marketingSupport }),
        ...(creditDays !== undefined && { creditDays }),
        ...(end.validUntil !== null && { validUntil: end.validUntil }),
        ...(end.note !== null && end.note !== '' && { note: end.note }),
      });
      showNote(t('request.madeQuote', { number: made.number }));
      await navigate({ to: '/pricing/quotes/$id', params: { id: made.id } });
    },
  };
};

const submitKeys = { quote: 'form.sendQuote', request: 'form.sendRequest', blocked: 'form.saveDraft' } as const;

/** Checks a price while it is typed; then it is quoted at once, sent for approval, or kept as a draft. */
export const NewPricePage = (): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const acts = useActs();
  const [end, setEnd] = useState<QuoteEnd>({ validUntil: null, note: null });
  const intent = useRef<'main' | 'draft'>('main');
  const outcomeNow = useRef<Outcome | null>(null);
  const form = useContractForm({
    schema: createRequest.input,
    initial: { lines: [{ ...emptyLine }], ...(accountId === undefined ? {} : { accountId }) },
    draftKey: `pricing.new.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const isDraft = intent.current === 'draft';
      intent.current = 'main';
      const outcome = outcomeNow.current;
      if (isDraft || outcome === null || outcome === 'blocked') await acts.draft(input);
      else if (outcome === 'quote') await acts.quote(input, end);
      else await acts.request(input);
    },
  });
  const judged = useFormJudgement(form.values);
  const { outcome } = judged;
  useEffect(() => {
    outcomeNow.current = outcome;
  }, [outcome]);
  const saveDraft = (): void => {
    intent.current = 'draft';
    form.submit();
  };
  const quoteFields =
    outcome === 'quote' ? (
      <Panel>
        <div className={lineStyles['lineFields']}>
          <DateField
            label={t('form.quoteUntil')}
            value={end.validUntil}
            onChange={(validUntil) => setEnd({ ...end, validUntil })}
          />
          <div className={lineStyles['wideField']}>
            <TextField label={t('form.quoteNote')} value={end.note} onChange={(note) => setEnd({ ...end, note })} />
          </div>
        </div>
      </Panel>
    ) : null;
  return (
    <>
      <PageHeader
        title={t('form.title')}
        state={t('form.lead')}
        back={<Link to="/pricing">{t('back')}</Link>}
        actions={
          outcome === 'quote' || outcome === 'request' ? (
            <AppButton onClick={saveDraft}>{t('form.saveDraft')}</AppButton>
          ) : undefined
        }
      />
      <PriceForm
        form={form}
        judged={judged}
        submitText={t(submitKeys[outcome ?? 'blocked'])}
        onCancel={() => void navigate({ to: '/pricing' })}
        account={known.data ?? null}
        quote={quoteFields}
      />
    </>
  );
};
