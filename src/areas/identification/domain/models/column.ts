/** Reads one cell of a column; a read past the end gives NaN, which no fit can mistake for a figure. */
export const at = (column: Float64Array, index: number): number => column[index] ?? Number.NaN;
