import type { z } from 'zod';
import { AppError } from '#kernel/app-error';

export type InputIssue = z.core.$ZodIssue;

/** An input that the contract's schema refuses, field by field. */
export class InvalidInputError extends AppError {
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[]) {
    super('platform.invalid-input', { fields: issues.length });
    this.name = 'InvalidInputError';
    this.issues = issues;
  }
}

/** Parses what a caller sent. A failure is the caller's; that of an answer is a bug and stays a plain error. */
export const readInput = <I extends z.ZodObject>(schema: I, input: unknown): z.output<I> => {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InvalidInputError(parsed.error.issues);
  return parsed.data;
};
