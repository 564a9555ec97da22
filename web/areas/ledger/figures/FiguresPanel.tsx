import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { formatAmount, formatBp, formatMoney, minorText } from '#kernel/format';
import type { Language } from '#kernel/locale';
import {
  Chart,
  DateText,
  ErrorState,
  ExportMenu,
  lineOption,
  Money,
  Quantity,
  SkeletonBar,
  StatLine,
  useT,
  useWords,
} from '#ui';
import type { ChartStyle, Stat } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import type { AccountPanelProps } from '#web/app/area-module';
import { useSees } from '#web/app/session';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import { changeBpOf } from './change.ts';
import styles from './figures.module.css';
import { useReach } from './reach.ts';
import { ReachSwitch } from './ReachSwitch.tsx';
import { endsWithin, wholeMonthsOf } from './whole-months.ts';

const { accountFigures, accountMonths } = ledgerContract.operations;
type Answer = z.output<typeof accountFigures.output>;
type Figures = NonNullable<Answer['figures']>;
type Month = z.output<typeof accountMonths.output>['rows'][number];

const shownMonths = 24;

/** The finding over the chart: how the last 12 months compare with those before. */
const findingOf = ({ net12, netPrior12 }: Figures, t: LedgerScreenWords, language: Language): string => {
  const net = formatMoney({ minor: BigInt(net12.minor), currency: net12.currency }, language, 'compact');
  const change = changeBpOf(net12, netPrior12);
  if (change === null) return t('figures.findingNew', { net });
  if (change === 0) return t('figures.findingFlat', { net });
  const text = formatBp(Math.abs(change), language);
  return change > 0 ? t('figures.findingUp', { net, change: text }) : t('figures.findingDown', { net, change: text });
};

type ChartProps = { readonly figures: Figures; readonly months: readonly Month[]; readonly seesMargin: boolean };

const MonthChart = ({ figures, months, seesMargin }: ChartProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const periods = useMemo(() => wholeMonthsOf(months, figures.asOf), [months, figures.asOf]);
  const lines = useMemo(() => {
    const whole = ({ minor, currency }: { readonly minor: string; readonly currency: string }): number =>
      Number(minorText(BigInt(minor), currency));
    const byMonth = new Map(months.map((month) => [month.month, month]));
    const valuesOf = (pick: (month: Month) => Month['contribution']): readonly (number | null)[] =>
      periods.map((period) => {
        const month = byMonth.get(period);
        if (month === undefined) return 0;
        const amount = pick(month);
        return amount === null ? null : whole(amount);
      });
    const net = { name: t('figures.lineNet'), values: valuesOf((month) => month.net) };
    const contribution = {
      name: t('figures.lineContribution'),
      tone: 'grey' as const,
      values: valuesOf((month) => month.contribution),
    };
    const isKnown = months.some((month) => month.contribution !== null);
    return seesMargin && !figures.isNetBasis && isKnown ? [net, contribution] : [net];
  }, [months, periods, seesMargin, figures.isNetBasis, t]);
  const option = useCallback((style: ChartStyle) => lineOption({ periods, lines }, style), [periods, lines]);
  const head = [t('figures.month'), ...lines.map(({ name }) => name)];
  const text = (value: number | null | undefined): string =>
    value === null || value === undefined ? '—' : formatAmount(`${Math.round(value * 100) / 100}`, language);
  return (
    <Chart
      finding={findingOf(figures, t, language)}
      option={option}
      height={220}
      table={{ head, rows: periods.map((month, at) => [month, ...lines.map(({ values }) => text(values[at]))]) }}
    />
  );
};

type StatsProps = { readonly answer: Answer; readonly figures: Figures; readonly seesMargin: boolean };

const contributionNote = ({ figures, answer }: StatsProps, t: LedgerScreenWords, language: Language): string => {
  if (figures.isNetBasis) return t('figures.netBasis');
  if (figures.contribution12 === null) return t('figures.knownNone');
  const parts = [
    t('figures.beforeCredit'),
    ...(figures.contributionThrough === null || figures.contributionThrough === figures.asOf
      ? []
      : [t('figures.through', { day: figures.contributionThrough })]),
    ...(answer.contributionShareBp === null
      ? []
      : [t('figures.share', { percent: formatBp(answer.contributionShareBp, language) })]),
    ...(figures.knownShareBp === null || figures.knownShareBp === 10_000
      ? []
      : [t('figures.known', { percent: formatBp(figures.knownShareBp, language) })]),
  ];
  return parts.join(' · ');
};

const FigureStats = (props: StatsProps): ReactNode => {
  const { answer, figures, seesMargin } = props;
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const change = changeBpOf(figures.net12, figures.netPrior12);
  const share =
    answer.netShareBp === null ? '' : ` · ${t('figures.share', { percent: formatBp(answer.netShareBp, language) })}`;
  const sign = change !== null && change > 0 ? '+' : '';
  const prior =
    change === null ? t('figures.priorNone') : t('figures.prior', { change: `${sign}${formatBp(change, language)}` });
  const margins: readonly Stat[] = seesMargin
    ? [
        {
          label: t('figures.contribution'),
          value: <Money value={figures.contribution12} reason={t('unknownCost')} />,
          note: contributionNote(props, t, language),
        },
        { label: t('figures.pocket'), value: <Money value={figures.pocket12} /> },
        { label: t('figures.serve'), value: <Money value={figures.serve12} /> },
      ]
    : [];
  const openText = formatMoney(
    { minor: BigInt(figures.open.minor), currency: figures.open.currency },
    language,
    'compact',
  );
  return (
    <StatLine
      stats={[
        { label: t('figures.net'), value: <Money value={figures.net12} />, note: `${prior}${share}` },
        ...margins,
        {
          label: t('figures.orders'),
          value: <Quantity value={figures.orders12} />,
          note: t('figures.ordersAll', { n: figures.ordersAll }),
        },
        {
          label: t('figures.lastOrder'),
          value: <DateText value={figures.lastOrderOn} reason={t('list.never')} />,
          note: figures.firstOrderOn === null ? undefined : t('figures.firstOrder', { day: figures.firstOrderOn }),
        },
        {
          label: t('figures.overdue'),
          value: <Money value={figures.overdue} />,
          note: t('figures.open', { amount: openText }),
        },
      ]}
    />
  );
};

/** A prospect: nothing was ordered, billed or spent, so that a row of zeros would say less than a sentence. */
const hasNothing = ({ ordersAll, open, pocket12, serve12 }: Figures): boolean =>
  ordersAll === 0 && [open, pocket12, serve12].every((money) => money === null || money.minor === '0');

/** The money of an account at a glance: 12 months against the 12 before, contribution, and the months as a line. */
export const FiguresPanel = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const seesMargin = useSees('margin');
  const { input, isBelow } = useReach(accountId);
  const { data, error, refetch } = useRead(accountFigures, input, { keepsPrevious: true });
  const months = useRead(accountMonths, { ...input, months: shownMonths }, { keepsPrevious: true });
  const onExport = useListExport(accountMonths, { ...input, months: shownMonths }, 'ledger.export');
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={120} />;
  const { figures } = data;
  if (figures === null || hasNothing(figures))
    return (
      <div className={styles['bar']}>
        <p className={styles['quiet']}>{t('figures.noneText')}</p>
        <ReachSwitch accountId={accountId} />
      </div>
    );
  return (
    <>
      <div className={styles['bar']}>
        <span className={styles['quiet']}>
          {t(endsWithin(figures.asOf) ? 'figures.asOfWithin' : 'figures.asOf', { day: figures.asOf })}
          {isBelow ? ` · ${t('reach.of', { n: data.accounts })}` : ''}
        </span>
        <ReachSwitch accountId={accountId} />
        <ExportMenu onSave={onExport} />
      </div>
      <FigureStats answer={data} figures={figures} seesMargin={seesMargin} />
      {months.data === undefined || months.data.rows.length === 0 ? null : (
        <MonthChart figures={figures} months={months.data.rows} seesMargin={seesMargin} />
      )}
    </>
  );
};
