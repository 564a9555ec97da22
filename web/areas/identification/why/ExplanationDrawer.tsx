import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SideDrawer, useT } from '#ui';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { Explanation } from './Explanation.tsx';

type Props = { readonly accountId: string; readonly unit?: 'account' | 'group'; readonly onClose: () => void };

/** The explanation beside the list that stays. */
export const ExplanationDrawer = ({ accountId, unit = 'account', onClose }: Props): ReactNode => {
  const t = useT(identificationScreens);
  return (
    <SideDrawer isOpen onClose={onClose} title={t('why.open')} size="wide">
      <p className={styles['drawerLink']}>
        <Link to="/accounts/$id" params={{ id: accountId }}>
          {t('list.open')}
        </Link>
      </p>
      <Explanation accountId={accountId} unit={unit} />
    </SideDrawer>
  );
};
