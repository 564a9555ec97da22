import { cleanCode } from './clean-text.ts';

export { isUscc } from '#domain/accounts';

/** One width, one case, no separators. */
export const cleanUscc = (raw: string): string => cleanCode(raw).toUpperCase().replace(/[\s-]/g, '');
