/** A text of the URL's search part, when it is there: `validateSearch: (search) => textIn(search, 'token')`. */
export const textIn = <K extends string>(search: Readonly<Record<string, unknown>>, name: K): { [P in K]?: string } => {
  const value = search[name];
  const found: { [P in K]?: string } = {};
  if (typeof value === 'string' && value !== '') found[name] = value;
  return found;
};

/** One of a closed list in the URL's search part, such as a tab; anything else is left out. */
export const choiceIn = <V extends string>(value: unknown, choices: readonly V[]): V | undefined => choices.find((choice) => choice === value);
