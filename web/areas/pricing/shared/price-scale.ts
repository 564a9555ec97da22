export type ScaleMark = {
  readonly kind: 'floor' | 'list' | 'start' | 'target' | 'median' | 'asked';
  readonly price: number;
};

export type Scale = {
  readonly marks: readonly (ScaleMark & { readonly at: number })[];
  readonly band: { readonly from: number; readonly to: number } | null;
};

const margin = 0.06;

/** Where prices lie beside each other, as shares of the width from the lowest to the highest; null for fewer than two. */
export const scaleOf = (
  marks: readonly ScaleMark[],
  band: { readonly low: number; readonly high: number } | null,
): Scale | null => {
  const prices = [...marks.map(({ price }) => price), ...(band === null ? [] : [band.low, band.high])];
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  if (prices.length < 2 || low === high) return null;
  const place = (price: number): number => margin + ((price - low) / (high - low)) * (1 - 2 * margin);
  return {
    marks: marks.map((mark) => ({ ...mark, at: place(mark.price) })),
    band: band === null ? null : { from: place(band.low), to: place(band.high) },
  };
};
