import type { ReactNode } from 'react';
import { monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import { SegmentField, SelectField, useT } from '#ui';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { bridgeBases, bridgeSpans } from './bridge-search.ts';
import type { BridgeSearch } from './bridge-search.ts';

const shownMonths = 36;

/** The months that can be chosen: three years up to the last one, and the chosen one wherever it lies. */
const monthsUpTo = (last: string, chosen: string): readonly string[] => {
  const months = Array.from({ length: shownMonths }, (_, at) => monthOfNumber(monthNumberOf(last) - at));
  return months.includes(chosen) ? months : [...months, chosen].toSorted().toReversed();
};

type Props = {
  readonly search: BridgeSearch;
  /** The day up to which there are facts. */
  readonly asOf: string;
  /** The last month of the period that is shown. */
  readonly shown: string;
  readonly onChange: (search: BridgeSearch) => void;
};

/** Which periods are compared. */
export const PeriodChoice = ({ search, asOf, shown, onChange }: Props): ReactNode => {
  const t = useT(warningScreens);
  const { months = '1', base = 'year' } = search;
  return (
    <div className={styles['choices']}>
      <SelectField
        label={t('bridge.month')}
        value={shown}
        onChange={(month) => onChange({ ...search, ...(month === null ? {} : { month }) })}
        choices={monthsUpTo(monthOf(asOf), shown).map((value) => ({ value, label: value }))}
        isSearchable
      />
      <SegmentField
        name={t('bridge.span')}
        value={months}
        onChange={(next) => onChange({ ...search, months: next })}
        choices={bridgeSpans.map((value) => ({ value, label: t('policy.monthCount', { n: Number(value) }) }))}
      />
      <SegmentField
        name={t('bridge.base')}
        value={base}
        onChange={(next) => onChange({ ...search, base: next })}
        choices={bridgeBases.map((value) => ({ value, label: t(`bridge.bases.${value}`) }))}
      />
    </div>
  );
};
