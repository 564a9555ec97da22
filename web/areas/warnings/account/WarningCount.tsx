import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';

/** How many open warnings an account has; nothing without any. */
export const WarningCount = ({ accountId }: AccountPanelProps): ReactNode => {
  const { data } = useRead(warningsContract.operations.list, { accountId, snoozed: 'shown', limit: 1 });
  return data?.total === undefined || data.total === 0 ? null : data.total;
};
