/** Facts that word an error: plain values, never sentences. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A refusal that ends a request. `code` is `<area>.<kebab-case>` from the closed list of a contract;
 * the sentence is made from messages in the reader's language.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** True for refusals; everything else that is thrown is a bug. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
