/** A text of the URL's search part, when it is there: `validateSearch: (search) => textIn(search, 'token')`. */
export const textIn = <K extends string>(search: Readonly<Record<string, unknown>>, name: K): { [P in K]?: string } => {
  const value = search[name];
  const found: { [P in K]?: string } = {};
  if (typeof value === 'string' && value !== '') found[name] = value;
  return found;
};

/** One of a closed list in the URL's search part, such as a tab; anything else is left out. */
export const choiceIn = <V extends string>(value: unknown, choices: readonly V[]): V | undefined =>
  choices.find((choice) => choice === value);

/** Every text of the URL's search part, for pages whose tabs bring filters of their own. */
export const textsIn = (search: Readonly<Record<string, unknown>>): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.keys(search).flatMap((name) => Object.entries(textIn(search, name))));
