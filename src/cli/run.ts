import { AppError } from '#kernel/app-error';
import { optionOf, parseArguments } from './arguments.ts';
import { ask } from './ask.ts';
import type { BuiltIn } from './built-ins/built-in.ts';
import { builtIns } from './built-ins/index.ts';
import { configOf } from './built-ins/installation.ts';
import { finish, progressTo, showFailure } from './finish.ts';
import { operationCommands, showCommandHelp, showHelp } from './help.ts';
import type { OperationCommand } from './help.ts';
import { operationInputOf, placeOfDownload, switchesOf } from './operation-input.ts';
import { failureOf } from './refusals.ts';
import { languageOfShell, openTerminal, processStreams } from './terminal.ts';
import type { Streams, Terminal } from './terminal.ts';

type Found = { readonly length: number; readonly operation?: OperationCommand; readonly builtIn?: BuiltIn };

/** The command with the most words that the line starts with: `users invite` before `users`. */
const findCommand = (words: readonly string[]): Found | undefined => {
  const line = `${words.join(' ')} `;
  const all: Found[] = [
    ...builtIns.map((builtIn) => ({ builtIn, length: builtIn.command.split(' ').length })),
    ...operationCommands.map((operation) => ({ operation, length: operation.cli.command.split(' ').length })),
  ];
  const commandOf = ({ builtIn, operation }: Found): string => builtIn?.command ?? operation?.cli.command ?? '';
  return all.filter((found) => line.startsWith(`${commandOf(found)} `)).toSorted((a, b) => b.length - a.length)[0];
};

const runOperation = async (
  terminal: Terminal,
  { spec, cli }: OperationCommand,
  given: readonly string[],
): Promise<number> => {
  const args = parseArguments(given, switchesOf(spec));
  const { input, file } = operationInputOf(spec, cli, args);
  const request = {
    operation: spec.name,
    input,
    file,
    language: terminal.language,
    company: optionOf(args, 'company'),
    ...placeOfDownload(args),
    awaitsJob: cli.awaitsJob,
  };
  return finish(terminal, await ask(configOf(optionOf(args, 'data')), request, progressTo(terminal)));
};

const runCommand = async (terminal: Terminal, given: readonly string[]): Promise<number> => {
  const args = parseArguments(given);
  const leading = given.slice(0, given.findIndex((text) => text.startsWith('--')) >>> 0);
  const isHelp = leading.length === 0 || leading[0] === 'help' || args.options.has('help');
  const words = leading[0] === 'help' ? leading.slice(1) : leading;
  const found = findCommand(words);
  if (isHelp) {
    if (found?.operation === undefined) showHelp(terminal);
    else showCommandHelp(terminal, found.operation);
    return 0;
  }
  if (found === undefined) throw new AppError('cli.unknown-command', { command: words.join(' ') });
  const rest = given.slice(found.length);
  if (found.operation !== undefined) return await runOperation(terminal, found.operation, rest);
  const session = { terminal, args: parseArguments(rest), config: configOf(optionOf(args, 'data')) };
  return (await found.builtIn?.run(session)) ?? 0;
};

/** Runs one command line; answers the exit code. */
export const run = async (given: readonly string[], streams: Streams = processStreams): Promise<number> => {
  const { options } = parseArguments(given);
  const language = languageOfShell(options.get('lang')?.at(-1), process.env);
  const terminal = await openTerminal(language, options.has('json'), streams);
  try {
    return await runCommand(terminal, given);
  } catch (error) {
    const failure = await failureOf(error, language);
    if (failure === undefined) throw error;
    return showFailure(terminal, failure);
  }
};
