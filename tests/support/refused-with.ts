import assert from 'node:assert/strict';
import { AppError } from '#kernel/app-error';

/** For assert.rejects: the refusal that a call ends with. */
export const refusedWith =
  (code: string) =>
  (error: unknown): true => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    return true;
  };

/** The code and the facts of the refusal that a call ends with; fails where it is let through. */
export const refusalOf = async (act: Promise<unknown>) => {
  try {
    await act;
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return [error.code, error.params] as const;
  }
  return assert.fail('refused nothing');
};
