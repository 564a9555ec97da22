import { useState } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { ErrorState, SkeletonBar } from '#ui';
import { useRead } from '#web/app/api';
import { useSees } from '#web/app/session';
import { bridgeInputOf } from '../bridge/bridge-input.ts';
import { yearSearchOf } from '../bridge/bridge-search.ts';
import type { BridgeSearch } from '../bridge/bridge-search.ts';
import { BridgePanel } from '../bridge/BridgePanel.tsx';
import { PeriodChoice } from '../bridge/PeriodChoice.tsx';

const { bridge, getPolicy } = warningsContract.operations;
const halfYear: BridgeSearch = { months: '6' };

/** Why the contribution of an account changed: in periods of one's choice for who sees costs, in a year for others. */
export const AccountBridge = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const seesCost = useSees('cost');
  const [search, setSearch] = useState(halfYear);
  const asOf = useRead(getPolicy, {}).data?.lastRun?.asOf;
  const [known, setKnown] = useState<string>();
  const { data, error, refetch } = useRead(
    bridge,
    { accountId, ...bridgeInputOf(seesCost ? search : yearSearchOf(search), known) },
    { keepsPrevious: true },
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={280} />;
  const shown = data.bridge.after.to;
  return (
    <BridgePanel
      bridge={data.bridge}
      head={
        seesCost ? (
          <PeriodChoice
            search={search}
            asOf={asOf ?? `${shown}-01`}
            shown={shown}
            onChange={(next) => {
              setKnown(shown);
              setSearch(next);
            }}
          />
        ) : null
      }
    />
  );
};
