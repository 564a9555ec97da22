import { readFileSync } from 'node:fs';
import { AppError } from '#kernel/app-error';

type Place = { readonly line: number; readonly column: number };

const failureOf = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

/** The parser names the position of most faults, but not of a wrong token: that one is where a beginning of the text turns from unfinished to wrong. */
const faultAt = (text: string): number => {
  const named = /at position (\d+)/.exec(failureOf(text) ?? '')?.[1];
  if (named !== undefined) return Number(named);
  let [sound, wrong] = [0, text.length];
  if (!isWrong(text)) return text.length;
  while (wrong - sound > 1) {
    const middle = Math.floor((sound + wrong) / 2);
    if (isWrong(text.slice(0, middle))) wrong = middle;
    else sound = middle;
  }
  return wrong - 1;
};

const isWrong = (text: string): boolean => failureOf(text)?.startsWith('Unexpected token') === true;

const placeOf = (text: string): Place => {
  const before = text.slice(0, faultAt(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** Reads JSON that a person wrote; `from` names the file or the option in the refusal, which says where it is broken. */
export const parseJson = (text: string, from: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('cli.bad-json', { from, ...placeOf(text) }, { cause: error });
  }
};

export const readJsonFile = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('platform.file-unreadable', { file: path }, { cause: error });
  }
  return parseJson(text.replace(/^\u{feff}/u, ''), path);
};
