import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { daysBetween } from '#kernel/day';
import {
  DateText,
  ErrorState,
  FigureText,
  PageHeader,
  PageSkeleton,
  Panel,
  StatLine,
  useActorName,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink, dayIn, RecordFiles } from '#web/accounts';
import { ClausesPanel } from '../clauses/ClausesPanel.tsx';
import { pricingAgreements, pricingScreens } from '../messages/index.ts';
import type { AgreementWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Agreement } from '../shared/data.ts';
import { PaperRisk } from '../shared/RiskNote.tsx';
import { moneyText } from '../plans/plan-data.ts';
import { AgreedLines, pricedLinesOf } from './AgreedLines.tsx';
import { AgreementActs } from './AgreementActs.tsx';
import { AgreementState } from './AgreementState.tsx';
import { BreachPanel } from './BreachPanel.tsx';
import { ProgressPanel } from './ProgressPanel.tsx';
import { RangesPanel } from './RangesPanel.tsx';

const { getAgreement, agreementProgress } = pricingContract.operations;

type Props = { readonly agreement: Agreement };

/** How long the prices still bind us, and when their renewal is a matter. */
const termNote = ({ state, lastOn, isDueForRenewal, renewalDueOn }: Agreement, t: AgreementWords, today: string) => {
  if (state !== 'in-force') return undefined;
  const left = t('remaining', { n: daysBetween(today, lastOn) });
  return isDueForRenewal ? `${left} · ${t('dueNow')}` : `${left} · ${t('renewalOn', { day: renewalDueOn })}`;
};

const Neighbours = ({ agreement: { tender, follows, followedBy } }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const link = (one: NonNullable<Agreement['follows']>, key: 'follows' | 'followedBy') => (
    <Link to="/pricing/agreements/$id" params={{ id: one.id }}>
      {t(key, { number: one.number })}
    </Link>
  );
  return (
    <>
      {tender === null ? null : (
        <>
          {' · '}
          <Link to="/pricing/purchases/$id" params={{ id: tender.id }}>
            {t('ofTender', { number: tender.number })}
          </Link>
        </>
      )}
      {follows === null ? null : <> · {link(follows, 'follows')}</>}
      {followedBy === null ? null : <> · {link(followedBy, 'followedBy')}</>}
    </>
  );
};

const Authority = ({ agreement: { request, state } }: Props): ReactNode => {
  const t = useT(pricingAgreements);
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

const Words = ({ agreement }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const { serviceTerms, visitsPerYear, indexClause, note, endReason, reference } = agreement;
  const rows = [
    [t('reference'), reference],
    [t('serviceTerms'), serviceTerms],
    [t('visits'), visitsPerYear === null ? null : t('visitsOf', { n: visitsPerYear })],
    [t('indexClause'), indexClause],
    [t('note'), note],
    [t('endReason'), endReason],
  ] as const;
  const said = rows.filter(([, text]) => text !== null);
  if (said.length === 0) return null;
  return (
    <Panel title={t('service')}>
      <dl className={styles['words']}>
        {said.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};

/** What the draft would promise, on the days on which it shall hold. */
const askedOf = ({ id, account, draftLines, creditDays, validFrom, validTo, coversGroup }: Agreement) => ({
  accountId: account.id,
  lines: draftLines,
  ...(creditDays !== null && { creditDays }),
  holds: { from: validFrom, to: validTo, coversGroup, agreementId: id },
});

const KnownAgreement = ({ agreement }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const { timeZone, language } = useWords();
  const nameOf = useActorName();
  const { id, number, account, state, coversGroup, signedOn, signedByName, creditDays } = agreement;
  const isSigned = signedOn !== null;
  const { data: progress } = useRead(agreementProgress, { id }, { isOff: !isSigned });
  return (
    <>
      <PageHeader
        title={
          <>
            {agreement.title} <AgreementState {...agreement} />
          </>
        }
        state={
          <span className={styles['inText']}>
            {t('title', { number })} · <AccountLink account={account} />
            {coversGroup ? ` · ${t('group')}` : ''} ·{' '}
            {isSigned
              ? t('signedLead', { name: nameOf(signedByName ?? ''), day: signedOn })
              : t('lead', { name: nameOf(agreement.createdByName) })}
            <Neighbours agreement={agreement} />
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'agreements' }}>
            {t('back')}
          </Link>
        }
        actions={<AgreementActs agreement={agreement} />}
      />
      <div className={styles['stack']}>
        <PaperRisk asked={state === 'draft' ? askedOf(agreement) : null} />
        <StatLine
          stats={[
            {
              label: t('term'),
              value: (
                <>
                  <DateText value={agreement.validFrom} /> – <DateText value={agreement.lastOn} />
                </>
              ),
              note: termNote(agreement, t, dayIn(timeZone)),
            },
            {
              label: t('creditDays'),
              value: creditDays === null ? t('accountTerms') : t('days', { n: creditDays }),
            },
            { label: t('authority'), value: <Authority agreement={agreement} /> },
            ...(progress === undefined || !coversGroup
              ? []
              : [{ label: t('covered'), value: t('coveredAccounts', { n: progress.accounts }) }]),
          ]}
        />
        <RangesPanel agreement={agreement} progress={progress} />
        <Panel title={t('linesTitle')}>
          {pricedLinesOf(agreement).length + agreement.draftLines.length === 0 ? (
            <p className={styles['quiet']}>{t('ranges.onlyRanges')}</p>
          ) : (
            <AgreedLines agreement={agreement} progress={progress} />
          )}
          {progress === undefined || progress.outside.minor === '0' ? null : (
            <p className={styles['quiet']}>
              <FigureText text={t('outside', { amount: moneyText(progress.outside, language) })} />
            </p>
          )}
        </Panel>
        <ProgressPanel agreement={agreement} progress={progress} />
        {isSigned && state !== 'upcoming' ? <BreachPanel agreementId={id} /> : null}
        <Words agreement={agreement} />
        <ClausesPanel contract={{ kind: 'agreement', id }} />
        <RecordFiles kind="agreement" record={id} frame="panel" />
      </div>
    </>
  );
};

/** One agreement: what is promised until when, what it costs us in rebates, and whether orders keep to it. */
export const AgreementPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/agreements/$id' });
  const { data, error, refetch } = useRead(getAgreement, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownAgreement agreement={data} />;
};
