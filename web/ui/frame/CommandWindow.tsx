import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly name: string; readonly onClose: () => void; readonly children: ReactNode };

/** A window near the top for search and commands. */
export const CommandWindow = ({ name, onClose, children }: Props): ReactNode => (
  <Modal
    opened
    onClose={onClose}
    withCloseButton={false}
    attributes={{ content: { 'aria-label': name } }}
    padding={0}
    size={620}
    yOffset="10dvh"
    overlayProps={{ backgroundOpacity: 0.3 }}
    transitionProps={{ duration: 100 }}
  >
    {children}
  </Modal>
);
