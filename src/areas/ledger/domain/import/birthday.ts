import { isDay } from '#kernel/day';
import { cleanCode } from './clean-text.ts';

const written = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
/** Without its year a birthday may be the 29th of February. */
const leapYear = '2000';

/**
 * Whether a birthday can be: one written as a date, with or without its year, is a day of its calendar; months of the lunar one
 * have up to 30 days. Other words are taken as they are. Examples: '1980-02-30' is none, lunar it is one; '02-29' is one.
 */
export const mayBeBirthday = (text: string, calendar: 'solar' | 'lunar' | undefined): boolean => {
  const clean = cleanCode(text);
  const [, year, month, day] = written.exec(clean) ?? compact.exec(clean) ?? [];
  if (month === undefined || day === undefined) return true;
  if (calendar === 'lunar') return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 30;
  return isDay(`${year ?? leapYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};
