import type { z } from 'zod';
import { requireMember } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { tenderOperations as operations } from '../contract/tender-operations.ts';
import type { tenderFieldsSchema } from '../contract/tender-operations.ts';
import { documentNumber, tenderProblemOf } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import { findBond, listGates, listPostsAt, purchases, setBond, setGates } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { presentPurchase, requirePurchase, tenderTermsSchema } from './present-purchase.ts';
import type { TenderTerms } from './present-purchase.ts';
import { changePurchase, requireBecoming, requireReadPurchase } from './purchases.ts';
import { amountIn, lockedAccount, positiveIn, requireProducts } from './reach.ts';
import type { PricingRight } from './reach.ts';

type Fields = z.output<typeof tenderFieldsSchema>;

export const requireTender = async (context: Context, right: PricingRight, id: string): Promise<PurchaseRow> => {
  const row = await requirePurchase(context, right, id);
  if (row.mode !== 'tender') throw new AppError('pricing.purchase-not-found');
  return row;
};

export const requireReadTender = async (
  context: Context,
  key: { readonly id: string; readonly version: number },
): Promise<PurchaseRow> => {
  await requireTender(context, 'pricing.purchase', key.id);
  return await requireReadPurchase(context, key);
};

export const requireOneEach = (rivals: readonly { readonly name: string }[]): void => {
  const names = rivals.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new AppError('pricing.rival-twice', { name: twice });
};

/** Refuses a plan that contradicts itself, or names products, colleagues or persons that are not there. */
const requireSound = async (context: Context, accountId: string, fields: Fields): Promise<void> => {
  const { db, company } = context;
  const productIds = fields.lines.map(({ productId }) => productId);
  if (new Set(productIds).size < productIds.length) throw new AppError('pricing.product-twice');
  await requireProducts(context, productIds);
  for (const { quantity, price, freeQuantity, freight } of fields.lines) {
    positiveIn(quantity);
    for (const text of [price, freeQuantity, freight]) amountIn(text);
  }
  const problem = tenderProblemOf(fields.gates);
  if (problem !== null)
    throw new AppError(problem === 'gate-twice' ? 'pricing.gate-twice' : 'pricing.gates-not-rising');
  for (const { ownerId } of fields.gates) await requireMember(context, ownerId);
  requireOneEach(fields.rivals);
  const personIds = fields.committee.flatMap(({ personId }) => personId ?? []);
  const there = await listPostsAt(db, company.id, { accountId, personIds });
  if (personIds.some((id) => !there.has(id))) throw new AppError('pricing.person-elsewhere');
};

const totalOf = ({ lines }: Fields): bigint =>
  lines.reduce((sum, { quantity, price }) => sum + timesE4(amountIn(price), amountIn(quantity)), 0n);

/** The columns that the fields fill; rivals keep the prices that were read before. */
const columnsOf = (fields: Fields, before: TenderTerms | null) => {
  const pricesOf = (name: string) => before?.rivals.find((rival) => rival.name === name)?.prices ?? [];
  const terms: TenderTerms = {
    reference: fields.reference ?? null,
    note: fields.note ?? null,
    documents: fields.documents,
    committee: fields.committee,
    rivals: fields.rivals.map((rival) => ({ ...rival, prices: pricesOf(rival.name) })),
  };
  return {
    title: fields.title,
    lines: JSON.stringify(fields.lines),
    creditDays: fields.creditDays ?? null,
    totalE4: totalOf(fields).toString(),
    terms: JSON.stringify(terms),
  };
};

/** Writes the way and the bond as planned; what was done or paid before stays so. */
const setPlan = async (context: Context, purchaseId: string, { gates, bond }: Fields): Promise<void> => {
  const { db, company } = context;
  const key = { orgId: company.id, purchaseId };
  const done = new Map((await listGates(db, company.id, purchaseId)).map((gate) => [gate.gate, gate]));
  await setGates(
    db,
    key,
    gates.map(({ gate, dueOn, ownerId }) => {
      const { doneOn = null, outcome = null, note = null } = done.get(gate) ?? {};
      return { ...key, gate, dueOn, ownerId, doneOn, outcome, note };
    }),
  );
  const before = await findBond(db, company.id, purchaseId);
  await setBond(
    db,
    key,
    bond === null || bond === undefined
      ? null
      : {
          ...key,
          amountMinor: minorOf(positiveIn(bond.amount), company.currency).toString(),
          dueBackOn: bond.dueBackOn,
          paidOn: before?.paidOn ?? null,
          returnedOn: before?.returnedOn ?? null,
        },
  );
};

const create = handle(operations.createTender, async (context, { accountId, ...fields }) => {
  const { db, company, actor, now, today, newId } = context;
  await lockedAccount(context, 'pricing.purchase', accountId);
  await requireSound(context, accountId, fields);
  const year = Number(today.slice(0, 4));
  const id = newId();
  await purchases.add(db, {
    ...columnsOf(fields, null),
    orgId: company.id,
    id,
    number: documentNumber('T', year, await nextNumber(db, { orgId: company.id, letter: 'T', year })),
    accountId,
    mode: 'tender',
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await setPlan(context, id, fields);
  await context.audit({
    action: 'prepare-tender',
    objectType: 'purchase',
    objectId: id,
    after: { accountId, title: fields.title, lines: fields.lines.length },
  });
  return await presentPurchase(context, await requirePurchase(context, 'pricing.read', id));
});

const update = handle(operations.updateTender, async (context, { id, version, ...fields }) => {
  const row = await requireReadTender(context, { id, version });
  requireBecoming(row, 'committed');
  await requireSound(context, row.accountId, fields);
  await setPlan(context, id, fields);
  const changed = await changePurchase(context, row, columnsOf(fields, tenderTermsSchema.parse(row.terms)));
  await context.audit({
    action: 'change-tender',
    objectType: 'purchase',
    objectId: id,
    before: { lines: JSON.stringify(row.lines) },
    after: { lines: JSON.stringify(fields.lines) },
  });
  return await presentPurchase(context, changed);
});

export const tenderHandlers = [create, update];
