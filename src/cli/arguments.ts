/** A command line, cut: plain words and the values of each option, in order. */
export type Arguments = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, readonly string[]> };

const switches = new Set(['help', 'version', 'json', 'once', 'wait']);
const isOption = (text: string): boolean => /^--\w/.test(text);

/** `--name value`, `--name=value`, `--name` (true), `--no-name` (false). `takesNoValue` names further switches of the command. */
export const parseArguments = (given: readonly string[], takesNoValue: ReadonlySet<string> = new Set()): Arguments => {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const takesNone = (name: string): boolean => switches.has(name) || takesNoValue.has(name);
  const add = (name: string, value: string): void => void options.set(name, [...(options.get(name) ?? []), value]);
  const rest = [...given];
  for (let text = rest.shift(); text !== undefined; text = rest.shift()) {
    if (!isOption(text)) {
      words.push(text);
      continue;
    }
    const [typed = '', ...parts] = text.slice(2).split('=');
    const name = camel(typed);
    const negated = camel(typed.replace(/^no-/, ''));
    const [next] = rest;
    if (parts.length > 0) add(name, parts.join('='));
    else if (typed.startsWith('no-') && takesNone(negated)) add(negated, 'false');
    else if (takesNone(name) || next === undefined || isOption(next)) add(name, 'true');
    else {
      add(name, next);
      rest.shift();
    }
  }
  return { words, options };
};

/** The line with the options before its first plain word put at its end: `--data DIR init` is `init --data DIR`. */
export const commandFirst = (given: readonly string[]): readonly string[] => {
  let at = 0;
  for (let text = given[at]; text !== undefined && isOption(text); text = given[at]) {
    const next = given[at + 1];
    const takesNext = !text.includes('=') && !isSwitch(text) && next !== undefined && !isOption(next);
    at += takesNext ? 2 : 1;
  }
  return [...given.slice(at), ...given.slice(0, at)];
};

const isSwitch = (text: string): boolean => switches.has(camel(text.slice(2).replace(/^no-/, '')));

/** The plain words before the first option: they name the command. */
export const leadingWords = (given: readonly string[]): readonly string[] => {
  const first = given.findIndex(isOption);
  return first === -1 ? given : given.slice(0, first);
};

/** `--as-of` names the field asOf. */
export const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const optionOf = ({ options }: Arguments, name: string): string | undefined => options.get(name)?.at(-1);
