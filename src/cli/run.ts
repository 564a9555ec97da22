import { AppError } from '#kernel/app-error';
import type { OperationSpec } from '#kernel/contract';
import type { OperatorReply } from '#server/operator-service';
import { commandFirst, kebab, leadingWords, optionOf, parseArguments } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import type { BuiltIn } from './built-ins/built-in.ts';
import { builtIns } from './built-ins/index.ts';
import { configOf } from './built-ins/installation.ts';
import { finish, progressTo, showFailure } from './finish.ts';
import { operationCommands, showBuiltInHelp, showCommandHelp, showHelp } from './help.ts';
import type { OperationCommand } from './help.ts';
import { operationInputOf, placeOfDownload, switchesOf } from './operation-input.ts';
import { exitCodeOf, failureOf, wordedFailure } from './refusals.ts';
import { languageOfShell, openTerminal, processStreams } from './terminal.ts';
import type { Streams, Terminal } from './terminal.ts';
import { valueWordsOf, worded } from './value-words.ts';

type Found = {
  readonly words: string;
  readonly operation?: OperationCommand;
  readonly builtIn?: BuiltIn;
};

const allCommands: readonly Found[] = [
  ...builtIns.map((builtIn) => ({ builtIn, words: builtIn.command })),
  ...operationCommands.flatMap((operation) =>
    [operation.cli.command, ...(operation.cli.aliases ?? [])].map((words) => ({ operation, words })),
  ),
];

/** Nothing, or the first words of commands: `users` of `users invite`. */
const isPartOfCommand = (words: readonly string[]): boolean =>
  words.length === 0 || allCommands.some(({ words: command }) => command.startsWith(`${words.join(' ')} `));

const wordCount = ({ words }: Found): number => words.split(' ').length;

/** The command with the most words that the line starts with: `users invite` before `users`. */
const findCommand = (words: readonly string[]): Found | undefined => {
  const line = `${words.join(' ')} `;
  return allCommands
    .filter(({ words: command }) => line.startsWith(`${command} `))
    .toSorted((a, b) => wordCount(b) - wordCount(a))[0];
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
  const reply = await ask(configOf(optionOf(args, 'data')), request, progressTo(terminal));
  const code = finish(terminal, await inWords(terminal, spec, reply), cli.columns);
  const failure = 'body' in reply ? cli.failure?.(reply.body) : undefined;
  if (failure === undefined) return code;
  // The answer stands on stdout already; why it is no success goes beside it.
  const { title, status } = await wordedFailure(new AppError(failure.code, failure.params), terminal.language);
  terminal.err(title);
  return exitCodeOf(status);
};

/** JSON is for programs and stays as it is; people read words. */
const inWords = async ({ isJson, language, t }: Terminal, spec: OperationSpec, reply: OperatorReply) => {
  if (isJson || !('body' in reply)) return reply;
  const words = { wordOf: await valueWordsOf(spec, language), yes: t('yes'), no: t('no') };
  return { ...reply, body: worded(reply.body, words) };
};

/** Options that say how help is shown; any other wants a command. */
const ofHelp = new Set(['help', 'version', 'json', 'lang']);

const refuseNoCommand = ({ options }: Arguments): void => {
  const [stray] = [...options.keys()].filter((name) => !ofHelp.has(name));
  if (stray !== undefined) throw new AppError('cli.no-command', { option: `--${kebab(stray)}` });
};

const runCommand = async (terminal: Terminal, line: readonly string[]): Promise<number> => {
  const given = commandFirst(line);
  const args = parseArguments(given);
  const leading = leadingWords(given);
  const isHelp = leading.length === 0 || leading[0] === 'help' || args.options.has('help');
  const words = leading[0] === 'help' ? leading.slice(1) : leading;
  const found = findCommand(words);
  if (found === undefined && !isPartOfCommand(words))
    throw new AppError('cli.unknown-command', { command: words.join(' ') });
  if (isHelp) {
    if (leading.length === 0 && !args.options.has('help')) refuseNoCommand(args);
    if (found?.operation !== undefined) showCommandHelp(terminal, found.operation);
    else if (found?.builtIn !== undefined) showBuiltInHelp(terminal, found.builtIn);
    else showHelp(terminal);
    return 0;
  }
  if (found === undefined) throw new AppError('cli.unknown-command', { command: words.join(' ') });
  const rest = given.slice(wordCount(found));
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
