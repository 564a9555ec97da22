import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { pageFontFamily } from './font-family.ts';
import { colourVariablesOf, cssColour } from './tokens.ts';

const accent: MantineColorsTuple = [
  '#eef3fe',
  '#dbe5fc',
  '#b9ccf9',
  '#93b1ff',
  '#6a8ff0',
  '#4a74e8',
  '#2f5bd8',
  '#274dbb',
  '#20409b',
  '#19347f',
];
const loss: MantineColorsTuple = [
  '#fcebea',
  '#f8d5d3',
  '#f0aeab',
  '#ff928a',
  '#e5605a',
  '#d6443f',
  '#c42b2b',
  '#b42323',
  '#961b1b',
  '#7a1515',
];

/** The kit paints dark surfaces from this scale. */
const dark: MantineColorsTuple = [
  '#e9ecf1',
  '#b7bec9',
  '#98a1ae',
  '#717a87',
  '#3b444f',
  '#2a3038',
  '#20262e',
  '#171b21',
  '#12161b',
  '#101318',
];

export const theme = createTheme({
  fontFamily: pageFontFamily,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono CJK SC', monospace",
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, loss, dark },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  shadows: {
    xs: '0 1px 2px rgb(16 19 24 / 6%)',
    sm: '0 2px 6px rgb(16 19 24 / 8%)',
    md: '0 6px 20px rgb(16 19 24 / 12%)',
    lg: '0 12px 36px rgb(16 19 24 / 16%)',
    xl: '0 20px 60px rgb(16 19 24 / 22%)',
  },
  components: {
    Input: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'xs' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Our tokens as variables, and Mantine's own variables pointed at them. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': cssColour('surface'),
    '--mantine-color-text': cssColour('ink'),
    '--mantine-color-bright': cssColour('ink'),
    '--mantine-color-dimmed': cssColour('ink-3'),
    '--mantine-color-placeholder': cssColour('ink-3'),
    '--mantine-color-anchor': cssColour('accent-ink'),
    '--mantine-color-default': cssColour('surface'),
    '--mantine-color-default-hover': cssColour('hover'),
    '--mantine-color-default-color': cssColour('ink'),
    '--mantine-color-default-border': cssColour('border'),
    '--mantine-color-error': cssColour('loss-ink'),
    '--mantine-color-disabled': cssColour('sunken'),
    '--mantine-color-disabled-color': cssColour('ink-3'),
    '--mantine-color-disabled-border': cssColour('line'),
    '--mantine-primary-color-filled': cssColour('accent'),
    '--mantine-primary-color-filled-hover': cssColour('accent-hover'),
    '--mantine-primary-color-light': cssColour('accent-soft'),
    '--mantine-primary-color-light-hover': cssColour('accent-soft'),
    '--mantine-primary-color-light-color': cssColour('accent-ink'),
    '--mantine-color-accent-filled': cssColour('accent'),
    '--mantine-color-accent-filled-hover': cssColour('accent-hover'),
    '--mantine-color-accent-light': cssColour('accent-soft'),
    '--mantine-color-accent-light-hover': cssColour('selected'),
    '--mantine-color-accent-light-color': cssColour('accent-ink'),
    '--mantine-color-accent-outline': cssColour('accent-ink'),
    '--mantine-color-loss-filled': cssColour('loss'),
    '--mantine-color-loss-light': cssColour('loss-soft'),
    '--mantine-color-loss-light-color': cssColour('loss-ink'),
    '--mantine-color-loss-outline': cssColour('loss-ink'),
  };
  return {
    variables: {},
    light: { ...colourVariablesOf('light'), ...shared },
    dark: { ...colourVariablesOf('dark'), ...shared },
  };
};
