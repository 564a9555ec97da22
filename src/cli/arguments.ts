/** A command line, cut: plain words and the values of each option, in order. */
export type Arguments = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, readonly string[]> };

const switches = new Set(['help', 'version', 'json', 'once', 'wait']);
const isOption = (text: string): boolean => /^--\w/.test(text);

/** `--name value`, `--name=value`, `--name` (true), `--no-name` (false). `takesNoValue` names further switches of the command. */
export const parseArguments = (given: readonly string[], takesNoValue: ReadonlySet<string> = new Set()): Arguments => {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const isSwitch = (name: string): boolean => switches.has(name) || takesNoValue.has(name);
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
    else if (typed.startsWith('no-') && isSwitch(negated)) add(negated, 'false');
    else if (isSwitch(name) || next === undefined || isOption(next)) add(name, 'true');
    else {
      add(name, next);
      rest.shift();
    }
  }
  return { words, options };
};

/** The plain words before the first option: they name the command. */
export const leadingWords = (given: readonly string[]): readonly string[] => {
  const first = given.findIndex(isOption);
  return first === -1 ? given : given.slice(0, first);
};

/** `--as-of` names the field asOf. */
export const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const optionOf = ({ options }: Arguments, name: string): string | undefined => options.get(name)?.at(-1);
