import { z } from 'zod';
import { listAccountRefs } from '#areas/accounts';
import { holdProposalOf } from '#domain/pricing';
import { bondsOutOf, packLeaseBills, waitingOrdersOf } from '#areas/pricing';
import { accountsOf, companyWindow, readCreditFacts } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { addDays, dayNumberOf } from '#kernel/day';
import { parseDecimal } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { invoiceOf } from '../compute/unpack-page.ts';
import { creditOperations as operations } from '../contract/credit-operations.ts';
import { creditStandingOf, joinPacks, lateChanceOf, promiseOutcomes, withdrawRefusalOf } from '../domain/index.ts';
import { warningPolicies } from '../store/policies.ts';
import { addPromise, listPromises, lockPromise, withdrawPromise } from '../store/promises.ts';
import { findLastRun } from '../store/run-changes.ts';
import { requireWatchedAccount, rowsOf } from './reach.ts';

const judgedDays = 365;
const priorSchema = z.object({ late: z.number(), onTime: z.number() }).nullable();

/** The text after the account's id of a pack that holds one account at most. */
const packOf = (text: string): string | null => (text === '' ? null : text.slice(text.indexOf('\t') + 1));

/** What the ledger and the promises say of one account on the last day of the company's facts. */
export const readCredit = async ({ db, company, today, newId, now }: Context, accountId: string) => {
  const orgId = company.id;
  const { asOf } = await companyWindow(db, orgId, today);
  const scope = { orgId, accounts: accountsOf([accountId]), asOf, after: addDays(asOf, -judgedDays), limitsOn: today };
  const packs = await readCreditFacts(db, scope);
  const prior = priorSchema.parse((await findLastRun(db, orgId))?.latePrior ?? null);
  const { policy } = await warningPolicies.inForce(db, { orgId, newId, now });
  const bonds = await bondsOutOf(db, { orgId, accountId, today });
  const leased = await packLeaseBills(db, scope);
  const [invoices, limit] = [packOf(joinPacks(packs.invoices, leased)), packOf(packs.limits)];
  const bills = invoices === null ? [] : invoices.split(';').map(invoiceOf);
  const asOfDay = dayNumberOf(asOf);
  const noted = await listPromises(db, orgId, accountId);
  const rows = noted.filter(({ withdrawnAt }) => withdrawnAt === null);
  const promises = rows.map(({ madeOn, dueOn, amountMinor }) => ({
    madeDay: dayNumberOf(madeOn),
    dueDay: dayNumberOf(dueOn),
    amountMinor: BigInt(amountMinor),
  }));
  const limitMinor = limit === null ? null : BigInt(limit);
  const standing = creditStandingOf({
    invoices: bills,
    promises,
    undeliveredMinor: minorOf(BigInt(packOf(packs.undelivered) ?? 0), company.currency),
    bondsMinor: BigInt(bonds.outMinor),
    limitMinor,
    asOfDay,
    policy,
    lateProbability: prior === null ? null : lateChanceOf(bills, prior, asOfDay),
  });
  const outcomes = promiseOutcomes(
    promises,
    bills.flatMap(({ payments }) => payments),
    { asOfDay, graceDays: policy.promiseGraceDays },
  );
  const outcomeOf = new Map(rows.map(({ id }, i) => [id, outcomes[i]]));
  return {
    asOf,
    standing,
    limitMinor,
    promises: noted.map((row) => ({ ...row, outcome: outcomeOf.get(row.id) })),
    bonds,
  };
};

type Noted = Awaited<ReturnType<typeof readCredit>>['promises'][number];

/** Why the caller may not withdraw a promise; null: the caller may. */
const refusalOf = ({ actor, today }: Context, { dueOn, createdBy }: Pick<Noted, 'dueOn' | 'createdBy'>) =>
  withdrawRefusalOf({
    dueDay: dayNumberOf(dueOn),
    notedBy: createdBy,
    today: dayNumberOf(today),
    userId: actor.userId,
    mayForgive: actor.scopeOf('warnings.forgive') !== null,
  });

const presentPromise = (context: Context, { outcome, ...row }: Noted) => {
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: context.company.currency });
  const { id, madeOn, dueOn, promisedBy, note, createdByName, withdrawnAt } = row;
  return {
    id,
    madeOn,
    dueOn,
    promisedBy,
    note,
    createdByName,
    amount: money(BigInt(row.amountMinor)),
    state: withdrawnAt === null ? (outcome?.state ?? 'open') : ('withdrawn' as const),
    paid: money(outcome?.paidMinor ?? 0n),
    withdrawal:
      withdrawnAt === null
        ? null
        : { at: withdrawnAt.toISOString(), byName: row.withdrawnByName, reason: row.withdrawnReason },
    mayWithdraw:
      withdrawnAt === null && context.actor.scopeOf('warnings.act') !== null && refusalOf(context, row) === null,
  };
};

const credit = handle(operations.credit, async (context, { accountId }) => {
  const { db, company } = context;
  await requireWatchedAccount(context, 'warnings.read', accountId);
  const account = (await listAccountRefs(db, company.id, [accountId])).get(accountId);
  if (account === undefined) throw new AppError('accounts.not-found');
  const { asOf, standing, limitMinor, promises, bonds } = await readCredit(context, accountId);
  const { payment, graded } = standing;
  const waitingMinor = await waitingOrdersOf(context, accountId);
  const hold = holdProposalOf({
    grade: graded.grade,
    overdueMinor: standing.overdueMinor,
    exposureMinor: standing.exposureMinor + waitingMinor,
    limitMinor,
    orderMinor: 0n,
  });
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: company.currency });
  return {
    account,
    credit: {
      asOf,
      grade: graded.grade,
      reasons: [...graded.reasons],
      daysBeyondTerms: standing.daysBeyondTerms,
      ageing:
        payment === null
          ? null
          : {
              current: money(payment.ageing.currentMinor),
              to30: money(payment.ageing.to30Minor),
              to60: money(payment.ageing.to60Minor),
              to90: money(payment.ageing.to90Minor),
              over90: money(payment.ageing.over90Minor),
              oldestOverdueDays: payment.oldestOverdueDays,
            },
      open: money(standing.openMinor),
      overdue: money(standing.overdueMinor),
      exposure: money(standing.exposureMinor),
      waiting: money(waitingMinor),
      bonds: money(BigInt(bonds.outMinor)),
      overdueBonds: money(BigInt(bonds.overdueMinor)),
      outstanding: money(standing.openMinor + BigInt(bonds.outMinor)),
      limit: limitMinor === null ? null : money(limitMinor),
      hold: hold.kind === 'none' ? null : { reasons: [...hold.reasons], payFirst: money(hold.payFirstMinor) },
      expectedLoss: standing.expectedLossMinor === null ? null : money(standing.expectedLossMinor),
      promises: promises.map((row) => presentPromise(context, row)),
    },
  };
});

/** Beyond this no promise is meant. */
const largestE4 = 10n ** 15n;

const add = handle(operations.addPromise, async (context, { accountId, dueOn, amount, promisedBy, note, ...input }) => {
  const { db, company, actor, now, today, newId } = context;
  await requireWatchedAccount(context, 'warnings.act', accountId);
  const amountE4 = parseDecimal(amount) ?? 0n;
  const amountMinor = amountE4 > largestE4 ? 0n : minorOf(amountE4, company.currency);
  if (amountMinor <= 0n) throw new AppError('warnings.invalid-amount', { value: amount.slice(0, 40) });
  const madeOn = input.madeOn ?? today;
  if (madeOn > today) throw new AppError('warnings.day-ahead');
  if (dueOn < madeOn) throw new AppError('warnings.dates-crossed');
  const id = newId();
  await addPromise(db, {
    orgId: company.id,
    id,
    accountId,
    madeOn,
    dueOn,
    amountMinor: amountMinor.toString(),
    promisedBy: promisedBy ?? null,
    note: note ?? null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnByName: null,
    withdrawnReason: null,
  });
  await context.audit({
    action: 'add-promise',
    objectType: 'account',
    objectId: accountId,
    after: { madeOn, dueOn, amountMinor: amountMinor.toString() },
  });
  return { id };
});

const withdraw = handle(operations.withdrawPromise, async (context, { id, reason }) => {
  const { db, company, actor, now } = context;
  const found = await lockPromise(db, { orgId: company.id, id }, rowsOf(context, 'warnings.act', 'account_id'));
  if (found === undefined) throw new AppError('warnings.promise-not-found');
  const { accountId, madeOn, dueOn, promisedBy, note, createdByName } = found;
  const refusal = refusalOf(context, found);
  if (refusal === 'promise-due') throw new AppError('warnings.promise-due', { day: dueOn });
  if (refusal !== null) throw new AppError('warnings.promise-of-other', { name: createdByName });
  await withdrawPromise(
    db,
    { orgId: company.id, id },
    { withdrawnAt: now, withdrawnBy: actor.userId, withdrawnByName: actor.name, withdrawnReason: reason },
  );
  await context.audit({
    action: 'withdraw-promise',
    objectType: 'account',
    objectId: accountId,
    before: { madeOn, dueOn, amountMinor: String(found.amountMinor), promisedBy, note, createdByName },
    after: { reason },
  });
  return okAnswer;
});

export const creditHandlers = [credit, add, withdraw];
