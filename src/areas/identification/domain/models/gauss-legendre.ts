export type QuadratureRule = { readonly nodes: Float64Array; readonly weights: Float64Array };

/** Gauss–Legendre nodes and weights on (0, 1), by Newton's method on the Legendre polynomial. */
export const gaussLegendreOf = (size: number): QuadratureRule => {
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let root = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let round = 0; round < 8; round += 1) {
      let previous = 1;
      let value = root;
      for (let degree = 2; degree <= size; degree += 1) {
        const next = ((2 * degree - 1) * root * value - (degree - 1) * previous) / degree;
        previous = value;
        value = next;
      }
      slope = (size * (root * value - previous)) / (root * root - 1);
      root -= value / slope;
    }
    nodes[size - 1 - i] = (1 + root) / 2;
    weights[size - 1 - i] = 1 / ((1 - root * root) * slope * slope);
  }
  return { nodes, weights };
};

export const sixteenPointRule = gaussLegendreOf(16);
