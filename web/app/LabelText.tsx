import type { ReactNode } from 'react';
import type { Label } from './area-module.ts';
import { useLabel } from './label.ts';

/** The words of a label in the screen's language, as a text. */
export const LabelText = ({ of: label }: { readonly of: Label }): ReactNode => useLabel(label);
