import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
};

/** The rail on a phone, from the left. */
export const NavDrawer = ({ isOpen, onClose, title, children }: Props): ReactNode => {
  const t = useT(uiMessages);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={264}
      title={title}
      closeButtonProps={{ 'aria-label': t('state.close') }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 160 }}
    >
      {children}
    </Drawer>
  );
};
