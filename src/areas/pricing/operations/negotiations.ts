import { z } from 'zod';
import type { AccountRow } from '#areas/accounts';
import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { seesCost } from '#platform/access';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { negotiationOperations as operations, preparedLineSchema } from '../contract/negotiation-operations.ts';
import { floorPrice, levers, preparationProblemOf } from '../domain/index.ts';
import { negotiations } from '../store/negotiations.ts';
import type { NegotiationRow } from '../store/negotiations.ts';
import { pricingPolicies } from '../store/policies.ts';
import { requests } from '../store/requests.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import { lockedAccount, positiveIn, requirePricedAccount, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';

const asksSchema = z.array(z.object({ text: z.string(), isGranted: z.boolean().nullable() }));
const keptSchema = z.object({
  lines: z.array(preparedLineSchema),
  levers: z.array(z.enum(levers)),
  asks: asksSchema,
});

type Fields = Omit<z.output<typeof operations.createNegotiation.input>, 'accountId'>;
type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

const requireSheet = async (context: Context, right: PricingRight, id: string): Promise<NegotiationRow> => {
  const within = rowsOf(context, right, 'negotiation.account_id');
  const row = await negotiations.find(context.db, context.company.id, { id, within });
  if (row === null) throw new AppError('pricing.negotiation-not-found');
  return row;
};

const requirePrepared = async (
  context: Context,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<NegotiationRow> => {
  const row = await requireSheet(context, 'pricing.request', id);
  if (row.version !== version) throw new AppError('pricing.negotiation-changed-meanwhile');
  if (row.state !== 'prepared') throw new AppError('pricing.wrong-state', { state: row.state });
  return row;
};

const presentRow = (row: NegotiationRow, accounts: Refs) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.negotiation-not-found');
  const asks = asksSchema.parse(row.asks);
  const { id, title, meetOn, state, outcome, createdByName } = row;
  return {
    id,
    title,
    meetOn,
    state,
    outcome,
    createdByName,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    asked: asks.length,
    granted: asks.filter(({ isGranted }) => isGranted === true).length,
    createdAt: row.createdAt.toISOString(),
  };
};

const present = async (context: Context, row: NegotiationRow) => {
  const { db, company, actor } = context;
  const kept = keptSchema.parse(row);
  const products = await listProductRefs(
    db,
    company.id,
    kept.lines.map(({ productId }) => productId),
  );
  const within = rowsOf(context, 'pricing.read', 'price_request.account_id');
  const request = row.requestId === null ? null : await requests.find(db, company.id, { id: row.requestId, within });
  return {
    ...presentRow(row, await listAccountRefs(db, company.id, [row.accountId])),
    ...kept,
    version: row.version,
    products: kept.lines.flatMap(({ productId }) => products.get(productId) ?? []),
    theirAlternatives: row.theirAlternatives,
    ourAlternative: row.ourAlternative,
    request: request === null ? null : { id: request.id, number: request.number },
    result: row.result,
    mayChange: row.state === 'prepared' && actor.scopeOf('pricing.request') !== null,
  };
};

/** Refuses lines whose prices do not fall, or that would leave below the floor on the account's terms. */
const requireSound = async (context: Context, account: AccountRow, { lines, requestId }: Fields): Promise<void> => {
  const { db, company, newId, now } = context;
  const orgId = company.id;
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const days = account.termsDays ?? policy.policy.standardCreditDays;
  const productIds = lines.map(({ productId }) => productId);
  const products = await listAccountPricing(context, { accountId: account.id, productIds });
  for (const [at, line] of lines.entries()) {
    const product = products.get(line.productId);
    if (product === undefined) throw new AppError('pricing.product-not-found', { id: line.productId });
    const floor = floorPrice(floorPartsOf(policy, product, days));
    const facts = { line: at + 1, product: product.code };
    if (floor.kind === 'unknown') throw new AppError('pricing.cost-unknown', facts);
    const [openingE4, targetE4, walkAwayE4] = [line.opening, line.target, line.walkAway].map(positiveIn);
    if (openingE4 === undefined || targetE4 === undefined || walkAwayE4 === undefined) continue;
    const problem = preparationProblemOf({ openingE4, targetE4, walkAwayE4 }, floor.floorE4);
    // A sheet promises nothing: who sees no cost learns of the floor from those who decide.
    if (problem === 'below-floor' && seesCost(context)) throw new AppError('pricing.below-floor', facts);
    if (problem !== null && problem !== 'below-floor') throw new AppError('pricing.prices-not-falling', facts);
  }
  if (requestId === null || requestId === undefined) return;
  const within = rowsOf(context, 'pricing.read', 'price_request.account_id');
  const request = await requests.find(db, orgId, { id: requestId, within });
  if (request === null || request.accountId !== account.id) throw new AppError('pricing.request-not-found');
};

const columnsOf = (fields: Fields) => ({
  title: fields.title,
  meetOn: fields.meetOn,
  lines: JSON.stringify(fields.lines),
  levers: JSON.stringify([...new Set(fields.levers)]),
  asks: JSON.stringify(fields.asks.map((ask) => ({ text: ask, isGranted: null }))),
  theirAlternatives: fields.theirAlternatives ?? null,
  ourAlternative: fields.ourAlternative ?? null,
  requestId: fields.requestId ?? null,
});

const list = handle(operations.listNegotiations, async (context, { cursor, limit, accountId }) => {
  const { db, company } = context;
  const found = await negotiations.page(db, {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'negotiation.account_id'),
    accountId,
    after: momentOf(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  return { ...page, rows: page.rows.map((row) => presentRow(row, accounts)) };
});

const get = handle(operations.getNegotiation, async (context, { id }) =>
  present(context, await requireSheet(context, 'pricing.read', id)),
);

const create = handle(operations.createNegotiation, async (context, { accountId, ...fields }) => {
  const { db, company, actor, now, newId } = context;
  const account = await lockedAccount(context, 'pricing.request', accountId);
  await requireSound(context, account, fields);
  const id = newId();
  await negotiations.add(db, {
    ...columnsOf(fields),
    orgId: company.id,
    id,
    accountId,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'prepare-negotiation',
    objectType: 'negotiation',
    objectId: id,
    after: { accountId, title: fields.title },
  });
  return await present(context, await requireSheet(context, 'pricing.read', id));
});

/** Changes a prepared sheet; refuses when somebody was quicker. */
const change = async (context: Context, row: NegotiationRow, values: Parameters<typeof negotiations.update>[2]) => {
  const { db, company } = context;
  const key = { orgId: company.id, id: row.id, version: row.version };
  if (!(await negotiations.update(db, key, values))) throw new AppError('pricing.negotiation-changed-meanwhile');
  return await present(context, await requireSheet(context, 'pricing.read', row.id));
};

const update = handle(operations.updateNegotiation, async (context, { id, version, ...fields }) => {
  const row = await requirePrepared(context, { id, version });
  const account = await requirePricedAccount(context, 'pricing.request', row.accountId);
  await requireSound(context, account, fields);
  const changed = await change(context, row, columnsOf(fields));
  await context.audit({
    action: 'change-negotiation',
    objectType: 'negotiation',
    objectId: id,
    before: { lines: JSON.stringify(row.lines) },
    after: { lines: JSON.stringify(fields.lines) },
  });
  return changed;
});

const close = handle(operations.closeNegotiation, async (context, { id, version, outcome, result, granted }) => {
  const row = await requirePrepared(context, { id, version });
  const asks = asksSchema.parse(row.asks).map(({ text }, at) => ({ text, isGranted: granted.includes(at) }));
  const closed = await change(context, row, {
    state: 'held',
    outcome,
    result,
    asks: JSON.stringify(asks),
    closedAt: context.now,
  });
  await context.audit({
    action: 'close-negotiation',
    objectType: 'negotiation',
    objectId: id,
    after: { outcome, result, granted: granted.length },
  });
  return closed;
});

export const negotiationHandlers = [list, get, create, update, close];
