import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { formatBp, formatMoney } from '#kernel/format';
import { Chip, ErrorState, Missing, Money, Panel, SkeletonBar, useT, useWords } from '#ui';
import type { Tone } from '#ui';
import { useRead } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { AgeingBar } from './AgeingBar.tsx';
import { PromisesPanel } from './PromisesPanel.tsx';

const { credit } = warningsContract.operations;
type Credit = z.output<typeof credit.output>['credit'];

const tones: Readonly<Record<NonNullable<Credit['grade']>, Tone>> = { A: 'accent', B: 'plain', C: 'warm', D: 'loss' };

/** The grade and the sign that gave it. */
const Grade = ({ grade, reasons }: Pick<Credit, 'grade' | 'reasons'>): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  if (grade === null) return <p className={styles['quiet']}>{t('credit.ungraded')}</p>;
  const signText = ({ sign, value }: Credit['reasons'][number]): string =>
    sign === 'daysBeyondTerms' || sign === 'brokenPromises'
      ? t(`credit.signs.${sign}`, { n: Math.round(value) })
      : t(`credit.signs.${sign}`, { value: formatBp(Math.round(value * 10_000), language) });
  return (
    <div className={styles['grade']}>
      <span className={styles['gradeMark']}>
        <Chip tone={tones[grade]}>{t('credit.grade', { grade })}</Chip>
      </span>
      <ul className={styles['signs']}>
        {reasons.map((reason) => (
          <li key={reason.sign}>
            {signText(reason)}
            <span className={styles['quiet']}> {reason.grade}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Hold = ({ hold }: { readonly hold: NonNullable<Credit['hold']> }): ReactNode => {
  const words = useT(warningsMessages);
  const { language } = useWords();
  const first = { minor: BigInt(hold.payFirst.minor), currency: hold.payFirst.currency };
  const reasons = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    hold.reasons.map((reason) => words(`holds.${reason}`)),
  );
  return (
    <p className={styles['notice']}>
      {first.minor === 0n
        ? words('story.credit.holdAlone', { reasons })
        : words('story.credit.hold', { reasons, first: formatMoney(first, language, 'compact') })}
    </p>
  );
};

const Known = ({ data }: { readonly data: Credit }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const { exposure, waiting, limit, open, overdue, daysBeyondTerms, expectedLoss, bonds, overdueBonds, outstanding } =
    data;
  const used =
    limit === null || BigInt(limit.minor) <= 0n
      ? null
      : Number(((BigInt(exposure.minor) + BigInt(waiting.minor)) * 10_000n) / BigInt(limit.minor));
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('credit.exposure'), <Money key="exposure" value={exposure} />],
    ...(waiting.minor === '0' ? [] : ([[t('credit.waiting'), <Money key="waiting" value={waiting} />]] as const)),
    [t('credit.limit'), <Money key="limit" value={limit} reason={t('credit.noLimit')} />],
    [t('credit.used'), used === null ? <Missing key="used" reason={t('credit.noLimit')} /> : formatBp(used, language)],
    [t('credit.open'), <Money key="open" value={open} />],
    [t('credit.overdue'), <Money key="overdue" value={overdue} />],
    ...(bonds.minor === '0'
      ? []
      : ([
          [t('credit.bonds'), <Money key="bonds" value={bonds} />],
          [t('credit.overdueBonds'), <Money key="overdueBonds" value={overdueBonds} />],
          [t('credit.outstanding'), <Money key="outstanding" value={outstanding} />],
        ] as const)),
    [
      t('credit.days'),
      daysBeyondTerms === null ? (
        <Missing key="days" reason={t('credit.noInvoices')} />
      ) : (
        t('policy.dayCount', { n: Math.round(daysBeyondTerms) })
      ),
    ],
    [t('credit.loss'), <Money key="loss" value={expectedLoss} reason={t('credit.ungraded')} />],
  ];
  return (
    <div className={styles['stack']}>
      <Grade grade={data.grade} reasons={data.reasons} />
      {data.hold === null ? null : <Hold hold={data.hold} />}
      <dl className={styles['figures']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {data.ageing === null ? null : <AgeingBar ageing={data.ageing} />}
      <p className={styles['quiet']}>{t('credit.asOf', { day: data.asOf })}</p>
    </div>
  );
};

/** Credit of an account: grade, limit and exposure, ageing, a proposal to hold orders, and what was promised. */
export const CreditPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(warningScreens);
  const { data, error, refetch } = useRead(credit, { accountId });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={200} />;
  return (
    <div className={styles['halves']}>
      <Panel title={t('credit.title')}>
        <Known data={data.credit} />
      </Panel>
      <PromisesPanel accountId={accountId} promises={data.credit.promises} />
    </div>
  );
};
