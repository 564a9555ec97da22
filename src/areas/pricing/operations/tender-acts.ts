import type { z } from 'zod';
import { requireMember } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { tenderOperations as operations } from '../contract/tender-operations.ts';
import { gateProblemOf, preludeOutcomes, tenderProblemOf } from '../domain/index.ts';
import type { TenderGate } from '../domain/index.ts';
import { freeApproval } from '../store/approval-grounds.ts';
import { addMarketPrice } from '../store/market-prices.ts';
import { findBond, listGates, setBond, setGates } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { presentPurchase, requirePurchase, tenderTermsSchema } from './present-purchase.ts';
import type { TenderTerms } from './present-purchase.ts';
import { changePurchase, requireBecoming } from './purchases.ts';
import { positiveIn, requirePricedAccount, requireProducts } from './reach.ts';
import { tellPaper } from './tell-paper.ts';
import { requireOneEach, requireReadTender, requireTender } from './tenders.ts';

const requireNotAhead = ({ today }: Context, ...days: readonly (Day | null | undefined)[]): void => {
  if (days.some((day) => day !== null && day !== undefined && day > today))
    throw new AppError('pricing.seen-ahead', { today });
};

/** Refuses to mark a gate before what has to precede it: the papers of the prelude, and qualification. */
const requireGateOpen = async ({ db, company }: Context, row: PurchaseRow, gate: TenderGate): Promise<void> => {
  const { documents } = tenderTermsSchema.parse(row.terms);
  const problem = gateProblemOf(gate, { gates: await listGates(db, company.id, row.id), documents });
  if (problem !== null) throw new AppError(`pricing.${problem}`);
};

type Marked = z.output<typeof operations.setTenderGate.input>;

/** How a gate of the prelude ended; the condition of a conditional pass and the reason of a refusal are written. */
const endOf = ({ gate: name, doneOn, outcome, note }: Marked) => {
  if (doneOn === undefined) return {};
  if (doneOn === null) return { doneOn, outcome: null, note: null };
  const allowed = preludeOutcomes[name];
  if (allowed === undefined) return { doneOn };
  const ended = outcome ?? (name === 'meeting' ? 'held' : undefined);
  if (ended === undefined || !allowed.includes(ended)) throw new AppError('pricing.outcome-missing');
  if ((ended === 'conditional' || ended === 'refused') && note === undefined)
    throw new AppError('pricing.reason-missing');
  return { doneOn, outcome: ended, note: note ?? null };
};

const gate = handle(operations.setTenderGate, async (context, marked) => {
  const { id, gate: name, dueOn, doneOn, ownerId } = marked;
  const { db, company } = context;
  const row = await requireTender(context, 'pricing.purchase', id);
  if (row.state === 'withdrawn') throw new AppError('pricing.wrong-state', { state: row.state });
  requireNotAhead(context, doneOn);
  await requireMember(context, ownerId);
  const key = { orgId: company.id, purchaseId: id };
  const gates = await listGates(db, company.id, id);
  if (doneOn !== undefined && doneOn !== null) await requireGateOpen(context, row, name);
  const empty = { ...key, gate: name, dueOn: null, doneOn: null, ownerId: null, outcome: null, note: null };
  const before = gates.find((one) => one.gate === name) ?? empty;
  const after = {
    ...before,
    ...(dueOn !== undefined && { dueOn }),
    ...endOf(marked),
    ...(ownerId !== undefined && { ownerId }),
  };
  const next = [...gates.filter((one) => one.gate !== name), after];
  if (tenderProblemOf(next) !== null) throw new AppError('pricing.gates-not-rising');
  await setGates(db, key, next);
  await context.audit({
    action: 'set-tender-gate',
    objectType: 'purchase',
    objectId: id,
    before: {
      gate: name,
      dueOn: before.dueOn,
      doneOn: before.doneOn,
      ownerId: before.ownerId,
      outcome: before.outcome,
    },
    after: {
      gate: name,
      dueOn: after.dueOn,
      doneOn: after.doneOn,
      ownerId: after.ownerId,
      outcome: after.outcome,
      note: after.note,
    },
  });
  return await presentPurchase(context, row);
});

const bond = handle(operations.setTenderBond, async (context, { id, paidOn, returnedOn, dueBackOn }) => {
  const { db, company } = context;
  const row = await requireTender(context, 'pricing.bond', id);
  if (row.state === 'withdrawn') throw new AppError('pricing.wrong-state', { state: row.state });
  requireNotAhead(context, paidOn, returnedOn);
  const before = await findBond(db, company.id, id);
  if (before === null) throw new AppError('pricing.bond-not-found');
  if (paidOn !== undefined && paidOn !== null) await requireGateOpen(context, row, 'bond-paid');
  const after = {
    ...before,
    amountMinor: String(before.amountMinor),
    ...(paidOn !== undefined && { paidOn }),
    ...(returnedOn !== undefined && { returnedOn }),
    ...(dueBackOn !== undefined && { dueBackOn }),
  };
  if (after.returnedOn !== null && (after.paidOn === null || after.returnedOn < after.paidOn))
    throw new AppError('pricing.dates-crossed');
  const key = { orgId: company.id, purchaseId: id };
  await setBond(db, key, after);
  const gates = await listGates(db, company.id, id);
  await setGates(
    db,
    key,
    gates.map((one) => {
      if (one.gate === 'bond-paid') return { ...one, doneOn: after.paidOn };
      return one.gate === 'bond-returned' ? { ...one, doneOn: after.returnedOn } : one;
    }),
  );
  await context.audit({
    action: 'set-tender-bond',
    objectType: 'purchase',
    objectId: id,
    before: { paidOn: before.paidOn, returnedOn: before.returnedOn, dueBackOn: before.dueBackOn },
    after: { paidOn: after.paidOn, returnedOn: after.returnedOn, dueBackOn: after.dueBackOn },
  });
  return await presentPurchase(context, await requirePurchase(context, 'pricing.read', id));
});

const tick = handle(operations.tickTenderDocument, async (context, { id, version, at, isReady }) => {
  const row = await requireReadTender(context, { id, version });
  requireBecoming(row, 'committed');
  const terms = tenderTermsSchema.parse(row.terms);
  const document = terms.documents[at];
  if (document === undefined) throw new AppError('pricing.document-not-found');
  const documents = terms.documents.map((one, place) => (place === at ? { ...one, isReady } : one));
  const changed = await changePurchase(context, row, { terms: JSON.stringify({ ...terms, documents }) });
  await context.audit({
    action: 'tick-tender-document',
    objectType: 'purchase',
    objectId: id,
    after: { text: document.text, isReady },
  });
  return await presentPurchase(context, changed);
});

/** What a rival bid is what the market asks: seen at the opening, so as sure as a price can be. */
const keepRivalPrices = async (
  context: Context,
  row: PurchaseRow,
  { rivals, on }: { readonly rivals: TenderTerms['rivals']; readonly on: Day },
): Promise<void> => {
  const { db, company, actor, now, newId } = context;
  const { region } = await requirePricedAccount(context, 'pricing.read', row.accountId);
  for (const { name, prices } of rivals)
    for (const { productId, price } of prices)
      await addMarketPrice(db, {
        orgId: company.id,
        id: newId(),
        productId,
        region,
        kind: 'bid-opened',
        priceE4: positiveIn(price).toString(),
        seenOn: on,
        source: `${row.number} ${row.title}`,
        rival: name,
        confidence: 'high',
        createdBy: actor.userId,
        createdByName: actor.name,
        createdAt: now,
      });
};

const opening = handle(operations.recordTenderOpening, async (context, { id, version, rivals, ...rest }) => {
  const { db, company, today } = context;
  const on = rest.on ?? today;
  const row = await requireReadTender(context, { id, version });
  if (row.state !== 'committed') throw new AppError('pricing.wrong-state', { state: row.state });
  requireNotAhead(context, on);
  const terms = tenderTermsSchema.parse(row.terms);
  requireOneEach(rivals);
  const priced = terms.rivals.filter(({ prices }) => prices.length > 0).map(({ name }) => name);
  const twice = rivals.find(({ name }) => priced.includes(name));
  if (twice !== undefined) throw new AppError('pricing.rival-twice', { name: twice.name });
  await requireProducts(
    context,
    rivals.flatMap(({ prices }) => prices.map(({ productId }) => productId)),
  );
  await keepRivalPrices(context, row, { rivals, on });
  const others = terms.rivals.filter(({ name }) => !rivals.some((rival) => rival.name === name));
  const key = { orgId: company.id, purchaseId: id };
  const gates = await listGates(db, company.id, id);
  const opened = gates.find((one) => one.gate === 'opening') ?? {
    ...key,
    gate: 'opening' as const,
    dueOn: on,
    ownerId: null,
  };
  await setGates(db, key, [...gates.filter((one) => one.gate !== 'opening'), { ...opened, doneOn: on }]);
  const changed = await changePurchase(context, row, {
    terms: JSON.stringify({ ...terms, rivals: [...others, ...rivals] }),
  });
  await context.audit({
    action: 'record-tender-opening',
    objectType: 'purchase',
    objectId: id,
    after: { on, rivals: JSON.stringify(rivals) },
  });
  return await presentPurchase(context, changed);
});

const close = handle(operations.closeTender, async (context, { id, version, result, reason, note, dueBackOn }) => {
  const { db, company, now } = context;
  const row = await requireReadTender(context, { id, version });
  requireBecoming(row, result);
  const held = await findBond(db, company.id, id);
  if (held !== null && dueBackOn !== undefined)
    await setBond(
      db,
      { orgId: company.id, purchaseId: id },
      { ...held, amountMinor: String(held.amountMinor), dueBackOn },
    );
  const closed = await changePurchase(context, row, {
    state: result,
    reason,
    resultNote: note ?? null,
    closedAt: now,
  });
  if (result !== 'won' && row.requestId !== null)
    await freeApproval(db, { orgId: company.id, requestId: row.requestId, documentId: id });
  await context.audit({
    action: 'close-tender',
    objectType: 'purchase',
    objectId: id,
    before: { state: row.state },
    after: { state: result, reason, note: note ?? null },
  });
  await tellPaper(context, row, `tender-${result}`);
  return await presentPurchase(context, closed);
});

export const tenderActHandlers = [gate, bond, tick, opening, close];
