import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/zh-cn';
import { DatePicker, DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useWords } from '../words/WordsProvider.tsx';

type Props = { readonly value: string | null; readonly onPick: (day: string) => void };

/** The calendar of a date field; weeks begin on Monday. Loaded on first use. */
export const Calendar = ({ value, onPick }: Props): ReactNode => {
  const { language } = useWords();
  const isChinese = language === 'zh-CN';
  return (
    <DatesProvider settings={{ locale: isChinese ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
      <DatePicker
        value={value}
        {...(value === null ? {} : { defaultDate: value })}
        onChange={(day) => {
          if (day !== null) onPick(day);
        }}
        size="sm"
        monthLabelFormat={isChinese ? 'YYYY年M月' : 'MMMM YYYY'}
        yearLabelFormat={isChinese ? 'YYYY年' : 'YYYY'}
        monthsListFormat={isChinese ? 'M月' : 'MMM'}
      />
    </DatesProvider>
  );
};
