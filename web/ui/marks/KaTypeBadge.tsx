import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { Chip } from './Chip.tsx';

export type KaType = 'economic' | 'important' | 'group' | 'strategic';

export const KaTypeBadge = ({ type }: { readonly type: KaType | null | undefined }): ReactNode => {
  const t = useT(uiMessages);
  return type === null || type === undefined ? null : <Chip tone="plain">{t(`kaType.${type}`)}</Chip>;
};
