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

/** A member of a search part that is there only with a value: what is not chosen stands in no address. */
export const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } => {
  const found: { [P in K]?: V } = {};
  if (value !== undefined) found[name] = value;
  return found;
};

/** Every text of the URL's search part, for pages whose tabs bring filters of their own. */
export const textsIn = (search: Readonly<Record<string, unknown>>): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.keys(search).flatMap((name) => Object.entries(textIn(search, name))));

/**
 * What a page reads of the URL's search part, and nothing else: the router lays it over all that stands there, so that an
 * old or mistyped choice would reach the page as it is. Example: `validateSearch: checked(portfolioSearchIn)`.
 */
export const checked =
  <S extends object>(read: (search: Readonly<Record<string, unknown>>) => S) =>
  (search: Readonly<Record<string, unknown>>): S => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...read(search),
  });
