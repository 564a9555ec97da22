import { z } from 'zod';
import { scopes } from '#kernel/access';
import type { PermissionTable, Scope } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import { inputFieldsOf } from '#kernel/contract';
import type { Actor, Bound, StreamContext } from '#platform/operations';

const pageRows = 500;
const pageSchema = z.object({ rows: z.array(z.unknown()), nextCursor: z.string().optional() });

/** The right to export what an area lists, where it has one beside the right to read. */
export const exportRightOf = (list: string, rights: PermissionTable): string | undefined => {
  const right = `${list.split('.')[0] ?? ''}.export`;
  return Object.hasOwn(rights, right) ? right : undefined;
};

/** The caller as far as the export right reaches: no list shows more rows in a file than that. */
const exporterOf = (actor: Actor, right: string | undefined): Actor => {
  if (right === undefined) return actor;
  const reach = actor.scopeOf(right);
  if (reach === null) throw new AppError('platform.forbidden', { permission: right });
  return { ...actor, scopeOf: (permission) => narrower(actor.scopeOf(permission), reach) };
};

const narrower = (scope: Scope | null, reach: Scope): Scope | null =>
  scope === null || scopes.indexOf(scope) < scopes.indexOf(reach) ? scope : reach;

type Listing = {
  readonly bound: Bound;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly rights: PermissionTable;
};

/** The rows of a list operation page by page, each in its own short transaction, as its own handler answers them. */
export async function* listPages(
  context: StreamContext,
  { bound, filter, rights }: Listing,
): AsyncGenerator<readonly unknown[]> {
  const { spec } = bound;
  if (context.actor.scopeOf(spec.access) === null)
    throw new AppError('platform.forbidden', { permission: spec.access });
  const actor = exporterOf(context.actor, exportRightOf(spec.name, rights));
  const isPaged = 'cursor' in inputFieldsOf(spec);
  for (let cursor: string | undefined; ;) {
    const input = isPaged ? { ...filter, limit: pageRows, ...(cursor !== undefined && { cursor }) } : filter;
    const { rows, nextCursor } = pageSchema.parse(await answerOf(context, { bound, actor, input }));
    yield rows;
    if (nextCursor === undefined || !isPaged) return;
    cursor = nextCursor;
  }
}

type Asking = { readonly bound: Bound; readonly actor: Actor; readonly input: unknown };

const answerOf = async (context: StreamContext, { bound, actor, input }: Asking): Promise<unknown> => {
  if (bound.kind === 'json') return await context.transact(async (step) => await bound.run({ ...step, actor }, input));
  if (bound.kind === 'steps') return await bound.run({ ...context, actor }, input);
  throw new Error(`${bound.spec.name} is no list`);
};
