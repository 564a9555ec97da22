/** Type numbers of the PostgreSQL catalogue; they never change. */
const oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  text: 25,
  date: 1082,
  timestamp: 1114,
  interval: 1186,
} as const;
const oidOf = { ...oid, varchar: 1043, numeric: 1700, uuid: 2950, timestamptz: 1184 } as const;

/**
 * int8 as a number while it is exact. Sums of money stay below 9e15 minor units; above that a silent
 * rounding would be worse than a stop.
 */
const parseInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} exceeds 2^53: select it as text`);
  return value;
};

const asText = (text: string): string => text;
const parseTimestamp = (text: string): Date => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));

/** How result columns are read, the same on both engines; a type that is not listed keeps the driver's way. */
export const resultParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oidOf.int8]: parseInt8,
  [oidOf.date]: asText,
  [oidOf.timestamp]: asText,
  [oidOf.timestamptz]: parseTimestamp,
  [oidOf.interval]: asText,
  [oidOf.numeric]: asText,
  [oidOf.bytea]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
};

/** Array type of each parsed element type, for drivers that do not derive it. */
export const arrayTypes: Readonly<Record<number, number>> = {
  1016: oidOf.int8,
  1182: oidOf.date,
  1115: oidOf.timestamp,
  1185: oidOf.timestamptz,
  1187: oidOf.interval,
  1231: oidOf.numeric,
};

/** Text parameters accept what the server driver accepts: numbers and booleans become their text. */
export const parameterSerializers: Readonly<Record<number, (value: unknown) => string>> = {
  [oidOf.text]: String,
  [oidOf.varchar]: String,
};
