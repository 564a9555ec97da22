import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { driftWordsOf, factsOf } from '#domain/warnings';
import { formatAmount } from '#kernel/format';
import { Panel, useT, useWords } from '#ui';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import { firstKnownOf, monthsFrom } from '../shared/months.ts';
import { SeriesChart } from './SeriesChart.tsx';

/** Days beyond terms, month by month. */
export const DriftPanel = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const facts = useMemo(() => factsOf(warning), [warning]);
  const all = facts.figuresOf('monthlyDays');
  const begin = firstKnownOf(all);
  const values = all.slice(begin);
  const usual = facts.numberOf('usualDays') ?? 0;
  const current = facts.numberOf('currentDays') ?? 0;
  if (values.length === 0) return null;
  return (
    <Panel title={t('charts.title')}>
      <SeriesChart
        finding={t(`charts.drift.${driftWordsOf(usual, current)}`, {
          usual: Math.abs(usual),
          current: Math.abs(current),
        })}
        name={t('charts.driftName')}
        months={monthsFrom(facts.textOf('firstMonth') ?? '', all.length).slice(begin)}
        values={values}
        since={facts.textOf('since') ?? ''}
        level={usual}
        levelName={t('charts.usual')}
        format={(value) => formatAmount(`${Math.round(value)}`, language)}
        isFromZero
      />
    </Panel>
  );
};
