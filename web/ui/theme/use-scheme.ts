import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { Scheme } from './tokens.ts';

export type SchemeChoice = Scheme | 'auto';

/** The scheme that is shown, what the user chose, and the way to change it. The choice is kept in the browser. */
export const useScheme = (): {
  readonly scheme: Scheme;
  readonly choice: SchemeChoice;
  readonly choose: (choice: SchemeChoice) => void;
} => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return { scheme, choice: colorScheme, choose: setColorScheme };
};
