import type { Schema } from '#kernel/contract';

type Reading = 'text' | 'number' | 'boolean' | 'json';
type Def = {
  readonly type: string;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly options?: readonly unknown[];
};

const defOf = (schema: unknown): Def | undefined => {
  if (typeof schema !== 'object' || schema === null || !('def' in schema)) return undefined;
  const { def } = schema;
  return isDef(def) ? def : undefined;
};
const isDef = (value: unknown): value is Def =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** How the text of a query field is read, by what its schema wants to be given. */
const readingOf = (schema: unknown): Reading => {
  const def = defOf(schema);
  if (def === undefined) return 'text';
  if (def.innerType !== undefined) return readingOf(def.innerType);
  if (def.type === 'pipe') return readingOf(def.in);
  if (def.type === 'union') return def.options?.map(readingOf).find((reading) => reading !== 'text') ?? 'text';
  if (['array', 'object', 'record', 'tuple', 'set', 'map', 'any', 'unknown'].includes(def.type)) return 'json';
  if (def.type === 'number' || def.type === 'bigint') return 'number';
  return def.type === 'boolean' ? 'boolean' : 'text';
};

const isNullable = (schema: unknown): boolean => {
  const def = defOf(schema);
  return def !== undefined && (def.type === 'nullable' || isNullable(def.innerType));
};

/** A text that does not fit its reading is passed on as it is: the schema then refuses it with a word. */
const read = (text: string, reading: Reading): unknown => {
  switch (reading) {
    case 'text':
      return text;
    case 'number':
      return text === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text === '' ? undefined : text;
    case 'json':
      return jsonIn(text);
    default: {
      const unknown: never = reading;
      return unknown;
    }
  }
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export type TextReader = (texts: Readonly<Record<string, string>>) => Record<string, unknown>;

/** Reads the texts of a path, a query or a command line as what the schema's fields are. */
export const textReaderOf = (inputFields: Readonly<Record<string, Schema>>): TextReader => {
  const fields = new Map(
    Object.entries(inputFields).map(([name, field]) => [
      name,
      { reading: readingOf(field), isNullable: isNullable(field) },
    ]),
  );
  return (texts) => {
    const values: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(texts)) {
      const field = fields.get(name);
      const value = field?.isNullable === true && text === 'null' ? null : read(text, field?.reading ?? 'text');
      if (value !== undefined) values[name] = value;
    }
    return values;
  };
};

/** A yes-or-no field: on the command line its option needs no value. */
export const isSwitch = (schema: unknown): boolean => readingOf(schema) === 'boolean';
/** A field that takes several values. */
export const isList = (schema: unknown): boolean => {
  const def = defOf(schema);
  return def !== undefined && (def.type === 'array' || isList(def.innerType ?? def.in));
};
