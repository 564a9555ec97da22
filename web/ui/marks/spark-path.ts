type Box = { readonly width: number; readonly height: number };

/** SVG path of a small line over values from left to right; a missing value leaves a gap. The scale includes zero. */
export const sparkPathOf = (values: readonly (number | null)[], { width, height }: Box): string => {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let isPenDown = false;
  const parts = values.map((value, index) => {
    if (value === null) {
      isPenDown = false;
      return '';
    }
    const move = isPenDown ? 'L' : 'M';
    isPenDown = true;
    return `${move}${round(index * step)} ${round(height - ((value - low) / span) * height)}`;
  });
  return parts.join('');
};

/** Height of the zero line in the same scale. */
export const sparkZeroOf = (values: readonly (number | null)[], height: number): number => {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return round(height - ((0 - low) / (high - low || 1)) * height);
};

const round = (value: number): number => Math.round(value * 10) / 10;
