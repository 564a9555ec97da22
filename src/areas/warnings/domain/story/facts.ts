import type { WarningKind, WarningStep } from '../watch/finding.ts';

/** A warning as it left the server: figures that the reader may not see are absent. */
export type ToldWarning = {
  readonly kind: WarningKind;
  readonly step: WarningStep;
  readonly since: string;
  /** null: hidden from the reader. */
  readonly stakeMinor: bigint | null;
  readonly confidenceBp: number | null;
  readonly evidence: Readonly<Record<string, unknown>>;
};

/** A figure of a sentence before it is written in a language. */
export type StoryValue =
  | { readonly minor: bigint }
  | { readonly bp: number }
  | { readonly points: number }
  /** A confidence; never told as certainty. */
  | { readonly sureBp: number }
  | { readonly number: number }
  /** A name may have an English one beside it. */
  | { readonly text: string; readonly textEn?: string | undefined }
  /** Words of a section of the catalogue, as one enumeration. */
  | { readonly words: readonly string[] };

/** Reads the parts of the evidence; undefined where a part is absent or of another form. */
export const factsOf = ({ evidence }: Pick<ToldWarning, 'evidence'>) => {
  const numberOf = (name: string): number | undefined => {
    const value = evidence[name];
    return typeof value === 'number' ? value : undefined;
  };
  const textOf = (name: string): string | undefined => {
    const value = evidence[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    numberOf,
    textOf,
    flagOf: (name: string): boolean => evidence[name] === true,
    minorOf: (name: string): bigint | undefined => {
      const text = textOf(name);
      return text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
    },
    listOf: (name: string): readonly string[] => {
      const value = evidence[name];
      return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'string' ? [one] : [])) : [];
    },
    figuresOf: (name: string): readonly (number | null)[] => {
      const value = evidence[name];
      return Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'number' ? one : null)) : [];
    },
  };
};

export type Facts = ReturnType<typeof factsOf>;
