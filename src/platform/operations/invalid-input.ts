import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Schema } from '#kernel/contract';

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
export const readInput = <I extends Schema>(schema: I, input: unknown): z.output<I> => {
  const parsed = z.safeParse(schema, input);
  if (!parsed.success) throw new InvalidInputError(parsed.error.issues);
  return parsed.data;
};
