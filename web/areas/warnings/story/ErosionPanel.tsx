import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { factsOf } from '#domain/warnings';
import { formatAmount, formatBp, formatPoints } from '#kernel/format';
import { Panel, useT, useWords } from '#ui';
import { firstKnownOf, monthsFrom } from '../shared/months.ts';
import type { Warning } from '../shared/data.ts';
import { warningScreens } from '../messages/index.ts';
import { SeriesChart } from './SeriesChart.tsx';
import styles from '../warnings.module.css';

const whole = 10_000;

/** The price index, the margin beside the peers, and the chart that heard it. */
export const ErosionPanel = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const facts = useMemo(() => factsOf(warning), [warning]);
  // An account that came later has no months before its first sale.
  const begin = firstKnownOf(facts.figuresOf('priceIndexBp'), facts.figuresOf('besidePeersBp'));
  const figuresOf = (name: string) => facts.figuresOf(name).slice(begin);
  const months = monthsFrom(facts.textOf('firstMonth') ?? '', facts.figuresOf('priceIndexBp').length).slice(begin);
  const since = facts.textOf('since') ?? '';
  const index = figuresOf('priceIndexBp').map((bp) => (bp === null ? null : bp / 100));
  const beside = figuresOf('besidePeersBp').map((bp) => (bp === null ? null : bp / 100));
  const path = figuresOf('alarmPathBp');
  const last = index.findLast((value) => value !== null) ?? null;
  const shortfall = facts.numberOf('shortfallBp');
  return (
    <Panel title={t('charts.title')}>
      <div className={styles['stack']}>
        {last === null ? null : (
          <SeriesChart
            finding={t('charts.price', { value: formatAmount(`${Math.round(last * 10) / 10}`, language) })}
            name={t('charts.priceName')}
            months={months}
            values={index}
            since={since}
            level={100}
            levelName={t('charts.firstYear')}
            format={(value) => formatAmount(`${Math.round(value * 10) / 10}`, language)}
            isFromZero={false}
          />
        )}
        {beside.length === 0 || shortfall === undefined ? null : (
          <SeriesChart
            finding={t('charts.margin', { points: formatPoints(-shortfall, language), since })}
            name={t('charts.marginName')}
            months={months}
            values={beside}
            since={since}
            level={0}
            levelName={t('charts.peers')}
            format={(value) => formatPoints(value * 100, language)}
            isFromZero
          />
        )}
        {shortfall === undefined ? null : <p className={styles['quiet']}>{t('charts.basis')}</p>}
        {path.length === 0 ? null : (
          <SeriesChart
            finding={t('charts.cusum', { alarm: facts.textOf('alarm') ?? '' })}
            note={t('charts.cusumNote')}
            name={t('charts.cusumName')}
            months={months}
            values={path}
            since={since}
            level={whole}
            levelName={t('charts.threshold')}
            format={(value) => formatBp(value, language, 0)}
            isFromZero
          />
        )}
      </div>
    </Panel>
  );
};
