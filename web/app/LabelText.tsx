import type { ReactNode } from 'react';
import { useT } from '#ui';
import type { Label } from './area-module.ts';

/** The words of a label in the screen's language, as a text. */
export const useLabel = ({ words, key }: Label): string => useT(words).find(key) ?? key;

export const LabelText = ({ of: label }: { readonly of: Label }): ReactNode => useLabel(label);
