import type { ReactNode } from 'react';
import { Panel, Quantity, StatLine, useT, useWords } from '#ui';
import type { Stat } from '#ui';
import { importScreens } from '../messages/index.ts';
import { duplicateStatsOf } from './duplicate-stats.tsx';
import type { Import, Report } from './import-data.ts';
import styles from './import.module.css';
import { totalStatsOf } from './total-stats.tsx';

const Counts = ({ batch, report }: Props): ReactNode => {
  const t = useT(importScreens);
  const { currency } = useWords();
  const { counts } = batch;
  const good = Math.max(0, counts.read - counts.rejected - counts.filtered);
  const some = (label: string, n: number): readonly Stat[] =>
    n === 0 ? [] : [{ label, value: <Quantity value={n} /> }];
  const period =
    report.firstDay === null ? [] : [{ label: t('check.period'), value: `${report.firstDay} – ${report.lastDay}` }];
  return (
    <StatLine
      stats={[
        { label: t('check.read'), value: <Quantity value={counts.read} /> },
        { label: t('check.good'), value: <Quantity value={good} /> },
        { label: t('check.rejected'), value: <Quantity value={counts.rejected} /> },
        ...some(t('check.filtered'), counts.filtered),
        ...duplicateStatsOf(counts.duplicates, report, t),
        ...some(t('check.newAccounts'), report.newAccounts),
        ...some(t('check.newProducts'), report.newProducts),
        ...totalStatsOf(report.totals, currency, t),
        ...period,
      ]}
    />
  );
};

const Reasons = ({ report }: { readonly report: Report }): ReactNode => {
  const t = useT(importScreens);
  const reasons = Object.entries(report.refusalsByReason).toSorted(([, a], [, b]) => b - a);
  if (reasons.length === 0) return null;
  const exampleOf = (code: string): string =>
    report.firstRefusals.flatMap((refusal) => refusal.reasons).find((reason) => reason.code === code)?.text ?? '';
  return (
    <Panel title={t('check.reasons')}>
      <table className={styles['facts']}>
        <thead>
          <tr>
            <th scope="col">{t('check.reason')}</th>
            <th scope="col" className={styles['number']}>
              {t('check.rows')}
            </th>
            <th scope="col">{t('check.example')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(([code, rows]) => (
            <tr key={code}>
              <th scope="row">{t.find(`reasons.${code}`) ?? code}</th>
              <td className={styles['number']}>
                <Quantity value={rows} />
              </td>
              <td className={styles['raws']}>{exampleOf(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};

const Warnings = ({ report }: { readonly report: Report }): ReactNode => {
  const t = useT(importScreens);
  if (report.warnings.length === 0) return null;
  return (
    <Panel title={t('check.warnings')}>
      <table className={styles['facts']}>
        <thead>
          <tr>
            <th scope="col">{t('check.example')}</th>
            <th scope="col" className={styles['number']}>
              {t('check.rows')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.warnings.map(({ code, field, text, rows }) => (
            <tr key={`${code}/${field}`}>
              <th scope="row">{text}</th>
              <td className={styles['number']}>
                <Quantity value={rows} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};

const FirstRejected = ({ report }: { readonly report: Report }): ReactNode => {
  const t = useT(importScreens);
  const rows = report.firstRefusals.slice(0, 20);
  if (rows.length === 0) return null;
  return (
    <Panel title={t('check.firstRejected', { n: rows.length })}>
      <table className={styles['facts']}>
        <thead>
          <tr>
            <th scope="col" className={styles['number']}>
              {t('check.line')}
            </th>
            <th scope="col">{t('check.reason')}</th>
            <th scope="col">{t('check.raw')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, raw, reasons }) => (
            <tr key={line}>
              <th scope="row" className={styles['number']}>
                {line}
              </th>
              <td>{reasons.map(({ text }) => text).join(' ')}</td>
              <td className={styles['raws']}>{raw}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};

type Props = { readonly batch: Import; readonly report: Report };

/** What an import would book and what it would refuse, with the reasons. */
export const ReportView = ({ batch, report }: Props): ReactNode => (
  <>
    <Panel>
      <Counts batch={batch} report={report} />
    </Panel>
    <Reasons report={report} />
    <FirstRejected report={report} />
    <Warnings report={report} />
  </>
);
