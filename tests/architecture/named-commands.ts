/** A command of the program: its words, and the options that it reads beside the shared ones. */
export type NamedCommand = { readonly words: readonly string[]; readonly options: ReadonlySet<string> };

const sharedOptions = new Set(['data', 'company', 'json', 'lang', 'output']);

/** Commands that a page writes out, each as one line, on a line of its own or in backticks. */
export const commandsOf = (page: string): readonly string[] =>
  Array.from(page.matchAll(/(?:^|`)npx mainstay ([^`\n]+)/gm), ([, line = '']) => line.trim());

/** What is not known of a command line: its words, or an option. Empty when the program would read it. */
export const unknownPartsOf = (line: string, commands: readonly NamedCommand[]): readonly string[] => {
  const words = line.split(/ --/)[0]?.split(' ') ?? [];
  if (words[0] === 'help') return [];
  const fitting = commands
    .filter((command) => command.words.every((word, place) => words[place] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0];
  if (fitting === undefined) return [words.join(' ')];
  return Array.from(line.matchAll(/ --([a-z-]+)/g), ([, option = '']) => option)
    .filter((option) => !sharedOptions.has(option) && !fitting.options.has(option))
    .map((option) => `--${option}`);
};
