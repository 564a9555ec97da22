import type { ReactNode } from 'react';
import { Missing, Quantity, useT } from '#ui';
import type { CustomValue } from './CustomFieldInputs.tsx';
import { accountScreens } from './messages/index.ts';

/** A value of a custom field, to read. */
export const CustomValueText = ({ value }: { readonly value: CustomValue | undefined }): ReactNode => {
  const t = useT(accountScreens);
  if (value === undefined || value === null || value === '') return <Missing reason={t('notFilled')} />;
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return typeof value === 'number' ? <Quantity value={value} /> : value;
};
