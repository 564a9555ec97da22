/** A command line, cut: plain words and the values of each option, in order. */
export type Arguments = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, readonly string[]> };

const flags = new Set(['help', 'version', 'json']);
const isOption = (text: string): boolean => /^--\w/.test(text);
const isJson = (text: string | undefined): boolean => text !== undefined && /^[[{]/.test(text);

/** `--name value`, `--name=value`, `--name` (true), `--no-name` (false). `takesNoValue` names further switches of the command. */
export const parseArguments = (given: readonly string[], takesNoValue: ReadonlySet<string> = new Set()): Arguments => {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const add = (name: string, value: string): void =>
    void options.set(camel(name), [...(options.get(camel(name)) ?? []), value]);
  for (let i = 0; i < given.length; i += 1) {
    const text = given[i] ?? '';
    if (!isOption(text)) {
      words.push(text);
      continue;
    }
    const [name = '', ...rest] = text.slice(2).split('=');
    const next = given[i + 1];
    // `call X --json '{…}'` gives the input; elsewhere --json asks for the answer as JSON.
    const isSwitch = (flags.has(name) && !(name === 'json' && isJson(next))) || takesNoValue.has(camel(name));
    if (rest.length > 0) add(name, rest.join('='));
    else if (name.startsWith('no-') && takesNoValue.has(camel(name.slice(3)))) add(name.slice(3), 'false');
    else if (isSwitch || next === undefined || isOption(next)) add(name, 'true');
    else {
      add(name, next);
      i += 1;
    }
  }
  return { words, options };
};

/** `--as-of` names the field asOf. */
export const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const optionOf = ({ options }: Arguments, name: string): string | undefined => options.get(name)?.at(-1);
