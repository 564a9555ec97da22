import { cleanCode } from './clean-text.ts';
import { simplifiedOf } from './simplified.ts';

const yes = new Set(['是', '有', '对', '真', 'YES', 'Y', 'TRUE', 'T', '1', '√', '✓', '✔']);
const no = new Set(['否', '无', '没有', '不', '假', 'NO', 'N', 'FALSE', 'F', '0', '×', 'X']);

/** Reads yes or no in Chinese, English and spreadsheet words; null for anything else. Example: '是' → true. */
export const parseYesNo = (raw: string): boolean | null => {
  const text = simplifiedOf(cleanCode(raw)).toUpperCase();
  if (yes.has(text)) return true;
  return no.has(text) ? false : null;
};
