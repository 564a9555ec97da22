import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './frame.module.css';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly size?: 'normal' | 'wide';
};

/** A drawer at the right: details beside the page that stays. The whole width on a phone. */
export const SideDrawer = ({ isOpen, onClose, title, children, size = 'normal' }: Props): ReactNode => {
  const t = useT(uiMessages);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={`min(${size === 'wide' ? 760 : 480}px, 100vw)`}
      title={<span className={styles['drawerTitle']}>{title}</span>}
      closeButtonProps={{ 'aria-label': t('state.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 160 }}
    >
      {children}
    </Drawer>
  );
};
