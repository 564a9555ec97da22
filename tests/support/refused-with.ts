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
