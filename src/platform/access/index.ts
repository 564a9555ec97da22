import { seesCost as fieldsSeeCost, seesMargin as fieldsSeeMargin } from '#kernel/access';
import type { Scope } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import type { Actor } from '#platform/operations';

/** The rows that a right reaches for this actor; refuses when the actor does not hold it. */
export const requireScope = (actor: Actor, permission: string): Scope => {
  const scope = actor.scopeOf(permission);
  if (scope === null) throw new AppError('platform.forbidden', { permission });
  return scope;
};

type Seeing = { readonly actor: Pick<Actor, 'fields'> };

export const seesCost = ({ actor }: Seeing): boolean => fieldsSeeCost(actor.fields);
export const seesMargin = ({ actor }: Seeing): boolean => fieldsSeeMargin(actor.fields);
