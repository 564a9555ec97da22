import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import { isAppError } from '#kernel/app-error';
import { monthOf } from '#kernel/day';
import { formatInstant, formatMoney } from '#kernel/format';
import {
  AppButton,
  EmptyState,
  ErrorState,
  FigureText,
  Money,
  Panel,
  SkeletonBar,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { MoneyValue } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useOpenJob } from '#web/app/open-job';
import { useMay, useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { bridgeInputOf } from './bridge-input.ts';
import { yearSearchOf } from './bridge-search.ts';
import type { BridgeSearch } from './bridge-search.ts';
import { BridgeGroups } from './BridgeGroups.tsx';
import { BridgePanel } from './BridgePanel.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';

const { companyBridge, computeBridge, getPolicy } = warningsContract.operations;
type CompanyBridge = z.output<typeof companyBridge.output>;

const shownAtOnce = 10;

const Changes = ({ name, rows }: { readonly name: string; readonly rows: CompanyBridge['falls'] }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  if (rows.length === 0) return null;
  return (
    <Panel title={name}>
      <ul className={styles['changes']}>
        {rows.slice(0, shownAtOnce).map(({ account, change, effect }) => (
          <li key={account.id}>
            <span className={styles['twoLines']}>
              <Link to="/accounts/$id" params={{ id: account.id }} search={{ tab: 'warnings' }}>
                {shownNameOf(account, language)}
              </Link>
              <span className={styles['quiet']}>
                {account.code}
                {effect === null ? '' : ` · ${t(`effects.${effect}`)}`}
              </span>
            </span>
            <Money value={change} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type ComputeProps = { readonly input: Periods; readonly text: string };
type Periods = Pick<ReturnType<typeof bridgeInputOf>, 'months' | 'month' | 'against'>;

/** The worker adds up what is too much for a page to wait for. */
const Compute = ({ input: { months, month, against }, text }: ComputeProps): ReactNode => {
  const t = useT(warningScreens);
  const mayRun = useMay('warnings.run');
  const job = useOpenJob('warnings.bridge');
  const start = useAct(computeBridge, { refreshes: ['jobs'] });
  const periods = { months, ...(month !== undefined && { month }), ...(against !== undefined && { against }) };
  return (
    <div className={styles['choices']}>
      <span className={styles['quiet']}>{text}</span>
      {mayRun ? (
        <AppButton
          size="small"
          isDisabled={job !== undefined}
          isBusy={start.isBusy}
          onClick={() => void start.run(periods)}
        >
          {job === undefined ? t('bridge.compute') : t('bridge.computing')}
        </AppButton>
      ) : null}
    </div>
  );
};

const NoTrade = (): ReactNode => {
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const action = useMay('ledger.import') ? (
    <AppButton onClick={() => void navigate({ to: '/data/import', search: { kind: 'orders' } })}>
      {t('bridge.import')}
    </AppButton>
  ) : undefined;
  return (
    <EmptyState title={t('bridge.empty')} action={action}>
      {t('bridge.emptyText')}
    </EmptyState>
  );
};

const Moved = ({ data }: { readonly data: CompanyBridge }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const { gained, lost } = data;
  const amountOf = ({ minor, currency }: MoneyValue): string =>
    formatMoney({ minor: BigInt(minor), currency }, language, 'compact');
  return (
    <ul className={styles['said']}>
      <li>
        <FigureText text={t('bridge.gained', { n: gained.accounts, amount: amountOf(gained.change) })} />
      </li>
      <li>
        <FigureText text={t('bridge.lost', { n: lost.accounts, amount: amountOf(lost.change) })} />
      </li>
    </ul>
  );
};

type FoundProps = {
  readonly search: BridgeSearch;
  readonly asOf: string | undefined;
  /** Only who sees costs chooses periods and cuts by product line. */
  readonly seesCost: boolean;
};

const Found = ({ search: given, asOf, seesCost }: FoundProps): ReactNode => {
  const search = seesCost ? given : yearSearchOf(given);
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const { timeZone } = useWords();
  const last = useRead(companyBridge, {}, { isOff: search.base !== 'period' || search.month !== undefined });
  const input = bridgeInputOf(search, last.data?.bridge.after.to);
  const isWaiting = search.base === 'period' && input.month === undefined;
  const { data, error, refetch } = useRead(companyBridge, input, { keepsPrevious: true, isOff: isWaiting });
  const isOpenJob = useOpenJob('warnings.bridge') !== undefined;
  const wasOpen = useRef(isOpenJob);
  useEffect(() => {
    if (wasOpen.current && !isOpenJob) void refetch();
    wasOpen.current = isOpenJob;
  }, [isOpenJob, refetch]);
  const handlePeriod = (next: BridgeSearch): void =>
    void navigate({ to: '/warnings', search: { tab: 'bridge', ...next }, resetScroll: false });
  if (error !== null && isAppError(error) && error.code === 'warnings.bridge-not-computed')
    return (
      <Panel title={t('bridge.notComputed')}>
        {asOf === undefined || !seesCost ? null : (
          <PeriodChoice search={search} asOf={asOf} shown={input.month ?? monthOf(asOf)} onChange={handlePeriod} />
        )}
        <Compute input={input} text={refusalText(error)} />
      </Panel>
    );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={320} />;
  const { bridge, computedAt } = data;
  return (
    <div className={styles['stack']}>
      {seesCost ? (
        <PeriodChoice
          search={search}
          asOf={asOf ?? `${bridge.after.to}-01`}
          shown={bridge.after.to}
          onChange={handlePeriod}
        />
      ) : null}
      {computedAt === null ? null : (
        <p className={styles['quiet']}>{t('bridge.computedAt', { at: formatInstant(computedAt, timeZone) })}</p>
      )}
      {data.accounts === 0 ? (
        <NoTrade />
      ) : (
        <div className={styles['story']}>
          <div className={styles['stack']}>
            <BridgeGroups groups={data.groups} search={search} seesLines={seesCost} />
            <BridgePanel bridge={bridge}>
              <Moved data={data} />
            </BridgePanel>
          </div>
          <div className={styles['stack']}>
            <Changes name={t('bridge.falls')} rows={data.falls} />
            <Changes name={t('bridge.rises')} rows={data.rises} />
          </div>
        </div>
      )}
    </div>
  );
};

/** Why the contribution of the whole company changed, down to accounts, products and promotions. */
export const CompanyBridgeTab = (): ReactNode => {
  const t = useT(warningScreens);
  const search = useSearch({ from: '/shell/warnings' });
  const seesMargin = useSees('margin');
  const seesCost = useSees('cost');
  const asOf = useRead(getPolicy, {}).data?.lastRun?.asOf;
  if (!seesMargin) return <EmptyState title={t('bridge.title')}>{t('hidden')}</EmptyState>;
  return <Found search={search} asOf={asOf} seesCost={seesCost} />;
};
