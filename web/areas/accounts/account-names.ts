import type { Language } from '#kernel/locale';

export type Named = { readonly name: string; readonly nameEn: string | null; readonly shortName?: string | null };

/** The name that the screen's language shows. */
export const shownNameOf = ({ name, nameEn }: Pick<Named, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name;

/** A person's name as the screen's language writes it. */
export const shownPersonName = (
  { name, latinName }: { readonly name: string; readonly latinName: string | null },
  language: Language,
): string => (language === 'en' ? (latinName ?? name) : name);

/** The other form of the name for the grey second line: the registered name under an English one, else English or short. */
export const otherNameOf = ({ name, nameEn, shortName }: Named, language: Language): string | undefined => {
  const other = language === 'en' && nameEn !== null ? name : (nameEn ?? shortName ?? undefined);
  return other === name && language !== 'en' ? undefined : other;
};
