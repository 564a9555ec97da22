import { z } from 'zod';
import { scopes } from '#kernel/access';
import type { PermissionTable, Scope } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import { inputFieldsOf } from '#kernel/contract';
import type { Actor, Bound, FileContext } from '#platform/operations';

const pageRows = 500;
const pageSchema = z.looseObject({ nextCursor: z.string().optional() });
const rowsSchema = z.array(z.unknown());

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
  /** Under which name the answer holds its rows. */
  readonly at: string;
  readonly rights: PermissionTable;
};

/** The rows of a list operation page by page, each in its own short transaction, as its own handler answers them. */
export async function* listPages(
  context: FileContext,
  { bound, filter, at, rights }: Listing,
): AsyncGenerator<readonly unknown[]> {
  const { spec } = bound;
  if (context.actor.scopeOf(spec.access) === null)
    throw new AppError('platform.forbidden', { permission: spec.access });
  const actor = exporterOf(context.actor, exportRightOf(spec.name, rights));
  const isPaged = 'cursor' in inputFieldsOf(spec);
  const isLimited = 'limit' in inputFieldsOf(spec);
  for (let cursor: string | undefined; ;) {
    const input = { ...filter, ...(isLimited && { limit: pageRows }), ...(cursor !== undefined && { cursor }) };
    const { nextCursor, ...page } = pageSchema.parse(await answerOf(context, { bound, actor, input }));
    yield rowsSchema.parse(page[at]);
    if (nextCursor === undefined || !isPaged) return;
    cursor = nextCursor;
  }
}

type Asking = { readonly bound: Bound; readonly actor: Actor; readonly input: unknown };

const answerOf = async (context: FileContext, { bound, actor, input }: Asking): Promise<unknown> => {
  if (bound.kind === 'json') return await context.transact(async (step) => await bound.run({ ...step, actor }, input));
  if (bound.kind === 'installation') return await bound.run({ ...context.installation, actor }, input);
  if (bound.kind === 'steps') return await bound.run({ ...context, actor }, input);
  throw new Error(`${bound.spec.name} is no list`);
};
