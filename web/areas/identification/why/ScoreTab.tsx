import type { ReactNode } from 'react';
import { Panel } from '#ui';
import type { AccountPanelProps } from '#web/app/area-module';
import { Explanation } from './Explanation.tsx';

/** The whole explanation as a tab of the account page. */
export const ScoreTab = ({ accountId }: AccountPanelProps): ReactNode => (
  <Panel>
    <Explanation accountId={accountId} />
  </Panel>
);
