import type { z } from 'zod';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { leaseOperations as operations } from '../contract/lease-operations.ts';
import type { leaseFieldsSchema } from '../contract/lease-operations.ts';
import { documentNumber } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import { purchases } from '../store/purchases.ts';
import { leaseLinesOf, leaseTermsOf, presentLease } from './lease-schedule.ts';
import { presentPurchase, requirePurchase } from './present-purchase.ts';
import { changePurchase, redraftedBy, requireBecoming, requireReadPurchase } from './purchases.ts';
import { lockedAccount, requirePricedAccount } from './reach.ts';

type Fields = z.output<typeof leaseFieldsSchema>;

const preview = handle(operations.previewLease, async (context, { accountId, lines, ...schedule }) => {
  await requirePricedAccount(context, 'pricing.read', accountId);
  const terms = await leaseTermsOf(context, schedule);
  const priced = await leaseLinesOf(context, accountId, { terms, lines });
  return { lease: presentLease(context, terms), lines: priced.lines };
});

/** The columns that the fields fill: lines carry the price that the lease is equal to, paid on delivery. */
const columnsOf = async (context: Context, accountId: string, { title, lines, ...fields }: Fields) => {
  const terms = await leaseTermsOf(context, fields);
  if (terms.residualMinor !== '0' && terms.residualSource === null) throw new AppError('pricing.source-missing');
  const priced = await leaseLinesOf(context, accountId, { terms, lines });
  return {
    title,
    lines: JSON.stringify(priced.lines),
    creditDays: 0,
    totalE4: priced.totalE4.toString(),
    terms: JSON.stringify(terms),
    residualMinor: terms.residualMinor,
  };
};

const create = handle(operations.createLease, async (context, { accountId, ...fields }) => {
  const { db, company, actor, now, today, newId } = context;
  await lockedAccount(context, 'pricing.purchase', accountId);
  const columns = await columnsOf(context, accountId, fields);
  const year = Number(today.slice(0, 4));
  const id = newId();
  await purchases.add(db, {
    ...columns,
    orgId: company.id,
    id,
    number: documentNumber('L', year, await nextNumber(db, { orgId: company.id, letter: 'L', year })),
    accountId,
    mode: 'lease',
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'draft-lease',
    objectType: 'purchase',
    objectId: id,
    after: { accountId, title: fields.title, lines: fields.lines.length },
  });
  return await presentPurchase(context, await requirePurchase(context, 'pricing.read', id));
});

const update = handle(operations.updateLease, async (context, { id, version, ...fields }) => {
  const row = await requireReadPurchase(context, { id, version });
  if (row.mode !== 'lease') throw new AppError('pricing.purchase-not-found');
  requireBecoming(row, 'committed');
  const columns = await columnsOf(context, row.accountId, fields);
  const changed = await changePurchase(context, row, { ...columns, ...redraftedBy(context) });
  await context.audit({
    action: 'change-lease',
    objectType: 'purchase',
    objectId: id,
    before: { lines: JSON.stringify(row.lines) },
    after: { lines: JSON.stringify(changed.lines) },
  });
  return await presentPurchase(context, changed);
});

export const leaseHandlers = [preview, create, update];
