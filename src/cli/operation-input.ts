import { resolve } from 'node:path';
import { inputFieldsOf } from '#kernel/contract';
import type { CommandSpec, OperationSpec } from '#kernel/contract';
import { AppError } from '#kernel/app-error';
import { isList, isSwitch, textReaderOf } from '#platform/operations';
import type { Arguments } from './arguments.ts';
import { kebab, optionOf } from './arguments.ts';
import { readJsonFile } from './read-json.ts';

/** Options of the command line itself. */
export const ownOptions = ['data', 'company', 'json', 'lang', 'help', 'version', 'output'] as const;
const isOwn = (name: string): boolean => ownOptions.some((option) => option === name);

export type OperationInput = { readonly input: Readonly<Record<string, unknown>>; readonly file: string | undefined };

/** Several values of a list may stand in one option, apart by commas, or in several options. */
const listText = (values: readonly string[]): string =>
  values.length === 1 && values[0]?.startsWith('[') === true
    ? values[0]
    : JSON.stringify(values.flatMap((value) => value.split(',')));

/** The input of an operation from words and options; `FILE` among the positionals is the upload. */
export const operationInputOf = (
  spec: OperationSpec,
  command: CommandSpec,
  { words, options }: Arguments,
): OperationInput => {
  const positionals = command.positionals ?? [];
  if (words.length > positionals.length)
    throw new AppError('cli.too-many-words', { word: words[positionals.length] ?? '' });
  const texts: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  let file: string | undefined;
  for (const [index, word] of words.entries()) {
    const field = positionals[index] ?? '';
    if (field === 'FILE') file = resolve(word);
    else texts[field] = word;
  }
  if (positionals.includes('FILE') && file === undefined) throw new AppError('cli.file-missing');
  for (const [name, given] of options) {
    const field = inputFieldsOf(spec)[name];
    if (command.jsonFiles?.includes(name) === true) values[name] = readJsonFile(given.at(-1) ?? '');
    else if (field !== undefined) texts[name] = isList(field) ? listText(given) : (given.at(-1) ?? '');
    else if (!isOwn(name)) throw new AppError('cli.unknown-option', { option: `--${kebab(name)}` });
  }
  return { input: { ...textReaderOf(inputFieldsOf(spec))(texts), ...values }, file };
};

/** Options of an operation that are switches: `--open` without a value. */
export const switchesOf = (spec: OperationSpec): ReadonlySet<string> =>
  new Set(
    Object.entries(inputFieldsOf(spec))
      .filter(([, schema]) => isSwitch(schema))
      .map(([name]) => name),
  );

/** Where a download goes, seen from this process; another one may write it. */
export const placeOfDownload = (
  args: Arguments,
): { readonly output: string | undefined; readonly directory: string } => {
  const output = optionOf(args, 'output');
  return { output: output === undefined ? undefined : resolve(output), directory: process.cwd() };
};
