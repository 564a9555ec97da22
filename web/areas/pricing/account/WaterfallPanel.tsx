import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, Panel, SelectField, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './account.module.css';
import type { Fall } from '../shared/data.ts';
import { FallChart } from './FallChart.tsx';

const { accountWaterfall, orderWaterfall } = pricingContract.operations;
const { accountOrders } = ledgerContract.operations;
const whole = 'whole';

/** The waterfall of one order: the whole, then any of its lines. */
const OrderFall = ({ source, orderNo }: { readonly source: string; readonly orderNo: string }): ReactNode => {
  const t = useT(pricingBooks);
  const [key, setKey] = useState(whole);
  const { data, error, refetch } = useRead(orderWaterfall, { source, orderNo });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={240} />;
  const lineNo = (line: Fall): number => Number(line.key.split('/').at(-1));
  const fall = data.lines.find((line) => line.key === key) ?? data.whole;
  return (
    <>
      <SelectField
        label={t('account.lineOf')}
        value={key}
        onChange={(next) => setKey(next ?? whole)}
        choices={[
          { value: whole, label: `${t('account.order')} ${orderNo}` },
          ...data.lines.map((line) => ({ value: line.key, label: t('account.line', { n: lineNo(line) }) })),
        ]}
      />
      <FallChart fall={fall} />
    </>
  );
};

const OrderChoice = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingBooks);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useRead(accountOrders, { id: accountId, limit: 50 });
  const orders = data?.rows ?? [];
  const order = orders.find(({ source, orderNo }) => `${source}/${orderNo}` === chosen) ?? orders[0];
  if (data === undefined) return <SkeletonBar height={240} />;
  if (order === undefined) return <p className={shared['quiet']}>{t('account.noTrade')}</p>;
  const key = `${order.source}/${order.orderNo}`;
  return (
    <>
      <SelectField
        label={t('account.order')}
        hint={t('account.orderHint')}
        value={key}
        onChange={setChosen}
        choices={orders.map(({ source, orderNo, orderedOn }) => ({
          value: `${source}/${orderNo}`,
          label: `${orderNo} · ${orderedOn}`,
        }))}
        isSearchable
      />
      <OrderFall key={key} source={order.source} orderNo={order.orderNo} />
    </>
  );
};

const orderPart = 'order';

/** List to contribution of an account, of one of its product lines, or of one order. */
export const WaterfallPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingBooks);
  const { language } = useWords();
  const mayReadOrders = useMay('ledger.read');
  const [part, setPart] = useState(whole);
  const { data, error, refetch } = useRead(accountWaterfall, { id: accountId });
  const lines = (data?.lines ?? []).toSorted((a, b) => Number(BigInt(b.invoice.minor) - BigInt(a.invoice.minor)));
  const names = new Intl.Collator(language);
  const choices = [
    { value: whole, label: t('account.whole') },
    ...lines
      .filter(({ key }) => key !== '')
      .map(({ key, name }) => ({ value: key, label: name ?? key }))
      .toSorted((a, b) => names.compare(a.label, b.label)),
    ...(mayReadOrders ? [{ value: orderPart, label: t('account.orderPart') }] : []),
  ];
  return (
    <Panel title={t('account.waterfall')}>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonBar height={280} />
      ) : (
        <div className={shared['stack']}>
          <div className={styles['choices']}>
            <SelectField
              label={t('account.part')}
              hint={part === orderPart ? undefined : t('account.period', { from: data.from, to: data.to })}
              value={part}
              onChange={(next) => setPart(next ?? whole)}
              choices={choices}
            />
          </div>
          {part === orderPart ? (
            <OrderChoice accountId={accountId} />
          ) : (
            <FallChart fall={lines.find(({ key }) => key === part) ?? data.whole} />
          )}
        </div>
      )}
    </Panel>
  );
};
