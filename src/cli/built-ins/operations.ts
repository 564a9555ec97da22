import { resolve } from 'node:path';
import { AppError } from '#kernel/app-error';
import { modules } from '#registry';
import { optionOf } from '../arguments.ts';
import type { Arguments } from '../arguments.ts';
import { ask } from '../ask.ts';
import { placeOfDownload } from '../operation-input.ts';
import { parseJson } from '../read-json.ts';
import { finish, progressTo } from '../finish.ts';
import type { BuiltIn } from './built-in.ts';

const fileOf = (args: Arguments): string | undefined => {
  const file = optionOf(args, 'file');
  return file === undefined ? undefined : resolve(file);
};

/** Any operation of the registry, also those without a command of their own. */
export const callCommand: BuiltIn = {
  command: 'call',
  words: 'OPERATION --input {…}',
  run: async ({ config, terminal, args }) => {
    const [operation] = args.words;
    if (operation === undefined) throw new AppError('cli.value-missing', { name: 'OPERATION' });
    const text = optionOf(args, 'input') ?? '{}';
    const known = modules
      .flatMap(({ contract }) => Object.values(contract.operations))
      .some((spec) => spec.name === operation);
    if (!known) throw new AppError('platform.no-such-operation');
    const request = {
      operation,
      input: parseJson(text, '--input'),
      language: terminal.language,
      company: optionOf(args, 'company'),
      file: fileOf(args),
      ...placeOfDownload(args),
      awaitsJob: optionOf(args, 'wait') === 'true',
    };
    return finish({ ...terminal, isJson: true }, await ask(config, request, progressTo(terminal)));
  },
};
