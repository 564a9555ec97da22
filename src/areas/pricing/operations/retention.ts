import { z } from 'zod';
import { listAccountRefs } from '#areas/accounts';
import { listSpanPayments } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { addDays, daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';
import { e4OfMinor, minorOf, moneyWireOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { retentionOperations as operations } from '../contract/retention-operations.ts';
import {
  countermoves,
  isCountermoveMet,
  leastEndedOffers,
  retentionGrounds,
  retentionRatesOf,
  retentionStateOf,
} from '../domain/index.ts';
import type { CountermoveTarget } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';
import {
  findRetentionOfRequest,
  findStanding,
  listRetentionFacts,
  listRetentionSince,
  requestIs,
  retentionOffers,
} from '../store/retention.ts';
import type { RetentionFacts, RetentionRow } from '../store/retention.ts';
import { positiveIn, requirePricedAccount, rowsOf } from './reach.ts';
import { requireRequest } from './request-parts.ts';
import { draftRequest } from './requests.ts';
import { tellPaper } from './tell-paper.ts';
import { contributionBetween } from './waterfalls.ts';

/** Longer than a year no offer is watched. */
const longestDays = 366;

const keptStanding = z.object({
  lifecycle: z.string().nullable(),
  badges: z.array(z.string()).nullable(),
  aliveBp: z.number().nullable(),
  lastOrderOn: z.string().nullable(),
});

const targetOf = ({ countermove, targetMinor, targetOn, targetDays }: RetentionRow): CountermoveTarget => {
  switch (countermove) {
    case 'volume':
      return { kind: 'volume', amountMinor: BigInt(targetMinor ?? 0) };
    case 'term':
      return { kind: 'term', until: targetOn ?? '' };
    case 'payment':
      return { kind: 'payment', days: targetDays ?? 0 };
    default: {
      const never: never = countermove;
      return never;
    }
  }
};

type Outcome = {
  readonly facts: RetentionFacts;
  readonly state: ReturnType<typeof retentionStateOf>;
  readonly isMet: boolean | null;
  readonly due: number;
  readonly paid: number;
};

/** What has come of each offer, from the books as they are. */
const outcomesOf = async (
  { db, company, today }: Context,
  rows: readonly RetentionRow[],
): Promise<ReadonlyMap<string, Outcome>> => {
  const orgId = company.id;
  const found = await listRetentionFacts(db, { orgId, ids: rows.map(({ id }) => id), today });
  const spans = rows.flatMap(({ id, accountId, startedOn, checkOn, targetDays }) =>
    startedOn === null || targetDays === null
      ? []
      : [
          {
            key: id,
            accountId,
            from: startedOn,
            to: checkOn,
            days: targetDays,
            asOf: today < checkOn ? today : checkOn,
          },
        ],
  );
  const payments = new Map((await listSpanPayments(db, orgId, spans)).map((row) => [row.key, row]));
  return new Map(
    rows.flatMap((row): readonly [string, Outcome][] => {
      const facts = found.get(row.id);
      if (facts === undefined) return [];
      const { due, paid } = payments.get(row.id) ?? { due: 0, paid: 0 };
      const { requestState: request, quoteState: quote, orders, boundUntil } = facts;
      const state = retentionStateOf({ request, quote, checkOn: row.checkOn, orders }, today);
      const boughtMinor = minorOf(BigInt(facts.boughtE4), company.currency);
      const isMet =
        row.startedOn === null
          ? null
          : isCountermoveMet(
              targetOf(row),
              { boughtMinor, boundUntil, dueInvoices: due, paidInvoices: paid },
              state !== 'running',
            );
      return [[row.id, { facts, state, isMet, due, paid }]];
    }),
  );
};

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

const presentRow = (
  { company }: Context,
  row: RetentionRow,
  { accounts, outcome }: { readonly accounts: Refs; readonly outcome: Outcome | undefined },
) => {
  const account = accounts.get(row.accountId);
  if (account === undefined || outcome === undefined) throw new AppError('pricing.retention-not-found');
  const { facts, state, isMet } = outcome;
  const { currency } = company;
  return {
    id: row.id,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    ground: row.ground,
    groundNote: row.groundNote,
    state,
    countermove: row.countermove,
    targetAmount: row.targetMinor === null ? null : moneyWireOf(e4OfMinor(BigInt(row.targetMinor), currency), currency),
    targetUntil: row.targetOn,
    targetDays: row.targetDays,
    isMet,
    checkOn: row.checkOn,
    startedOn: row.startedOn,
    request: { id: row.requestId, number: facts.requestNumber },
    quote: row.quoteId === null || facts.quoteNumber === null ? null : { id: row.quoteId, number: facts.quoteNumber },
    concessionBp: facts.judgedBp,
    orders: facts.orders,
    bought: moneyWireOf(BigInt(facts.boughtE4), currency),
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

/**
 * Contribution of as many days before the quote and after it, as far as they have passed; for those who see costs, since the days may hold
 * one order.
 */
const comparedOf = async (context: Context, row: RetentionRow) => {
  const { today } = context;
  if (row.startedOn === null) return { days: null, before: null, after: null };
  const end = today < row.checkOn ? today : row.checkOn;
  const days = daysBetween(row.startedOn, end) + 1;
  const account = await requirePricedAccount(context, 'pricing.read', row.accountId);
  const between = async (from: Day, to: Day) => await contributionBetween(context, account, { from, to });
  return {
    days,
    before: await between(addDays(row.startedOn, -days), addDays(row.startedOn, -1)),
    after: await between(row.startedOn, end),
  };
};

const present = async (context: Context, id: string) => {
  const { db, company } = context;
  const row = await retentionOffers.find(db, company.id, {
    id,
    within: rowsOf(context, 'pricing.read', 'retention_offer.account_id'),
  });
  if (row === null) throw new AppError('pricing.retention-not-found');
  const outcome = (await outcomesOf(context, [row])).get(id);
  const accounts = await listAccountRefs(db, company.id, [row.accountId]);
  const standing = keptStanding.parse(row.evidence);
  const compared = await comparedOf(context, row);
  const money = (amountE4: bigint | null) =>
    amountE4 === null || !seesCost(context) ? null : moneyWireOf(amountE4, company.currency);
  return {
    ...presentRow(context, row, { accounts, outcome }),
    version: row.version,
    standing: { ...standing, badges: standing.badges ?? [] },
    lastOrderOn: outcome?.facts.lastOrderOn ?? null,
    boundUntil: outcome?.facts.boundUntil ?? null,
    dueInvoices: outcome?.due ?? 0,
    paidInvoices: outcome?.paid ?? 0,
    days: compared.days,
    contributionBefore: money(compared.before),
    contributionAfter: money(compared.after),
  };
};

const list = handle(operations.listRetentionOffers, async (context, { cursor, limit, accountId, requestId }) => {
  const { db, company } = context;
  const found = await retentionOffers.page(
    db,
    {
      orgId: company.id,
      within: rowsOf(context, 'pricing.read', 'retention_offer.account_id'),
      accountId,
      after: momentOf(cursor),
      limit: limit + 1,
    },
    [requestId === undefined ? undefined : requestIs(requestId)],
  );
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const outcomes = await outcomesOf(context, page.rows);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  return {
    ...page,
    rows: page.rows.map((row) => presentRow(context, row, { accounts, outcome: outcomes.get(row.id) })),
  };
});

const get = handle(operations.getRetentionOffer, async (context, { id }) => await present(context, id));

type Fields = z.output<typeof operations.createRetentionOffer.input>;

/** The promise in return, complete for its kind; the days of the offer and of the check within what is watched. */
const countermoveIn = (
  { today, company }: Context,
  { countermove, targetAmount, targetUntil, targetDays, checkOn, wantedUntil }: Fields,
  approvalDays: number,
) => {
  const latest = addDays(today, approvalDays);
  if (wantedUntil < today || wantedUntil > latest)
    throw new AppError('pricing.expiry-outside', { from: today, to: latest });
  const end = addDays(today, longestDays);
  if (checkOn <= today || checkOn > end)
    throw new AppError('pricing.check-outside', { from: addDays(today, 1), to: end });
  const none = { targetMinor: null, targetOn: null, targetDays: null };
  if (countermove === 'volume' && targetAmount !== null && targetAmount !== undefined)
    return { ...none, targetMinor: minorOf(positiveIn(targetAmount), company.currency).toString() };
  if (countermove === 'term' && targetUntil !== null && targetUntil !== undefined && targetUntil > today)
    return { ...none, targetOn: targetUntil };
  if (countermove === 'payment' && targetDays !== null && targetDays !== undefined) return { ...none, targetDays };
  throw new AppError('pricing.countermove-missing');
};

const create = handle(operations.createRetentionOffer, async (context, input) => {
  const { db, company, actor, now, newId } = context;
  const orgId = company.id;
  const { ground, groundNote, countermove, checkOn, ...rest } = input;
  const { targetAmount: _amount, targetUntil: _until, targetDays: _days, ...asked } = rest;
  const { policy } = await pricingPolicies.inForce(db, { orgId, newId, now });
  const target = countermoveIn(context, input, policy.approvalDays);
  if (ground === 'other' && (groundNote === null || groundNote === undefined))
    throw new AppError('pricing.reason-missing');
  const request = await draftRequest(context, asked);
  const standing = await findStanding(db, orgId, asked.accountId);
  const id = newId();
  await retentionOffers.add(db, {
    ...target,
    orgId,
    id,
    accountId: asked.accountId,
    requestId: request.id,
    ground,
    groundNote: groundNote ?? null,
    evidence: JSON.stringify(standing ?? { lifecycle: null, badges: null, aliveBp: null, lastOrderOn: null }),
    countermove,
    checkOn,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'prepare-retention',
    objectType: 'retention-offer',
    objectId: id,
    after: { accountId: asked.accountId, requestId: request.id, ground, countermove, checkOn },
  });
  return await present(context, id);
});

/** The offer behind a request is made with its quote: from this day on it is watched. */
export const startRetention = async (context: Context, requestId: string, quoteId: string): Promise<void> => {
  const { db, company, today } = context;
  const row = await findRetentionOfRequest(db, company.id, requestId);
  if (row === null) return;
  const key = { orgId: company.id, id: row.id, version: row.version };
  await retentionOffers.update(db, key, { quoteId, startedOn: today });
  await context.audit({
    action: 'start-retention',
    objectType: 'retention-offer',
    objectId: row.id,
    after: { quoteId, startedOn: today },
  });
  const request = await requireRequest(context, 'pricing.read', requestId);
  await tellPaper(context, request, 'retention-started');
};

const rates = handle(operations.retentionRates, async (context, { from }) => {
  const { db, company, today } = context;
  const made = await listRetentionSince(db, {
    orgId: company.id,
    from: from ?? addDays(today, -730),
    within: rowsOf(context, 'pricing.read', 'account_id'),
  });
  const outcomes = await outcomesOf(context, made);
  const offers = made.flatMap(({ id, countermove, ground }) => {
    const outcome = outcomes.get(id);
    return outcome === undefined ? [] : [{ countermove, ground, state: outcome.state, isMet: outcome.isMet }];
  });
  const byCountermove = retentionRatesOf(
    countermoves,
    offers.map((offer) => ({ ...offer, key: offer.countermove })),
  );
  const byGround = retentionRatesOf(
    retentionGrounds,
    offers.map((offer) => ({ ...offer, key: offer.ground })),
  );
  const told = (kind: 'countermove' | 'ground') => (rate: (typeof byCountermove | typeof byGround)[number]) => ({
    kind,
    key: rate.key,
    offers: rate.offers,
    kept: rate.kept,
    lost: rate.lost,
    met: rate.met,
    rateBp: rate.rate?.bp ?? null,
    lowBp: rate.rate?.lowBp ?? null,
    highBp: rate.rate?.highBp ?? null,
  });
  return {
    least: leastEndedOffers,
    rows: [...byCountermove.map(told('countermove')), ...byGround.map(told('ground'))],
  };
});

export const retentionHandlers = [list, get, create, rates];
