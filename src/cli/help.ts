import { z } from 'zod';
import { inputFieldsOf } from '#kernel/contract';
import type { OperationSpec, Schema } from '#kernel/contract';
import { modules } from '#registry';
import { kebab } from './arguments.ts';
import { isRow } from './cells.ts';
import type { BuiltIn } from './built-ins/built-in.ts';
import { builtIns } from './built-ins/index.ts';
import type { Terminal } from './terminal.ts';

export type OperationCommand = { readonly spec: OperationSpec; readonly cli: NonNullable<OperationSpec['cli']> };

/** Operations that have a command of their own. */
export const operationCommands: readonly OperationCommand[] = modules.flatMap(({ contract }) =>
  Object.values(contract.operations).flatMap((spec) => (spec.cli === undefined ? [] : [{ spec, cli: spec.cli }])),
);

const optionsOf = ({ spec, cli }: OperationCommand) =>
  Object.entries(inputFieldsOf(spec)).filter(([name]) => cli.positionals?.includes(name) !== true);

/** A command with its words and the options that it cannot do without. */
const usageOf = (entry: OperationCommand): string =>
  [
    entry.cli.command,
    ...(entry.cli.positionals ?? []).map((name) => (name === 'FILE' ? name : name.toUpperCase())),
    ...optionsOf(entry).flatMap(([name, schema]) =>
      isNeeded(schema) ? [`--${kebab(name)} ${name.toUpperCase()}`] : [],
    ),
  ].join(' ');

const isNeeded = (schema: Schema): boolean => !z.safeParse(schema, undefined).success;

const twoColumns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
};

const sharedOptions = ({ t }: Terminal): readonly (readonly [string, string])[] => [
  ['--data DIR', t('help.data')],
  ['--company COMPANY', t('help.company')],
  ['--json', t('help.json')],
  ['--lang LANG', t('help.lang')],
  ['--output FILE', t('help.output')],
];

/** All commands in the reader's language. */
export const showHelp = (terminal: Terminal): void => {
  const { t, out, language } = terminal;
  const rows: (readonly [string, string])[] = [
    ...builtIns.map(
      ({ command, words }) => [[command, words].filter(Boolean).join(' '), t(`summary.${command}`)] as const,
    ),
    ...operationCommands.map((entry) => [usageOf(entry), entry.spec.summary[language]] as const),
    ['help [COMMAND]', t('summary.help')],
  ];
  out(t('help.usage'));
  out(`\n${t('help.commands')}`);
  for (const line of twoColumns(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)))) out(line);
  out(`\n${t('help.options')}`);
  for (const line of twoColumns(sharedOptions(terminal))) out(line);
};

/** A command that is no operation, with its words and what they mean. */
export const showBuiltInHelp = (terminal: Terminal, { command, words, options = [] }: BuiltIn): void => {
  const { t, out } = terminal;
  out(t('help.command', { command: [command, words].filter(Boolean).join(' ') }));
  out(t(`summary.${command}`));
  if (options.length > 0) out(`\n${t('help.fields')}`);
  if (options.length > 0)
    for (const line of twoColumns(options.map(([name, meaning]) => [name, t(`optionWords.${meaning}`)]))) out(line);
  out(`\n${t('help.options')}`);
  const own = options.map(([name]) => name.split(' ')[0]);
  const shared = sharedOptions(terminal).filter(([name]) => !own.includes(name.split(' ')[0]));
  for (const line of twoColumns(shared)) out(line);
};

/** One command with the options that its operation reads. */
export const showCommandHelp = (terminal: Terminal, entry: OperationCommand): void => {
  const { t, out, language } = terminal;
  const { spec } = entry;
  out(t('help.command', { command: usageOf(entry) }));
  out(spec.summary[language]);
  const words = (entry.cli.positionals ?? []).flatMap((name): (readonly [string, string])[] => {
    const schema = inputFieldsOf(spec)[name];
    const choices = schema === undefined ? [] : choicesOf(schema);
    return choices.length === 0 ? [] : [[name.toUpperCase(), choices.join(', ')]];
  });
  if (words.length > 0) out(`\n${t('help.words')}`);
  for (const line of twoColumns(words)) out(line);
  const fields = optionsOf(entry);
  if (fields.length > 0) out(`\n${t('help.fields')}`);
  for (const line of twoColumns(
    fields.map(([name, schema]) => [`--${kebab(name)}`, describedAs(terminal, schema)] as const),
  ))
    out(line);
  out(`\n${t('help.options')}`);
  for (const line of twoColumns(sharedOptions(terminal))) out(line);
};

const describedAs = ({ t }: Terminal, schema: Schema): string => {
  const told = z.globalRegistry.get(schema)?.description ?? '';
  const choices = choicesOf(schema).join(', ');
  const shown = told === '' || choices === '' ? choices : `(${choices})`;
  return [...(isNeeded(schema) ? [t('help.needed')] : []), told, shown].filter(Boolean).join(' ');
};

/** The words that a field takes, where it takes no other. */
const choicesOf = (schema: Schema): readonly string[] => {
  const root: unknown = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  const named = isRow(root) && isRow(root['$defs']) && typeof root['$ref'] === 'string' ? root['$defs'] : {};
  const name = isRow(root) && typeof root['$ref'] === 'string' ? (root['$ref'].split('/').at(-1) ?? '') : '';
  const own = named[name] ?? root;
  const choices = isRow(own) && Array.isArray(own['enum']) ? own['enum'] : [];
  return choices.flatMap((choice: unknown) => (typeof choice === 'string' ? [choice] : []));
};
