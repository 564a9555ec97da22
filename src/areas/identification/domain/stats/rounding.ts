/** Rounds half up at `digits` decimals. Figures are rounded when they are measured, so stored and used figures are the same. */
export const roundTo = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  const scaled = Math.round(value * scale) / scale;
  return scaled === 0 ? 0 : scaled;
};
