import { isLanguage, languageOf } from '#kernel/locale';
import type { Language } from '#kernel/locale';

const key = 'mainstay.language';

/** The language before anybody signs in: the last choice in this browser, else the browser's own. */
export const firstLanguage = (): Language => {
  const kept = localStorage.getItem(key) ?? '';
  return isLanguage(kept) ? kept : languageOf(navigator.languages.join(','));
};

export const keepLanguage = (language: Language): void => localStorage.setItem(key, language);
