import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { headlineOf } from '#domain/warnings';
import { Chip, useT } from '#ui';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { toldOf } from '../shared/data.ts';
import { useTongue } from '../shared/use-tongue.ts';
import styles from '../warnings.module.css';

const shown = 3;

/** The weightiest open warnings in the head of an account, each a link to its story. */
export const HeadWarnings = ({ accountId }: AccountPanelProps): ReactNode => {
  const words = useT(warningsMessages);
  const tongue = useTongue();
  const { data } = useRead(warningsContract.operations.list, { accountId, limit: shown });
  return data?.rows.map((warning) => (
    <Link key={warning.id} to="/warnings/$id" params={{ id: warning.id }} className={styles['headMark']}>
      <Chip tone="warm" hint={headlineOf(toldOf(warning), tongue)}>
        {words(`kinds.${warning.kind}`)}
      </Chip>
    </Link>
  ));
};
