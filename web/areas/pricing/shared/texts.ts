import { formatAmount, formatBp, formatPrice } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { PricingWords } from '../messages/index.ts';
import type { JudgedLine } from './data.ts';

const isPlain = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

type Wording = { readonly language: Language; readonly currency: string };

/** A price or amount per unit within a sentence. */
export const priceText = (price: string, { language, currency }: Wording): string =>
  formatPrice({ price, currency }, language);

/** A quantity within a sentence. */
export const quantityText = (quantity: string, language: Language): string =>
  isPlain(quantity) ? formatAmount(quantity, language) : quantity;

/** Several words as one enumeration. */
export const listText = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

export const rolesText = (
  roles: JudgedLine['needs'],
  { t, language }: { readonly t: PricingWords; readonly language: Language },
): string =>
  listText(
    roles.map((role) => t(`roles.${role}`)),
    language,
  );

/** What a concession is called; one of nothing is said as nothing. */
export const shareText = (bp: number | null, language: Language): string =>
  bp === null ? '—' : formatBp(bp, language);

/** Why a line may or may not be promised, as a sentence. */
export const verdictText = (
  line: Pick<JudgedLine, 'verdict' | 'authorityBp' | 'needs'>,
  { t, language }: { readonly t: PricingWords; readonly language: Language },
): string =>
  t(`verdicts.${line.verdict}`, {
    may: formatBp(line.authorityBp, language),
    needs: rolesText(line.needs, { t, language }),
  });
