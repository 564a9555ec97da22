import { z } from 'zod';
import type { PermissionTable } from './access.ts';
import type { ErrorParams } from './app-error.ts';
import type { Language } from './locale.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * json: input and output are JSON, run in one transaction. upload: the body is a raw stream, the input is in the query.
 * file: the answer is a download.
 */
export type OperationKind = 'json' | 'upload' | 'file';

/** How an operation is reached on the command line. Absent: only by `mainstay call <name>`. */
export type CommandSpec = {
  /** Words after `mainstay`, such as 'import' or 'account why'. */
  readonly command: string;
  /** Input fields that stand as plain words, in order. `FILE` is the path of the upload. */
  readonly positionals?: readonly string[];
  /** Input fields whose option names a JSON file. */
  readonly jsonFiles?: readonly string[];
  /** The answer carries a `jobId`; the command waits for the job and prints its result. */
  readonly awaitsJob?: boolean;
  /** Why an answer is no success: its code, with whose status the command ends. The answer is printed all the same. */
  readonly failure?: (answer: unknown) => { readonly code: string; readonly params: ErrorParams } | undefined;
  /** Input fields that also take what people call the thing by: the operation that finds it by `key`, its `id` is meant. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Fields of a row that a person reads as the table; all when absent. JSON has them all. */
  readonly columns?: readonly string[];
  /** Other words for the same command. */
  readonly aliases?: readonly string[];
};

/**
 * Any schema, as the core of zod types it: comparing its whole classes costs the compiler minutes over a few hundred
 * operations.
 */
export type Schema = z.core.$ZodType;

export type OperationSpec = {
  /** `<area>.<verb-and-noun>`, stable for ever. */
  readonly name: string;
  readonly method: Method;
  /** `/api/<area>/<noun>`, with `{field}` for input fields in the path. */
  readonly path: string;
  /** A right of the permission table, or who else may call. */
  readonly access: string;
  /** An object schema; `fieldsOf` lists its fields. */
  readonly input: Schema;
  readonly output: Schema;
  /** Refusals beside the common ones; each is declared in the contract's errors. */
  readonly errors?: readonly string[];
  readonly kind?: OperationKind;
  readonly summary: Readonly<Record<Language, string>>;
  readonly cli?: CommandSpec;
};

/** Rights that need no role: nobody signed in; anybody signed in; the installation's operator at the command line. */
export const openAccess = ['public', 'signed-in', 'operator'] as const;

export type Contract = {
  readonly area: string;
  readonly permissions: PermissionTable;
  /** Refusal codes with the HTTP status that they answer with. */
  readonly errors: Readonly<Record<string, number>>;
  readonly operations: Readonly<Record<string, OperationSpec>>;
};

/** Declares an area's contract; keeps the literal types that client and handlers are typed by. */
export const defineContract = <const C extends Contract>(contract: C): C => contract;

/** The fields of an operation's input by name, in the order of the contract. */
export const inputFieldsOf = ({ input }: OperationSpec): Readonly<Record<string, Schema>> =>
  input instanceof z.ZodObject ? input.shape : {};

export const operation = <const S extends OperationSpec>(spec: S): S => spec;

/** What a handler receives. */
export type InputOf<S extends OperationSpec> = z.output<S['input']>;
/** What a caller sends. */
export type CallOf<S extends OperationSpec> = z.input<S['input']>;
/** What a handler returns. */
export type AnswerOf<S extends OperationSpec> = z.input<S['output']>;
/** What a caller receives. */
export type OutputOf<S extends OperationSpec> = z.output<S['output']>;

/** Money on the wire: minor units as a decimal text, never a float. */
export const moneySchema = z
  .object({ minor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) })
  .meta({ id: 'Money' });

export const daySchema = z.iso.date().meta({ id: 'Day', description: 'A date without time' });
export const monthSchema = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .meta({ id: 'Month' });
export const idSchema = z.uuid().meta({ id: 'Id' });

/** A plain decimal as text, such as "12.5": quantities and prices in a form or a file. */
export const decimalSchema = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ id: 'Decimal' });

/**
 * A yes or no that stands in a path, a query or an option. The edge reads `true` and `false`; every other text is refused
 * by the field's name, for a coerced "no" or "0" would say yes.
 */
export const switchInput = z.boolean().default(false);

/** Keyset paging: pass `cursor` back unchanged; a missing `nextCursor` ends the list. */
export const pageInput = {
  cursor: z.string().max(2000).optional().describe('Where the page before ended'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Rows per page'),
};

export const pageOf = <T extends Schema>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().optional(), total: z.number().int().optional() });

export const okSchema = z.object({ ok: z.literal(true) });
/** The answer of an operation that has nothing to tell. */
export const okAnswer = { ok: true } as const;
export const jobStartedSchema = z.object({ jobId: idSchema });
/** The output of operations that answer with a download. */
export const fileSchema = z.unknown().describe('A file');
