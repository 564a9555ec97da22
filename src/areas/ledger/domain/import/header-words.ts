import type { RecordKind } from '../records.ts';
import { masterWords } from './header-words-master.ts';
import type { HeaderWords } from './header-words-shared.ts';
import { tradeWords } from './header-words-trade.ts';

/** The known headings of each field of each kind; compared without regard to width, case, space and signs. */
export const headerWords: Readonly<Record<RecordKind, HeaderWords>> = { ...masterWords, ...tradeWords };
