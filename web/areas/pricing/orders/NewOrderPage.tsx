import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import {
  ErrorState,
  Form,
  NumberField,
  PageHeader,
  PageSkeleton,
  Panel,
  showNote,
  TextField,
  useContractForm,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { AccountPicker } from '#web/accounts';
import { workflowsContract } from '#workflows/contract';
import { emptyLine } from '../form/price-draft.ts';
import type { DraftLine } from '../form/price-draft.ts';
import { pricingHolds, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Quote } from '../shared/data.ts';
import { CheckResult } from './CheckResult.tsx';
import { isOrderable, orderLinesOf } from './order-draft.ts';
import { OrderLineFields } from './OrderLineFields.tsx';

const { checkOrder, getPurchase, getQuote } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;
type NamedAccount = NonNullable<Parameters<typeof AccountPicker>[0]['current']>;
const typingPauseMs = 250;

/** What the order is called off from. */
type Source =
  | { readonly kind: 'quote'; readonly document: Quote }
  | { readonly kind: 'purchase'; readonly document: Purchase };

const sourceOf = (source: Source | null) => {
  if (source === null) return {};
  return source.kind === 'quote' ? { quoteId: source.document.id } : { purchaseId: source.document.id };
};

/** The check of what is typed, asked anew when typing pauses. */
const useCheck = (asked: {
  readonly accountId: string | null | undefined;
  readonly lines: readonly DraftLine[];
  readonly source: Source | null;
  readonly creditDays: number | null;
}) => {
  const { accountId, lines, source, creditDays } = asked;
  const now = useMemo(() => {
    const ready = lines.filter(isOrderable);
    if (accountId === null || accountId === undefined || ready.length < lines.length || ready.length === 0) return null;
    return { accountId, lines: ready, ...sourceOf(source), ...(creditDays !== null && { creditDays }) };
  }, [accountId, lines, source, creditDays]);
  const [input, setInput] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setInput(now), typingPauseMs);
    return () => clearTimeout(timer);
  }, [now]);
  return useRead(checkOrder, input ?? { accountId: '', lines: [] }, {
    isOff: input === null,
    keepsPrevious: true,
    staleMs: 0,
  });
};

type EditorProps = { readonly source: Source | null; readonly account: NamedAccount | null };

const noLines: readonly DraftLine[] = [];

const Editor = ({ source, account }: EditorProps): ReactNode => {
  const t = useT(pricingScreens);
  const held = useT(pricingHolds);
  const navigate = useNavigate();
  const enter = useAct(enterOrder, { refreshes: [...pricingReads, 'ledger', 'accounts'] });
  const form = useContractForm({
    schema: enterOrder.input,
    initial: {
      ...(account !== null && { accountId: account.id }),
      ...sourceOf(source),
      lines: source === null ? [{ ...emptyLine }] : orderLinesOf(source.document),
    },
    onSubmit: async (input) => {
      const { id, number, hold } = await enter.run(input);
      showNote(hold === null ? t('order.entered', { number }) : held('enteredHeld', { number }));
      await navigate({ to: '/pricing/orders/$id', params: { id } });
    },
  });
  const lines = form.values.lines ?? noLines;
  const creditDays = typeof form.values.creditDays === 'number' ? form.values.creditDays : null;
  const { data, error, isFetching } = useCheck({ accountId: form.values.accountId, lines, source, creditDays });
  return (
    <Form
      form={form}
      submitText={t('order.enter')}
      onCancel={() => void navigate({ to: '/pricing', search: { tab: 'orders' } })}
    >
      <Panel>
        <div className={styles['fields']}>
          <AccountPicker
            {...form.field('accountId')}
            label={t('account')}
            current={account}
            isDisabled={source !== null}
            isRequired
          />
          <NumberField
            {...form.field('creditDays')}
            value={creditDays}
            label={t('form.creditDays')}
            hint={t('form.creditDaysHint')}
            unit={t('form.days')}
          />
          {source === null ? null : (
            <p className={styles['quiet']}>
              {t(source.kind === 'quote' ? 'order.quote' : 'order.purchase')}{' '}
              <Link
                to={source.kind === 'quote' ? '/pricing/quotes/$id' : '/pricing/purchases/$id'}
                params={{ id: source.document.id }}
              >
                {source.document.number}
              </Link>
            </p>
          )}
        </div>
      </Panel>
      <Panel title={t('form.lines')}>
        <OrderLineFields
          lines={lines}
          known={source?.document.lines.map(({ product }) => product) ?? []}
          error={form.field('lines').error}
          onChange={(next) => form.set('lines', next)}
        />
      </Panel>
      <Panel title={t('order.check')}>
        <CheckResult check={data} error={error} isBehind={isFetching} />
      </Panel>
      <TextField {...form.field('note')} label={t('order.note')} maxLength={1_000} />
    </Form>
  );
};

/** Enters an order, alone or under a quote or a won tender; its prices are checked while it is typed. */
export const NewOrderPage = (): ReactNode => {
  const t = useT(pricingScreens);
  const { quote: quoteId, purchase: purchaseId, account: accountId } = useSearch({ from: '/shell/pricing/orders/new' });
  const quote = useRead(getQuote, { id: quoteId ?? '' }, { isOff: quoteId === undefined });
  const purchase = useRead(getPurchase, { id: purchaseId ?? '' }, { isOff: purchaseId === undefined });
  const account = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const error = quote.error ?? purchase.error ?? account.error;
  const source = useMemo((): Source | null => {
    if (quote.data !== undefined) return { kind: 'quote', document: quote.data };
    return purchase.data === undefined ? null : { kind: 'purchase', document: purchase.data };
  }, [quote.data, purchase.data]);
  const isLoading =
    (quoteId !== undefined && quote.data === undefined) ||
    (purchaseId !== undefined && purchase.data === undefined) ||
    (accountId !== undefined && account.data === undefined);
  return (
    <>
      <PageHeader
        title={t('order.newTitle')}
        state={t('order.newLead')}
        back={
          <Link to="/pricing" search={{ tab: 'orders' }}>
            {t('order.name')}
          </Link>
        }
      />
      {error !== null ? (
        <ErrorState error={error} />
      ) : isLoading ? (
        <PageSkeleton />
      ) : (
        <Editor source={source} account={source?.document.account ?? account.data ?? null} />
      )}
    </>
  );
};
