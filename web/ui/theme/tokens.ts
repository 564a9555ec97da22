/** Every colour of the product, light and dark. Components use them as `var(--ms-<name>)` only. */
export const colourTokens = {
  canvas: { light: '#f6f7f9', dark: '#101318' },
  surface: { light: '#ffffff', dark: '#171b21' },
  sunken: { light: '#f0f2f5', dark: '#12161b' },
  hover: { light: '#eef1f6', dark: '#20262e' },
  selected: { light: '#e8eefc', dark: '#1d2945' },
  line: { light: '#e2e5ea', dark: '#2a3038' },
  border: { light: '#c9d0d9', dark: '#3b444f' },
  control: { light: '#868f9d', dark: '#717a87' },
  ink: { light: '#171b22', dark: '#e9ecf1' },
  'ink-2': { light: '#474f5c', dark: '#b7bec9' },
  'ink-3': { light: '#616a78', dark: '#98a1ae' },
  accent: { light: '#2f5bd8', dark: '#3f68dc' },
  'accent-hover': { light: '#274dbb', dark: '#3058c4' },
  'accent-ink': { light: '#2450c4', dark: '#93b1ff' },
  'accent-soft': { light: '#e8eefc', dark: '#1d2945' },
  'on-accent': { light: '#ffffff', dark: '#ffffff' },
  warm: { light: '#c9780a', dark: '#e0a04a' },
  'warm-ink': { light: '#8a4f00', dark: '#f0b866' },
  'warm-soft': { light: '#fdf2df', dark: '#35290f' },
  loss: { light: '#c42b2b', dark: '#e5605a' },
  'loss-ink': { light: '#b42323', dark: '#ff928a' },
  'loss-soft': { light: '#fcebea', dark: '#3b1c1d' },
  'tier-s': { light: '#b8860b', dark: '#d9ab33' },
  'tier-s-ink': { light: '#6f4e00', dark: '#f2cf72' },
  'tier-s-soft': { light: '#fbefcb', dark: '#392d0d' },
  'tier-a': { light: '#2f5bd8', dark: '#6a8ff0' },
  'tier-a-ink': { light: '#2148b3', dark: '#a3bcff' },
  'tier-a-soft': { light: '#e3ebfc', dark: '#1d2b4f' },
  'tier-b': { light: '#14877a', dark: '#3bb3a4' },
  'tier-b-ink': { light: '#0b5f56', dark: '#7edccf' },
  'tier-b-soft': { light: '#d9f1ed', dark: '#10332f' },
  'tier-c': { light: '#7c8593', dark: '#8a93a1' },
  'tier-c-ink': { light: '#4b5361', dark: '#c3cad4' },
  'tier-c-soft': { light: '#e9ecf0', dark: '#272d36' },
} as const satisfies Record<string, { readonly light: string; readonly dark: string }>;

export type ColourToken = keyof typeof colourTokens;
export type Scheme = 'light' | 'dark';

/** A token as a CSS value that follows the scheme. */
export const cssColour = (token: ColourToken): string => `var(--ms-${token})`;

/** The CSS variables of one scheme. */
export const colourVariablesOf = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(Object.entries(colourTokens).map(([name, value]) => [`--ms-${name}`, value[scheme]]));

const texts = ['ink', 'ink-2', 'ink-3', 'accent-ink', 'loss-ink', 'warm-ink'] as const;
const grounds = ['canvas', 'surface', 'sunken', 'hover', 'selected'] as const;

/** Pairs that carry text: WCAG 2.2 asks 4.5:1. */
export const textPairs: readonly (readonly [text: ColourToken, ground: ColourToken])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-ink', 'accent-soft'],
  ['warm-ink', 'warm-soft'],
  ['loss-ink', 'loss-soft'],
  ['tier-s-ink', 'tier-s-soft'],
  ['tier-a-ink', 'tier-a-soft'],
  ['tier-b-ink', 'tier-b-soft'],
  ['tier-c-ink', 'tier-c-soft'],
];

/** Pairs that carry shape only (borders of controls, bars, marks): 3:1. */
export const shapePairs: readonly (readonly [mark: ColourToken, ground: ColourToken])[] = (
  ['control', 'accent', 'warm', 'loss', 'tier-s', 'tier-a', 'tier-b', 'tier-c'] as const
).map((mark) => [mark, 'surface'] as const);
