import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import {
  Chip,
  DateText,
  ErrorState,
  Money,
  PageHeader,
  PageSkeleton,
  Panel,
  Price,
  StatLine,
  useActorName,
  useInCurrency,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink, RecordFiles, shownNameOf } from '#web/accounts';
import { pricingPlans, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { priceText } from '../shared/texts.ts';
import { PlanActs } from './PlanActs.tsx';
import { moneyText } from './plan-data.ts';
import type { Plan } from './plan-data.ts';
import { PlanProgressPanel } from './PlanProgressPanel.tsx';
import { PlanState } from './PlanState.tsx';
import { SimpleTable } from './SimpleTable.tsx';
import { MemberTable, SpreadTable } from './SpreadTable.tsx';

const { getBusinessPlan } = pricingContract.operations;
type Props = { readonly plan: Plan };

const requestStates = [
  'draft',
  'submitted',
  'approved',
  'returned',
  'refused',
  'solved',
  'withdrawn',
  'expired',
] as const;

const Authority = ({ plan: { request, state } }: Props): ReactNode => {
  const t = useT(pricingPlans);
  const words = useT(pricingScreens);
  if (request === null) return state === 'draft' ? '—' : t('ownAuthority');
  const shown = requestStates.find((one) => one === request.state);
  return (
    <Link to="/pricing/requests/$id" params={{ id: request.id }}>
      {state === 'draft' && shown !== undefined
        ? t('requestPending', { number: request.number, state: words(`requestStates.${shown}`) })
        : t('underRequest', { number: request.number })}
    </Link>
  );
};

const Steps = ({ plan: { steps, spread } }: Props): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  return (
    <Panel title={t('steps')}>
      <ul className={styles['grants']}>
        {steps.map(({ lines, leastVolume, rateBp }) => {
          const rate = formatBp(rateBp, language, 2);
          const volume = priceText(leastVolume, { language, currency: spread.list.currency });
          return (
            <li key={rateBp}>
              {Number(leastVolume) > 0 ? t('stepVolume', { lines, volume, rate }) : t('stepText', { lines, rate })}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};

const Prices = ({ plan: { prices } }: Props): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const inCurrency = useInCurrency();
  const number = tableStyles['number'];
  if (prices.length === 0) return null;
  return (
    <Panel title={t('prices')}>
      <p className={styles['quiet']}>{t('pricesLead')}</p>
      <SimpleTable
        name={t('prices')}
        first={t('product')}
        figures={[inCurrency(t('listPrice')), inCurrency(t('price'))]}
        last=""
      >
        {prices.map(({ product, listPrice, price, isBelowFloorNow }) => (
          <tr key={product.id}>
            <th scope="row">
              {shownNameOf(product, language)}
              <span className={styles['under']}>{product.code}</span>
            </th>
            <td className={number}>
              <Price value={listPrice} withSymbol={false} />
            </td>
            <td className={number}>
              <Price value={price} withSymbol={false} />
            </td>
            <td>{isBelowFloorNow === true ? <Chip tone="loss">{t('floorRose')}</Chip> : null}</td>
          </tr>
        ))}
      </SimpleTable>
    </Panel>
  );
};

const KnownPlan = ({ plan }: Props): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const nameOf = useActorName();
  const { id, number, account, spread, signedOn, signedByName, note, endReason } = plan;
  const isSigned = signedOn !== null;
  return (
    <>
      <PageHeader
        title={
          <>
            {plan.title} <PlanState state={plan.state} />
          </>
        }
        state={
          <span className={styles['inText']}>
            {t('title', { number })} · <AccountLink account={account} /> ·{' '}
            {isSigned
              ? t('signedLead', { name: nameOf(signedByName ?? ''), day: signedOn })
              : t('lead', { name: nameOf(plan.createdByName) })}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'plans' }}>
            {t('back')}
          </Link>
        }
        actions={<PlanActs plan={plan} />}
      />
      <div className={styles['stack']}>
        <StatLine
          stats={[
            {
              label: t('term'),
              value: (
                <>
                  <DateText value={plan.validFrom} /> – <DateText value={plan.lastOn} />
                </>
              ),
            },
            {
              label: t('concession'),
              value: <Money value={spread.concession} />,
              note: t('ofList', { list: moneyText(spread.list, language) }),
            },
            {
              label: t('key'),
              value: t(`keys.${plan.spreadKey}`),
              note: `${plan.baseFrom} – ${plan.baseTo}`,
            },
            {
              label: t('members'),
              value: t('memberCount', { n: spread.members.length + spread.hiddenMembers }),
              note: spread.hiddenMembers > 0 ? t('hiddenMembers', { n: spread.hiddenMembers }) : undefined,
            },
            { label: t('authority'), value: <Authority plan={plan} /> },
          ]}
        />
        {isSigned && plan.state !== 'upcoming' ? <PlanProgressPanel id={id} /> : null}
        <Steps plan={plan} />
        <SpreadTable spread={spread} />
        <MemberTable spread={spread} />
        <Prices plan={plan} />
        {note === null && endReason === null ? null : (
          <Panel title={t('note')}>
            {note === null ? null : <p className={styles['note']}>{note}</p>}
            {endReason === null ? null : <p className={styles['note']}>{t('endReason', { reason: endReason })}</p>}
          </Panel>
        )}
        <RecordFiles kind="business-plan" record={id} frame="panel" />
      </div>
    </>
  );
};

/** One plan: what it concedes, how it falls on lines and accounts and why, what is committed, and what has come of it. */
export const PlanPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/plans/$id' });
  const { data, error, refetch } = useRead(getBusinessPlan, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownPlan plan={data} />;
};
