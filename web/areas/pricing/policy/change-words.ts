import { formatBp } from '#kernel/format';
import { useT, useWords } from '#ui';
import type { ChangedTerm } from '#web/app/policy/index';
import { pricingBooks, pricingScreens } from '../messages/index.ts';
import { listText } from '../shared/texts.ts';
import { changesOf } from './policy-changes.ts';

type Words = { readonly find: (key: string) => string | undefined } & ((
  key: 'policy.bandName',
  params: { n: number },
) => string);

/** 'bands.1.uptoBp' → "Band 2 · Up to"; 'prices.S.startBp' → "S · Start concession". */
const nameOf = (path: string, t: Words): string =>
  path
    .split('.')
    .flatMap((part, at, parts) => {
      if (/^\d+$/.test(part)) return t('policy.bandName', { n: Number(part) + 1 });
      if (part === 'uptoBp') return t.find('policy.upTo') ?? [];
      if (part === 'prices' || part === 'bands') return [];
      return t.find(`policy.${part}`) ?? (at === parts.length - 1 || part.length <= 2 ? part : []);
    })
    .join(' · ');

/** What differs between two policies of prices, in words. */
export const useChangeWords = (): ((before: object, after: object) => readonly ChangedTerm[]) => {
  const t = useT(pricingBooks);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const text = (path: string, value: unknown): string => {
    if (value === undefined || value === null) return t('policy.none');
    if (Array.isArray(value))
      return listText(
        value.map((role) => words.find(`roles.${role}`) ?? ''),
        language,
      );
    if (typeof value === 'number' && (path.includes('Bp') || path.startsWith('freight')))
      return formatBp(value, language);
    if (typeof value === 'boolean') return value ? '✓' : '–';
    return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  };
  return (before, after) =>
    changesOf(before, after).map(({ path, before: old, after: young }) => ({
      label: nameOf(path, t),
      before: text(path, old),
      after: text(path, young),
    }));
};
