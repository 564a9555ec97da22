import type { ReactNode } from 'react';
import type { Label } from '#web/app/area-module';
import { useLabel } from '#web/app/label';

/** The name of a part that another area gives. */
export const LabelWords = ({ of: label }: { readonly of: Label }): ReactNode => useLabel(label);
