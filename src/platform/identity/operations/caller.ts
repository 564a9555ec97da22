import { AppError } from '#kernel/app-error';
import type { Actor, Company, InstallationContext } from '#platform/operations';

/** The caller of an operation that the contract opens to signed-in people only. */
export const callerOf = (context: InstallationContext): { readonly actor: Actor; readonly company: Company } => {
  const { actor, company } = context;
  if (actor === null || company === null) throw new AppError('platform.not-signed-in');
  return { actor, company };
};
