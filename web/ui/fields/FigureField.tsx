import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatDecimal } from '#kernel/decimal';
import { minorDigitsOf } from '#kernel/money';
import { inputPropsOf } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import styles from './fields.module.css';
import { readFigure } from './read-figure.ts';

type FigureProps = Omit<FieldProps<string>, 'value' | 'onChange'> & {
  readonly scale: number;
  readonly scaled: bigint | null;
  readonly onScaled: (scaled: bigint | null) => void;
  readonly unit?: string | undefined;
};

const grouped = (text: string): string => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** A typed figure kept as a scaled integer; the text stays as typed while it is being edited. */
const ScaledField = ({ scale, scaled, onScaled, unit, ...props }: FigureProps): ReactNode => {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (scaled === null ? '' : grouped(formatDecimal(scaled, scale)));
  const change = (text: string): void => {
    setDraft(text);
    onScaled(readFigure(text, scale));
  };
  const blur = (): void => {
    if (draft !== null && (draft.trim() === '' || readFigure(draft, scale) !== null)) setDraft(null);
    props.onBlur?.();
  };
  return (
    <TextInput
      {...inputPropsOf({ ...props, onBlur: blur })}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={unit === undefined ? null : <span className={styles['unit']}>{unit}</span>}
      rightSectionWidth={unit === undefined ? 0 : 20 + unit.length * 9}
      classNames={{ input: styles['figureInput'] ?? '' }}
    />
  );
};

type NumberProps = FieldProps<number> & { readonly unit?: string; readonly digits?: number };

/** A plain number: counts, days, weights. */
export const NumberField = ({ value, onChange, unit, digits = 0, ...props }: NumberProps): ReactNode => (
  <ScaledField
    {...props}
    scale={digits}
    unit={unit}
    scaled={typeof value === 'number' ? BigInt(Math.round(value * 10 ** digits)) : null}
    onScaled={(scaled) => onChange(scaled === null ? null : Number(scaled) / 10 ** digits)}
  />
);

/** A decimal kept as text, exact to four digits: quantities and unit prices. */
export const DecimalField = ({
  value,
  onChange,
  unit,
  ...props
}: FieldProps<string> & { readonly unit?: string }): ReactNode => (
  <ScaledField
    {...props}
    scale={4}
    unit={unit}
    scaled={typeof value === 'string' ? readFigure(value, 4) : null}
    onScaled={(scaled) => onChange(scaled === null ? null : formatDecimal(scaled))}
  />
);

type MoneyProps = FieldProps<{ minor: string; currency: string }> & { readonly currency: string };

/** An amount in minor units. People may type 1.5万 or 20k. */
export const MoneyField = ({ value, onChange, currency, ...props }: MoneyProps): ReactNode => (
  <ScaledField
    {...props}
    scale={minorDigitsOf(currency)}
    unit={currency}
    scaled={value === null || value === undefined ? null : BigInt(value.minor)}
    onScaled={(scaled) => onChange(scaled === null ? null : { minor: scaled.toString(), currency })}
  />
);

/** A percentage, kept in basis points. */
export const PercentField = ({ value, onChange, ...props }: FieldProps<number>): ReactNode => (
  <ScaledField
    {...props}
    scale={2}
    unit="%"
    scaled={typeof value === 'number' ? BigInt(Math.round(value)) : null}
    onScaled={(scaled) => onChange(scaled === null ? null : Number(scaled))}
  />
);
