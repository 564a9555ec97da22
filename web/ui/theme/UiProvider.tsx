import './mantine.css';
import './global.css';
import './kit.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { HintLayer } from '../figures/HintLayer.tsx';
import { cssVariables, theme } from './theme.ts';

/** The frame of everything that is drawn: theme, tokens and the scheme of the system or of the user's choice. */
export const UiProvider = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    {children}
    <HintLayer />
  </MantineProvider>
);
