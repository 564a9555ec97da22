/** What both engines tell about a failed statement. Error classes differ between them: decide by `code`. */
export interface DatabaseErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly detail?: string;
}

export const databaseErrorFields = [
  'code',
  'severity',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
] as const;

const sqlState = /^[0-9A-Z]{5}$/;

/** The SQLSTATE and names of an error that came from the database, undefined for any other error. */
export const databaseErrorOf = (error: unknown): DatabaseErrorFacts | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  if (typeof code !== 'string' || !sqlState.test(code)) return undefined;
  const facts: Record<string, string> = {};
  for (const [key, value] of Object.entries(error)) if (typeof value === 'string') facts[key] = value;
  return { ...facts, code, message: error.message };
};

export const isUniqueViolation = (error: unknown): boolean => databaseErrorOf(error)?.code === '23505';
