import { useT } from '#ui';
import type { Label } from './area-module.ts';

/** The words of a label in the screen's language. */
export const useLabel = ({ words, key }: Label): string => useT(words).find(key) ?? key;
