/** Solves a square system by elimination with pivots. Throws RangeError on a singular one. */
export const solve = (rows: readonly (readonly number[])[], right: readonly number[]): readonly number[] => {
  const size = rows.length;
  const system = rows.map((row, i) => Float64Array.from([...row, right[i] ?? 0]));
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < size; i += 1)
      if (Math.abs(system[i]?.[column] ?? 0) > Math.abs(system[pivot]?.[column] ?? 0)) pivot = i;
    const [chosen, moved] = [system[pivot], system[column]];
    if (chosen === undefined || moved === undefined || chosen[column] === 0) throw new RangeError('singular system');
    [system[column], system[pivot]] = [chosen, moved];
    for (let i = column + 1; i < size; i += 1) {
      const row = system[i];
      if (row === undefined) continue;
      const factor = (row[column] ?? 0) / (chosen[column] ?? 1);
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (chosen[j] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = system[i]?.[size] ?? 0;
    for (let j = i + 1; j < size; j += 1) value -= (system[i]?.[j] ?? 0) * (solution[j] ?? 0);
    solution[i] = value / (system[i]?.[i] ?? 1);
  }
  return Array.from(solution);
};
