/** One field of an audited change: what stood there and what stands now. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some areas store values as JSON texts; shown is what they mean. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^["[{]|^null$/.test(value)) return value;
  try {
    const read: unknown = JSON.parse(value);
    return read;
  } catch {
    return value;
  }
};

/** The fields that differ between two stored states; a missing state counts as empty. */
export const changesOf = (before: unknown, after: unknown): readonly FieldChange[] => {
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const change = { field, before: plain(was[field]), after: plain(is[field]) };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
};
