import { z } from 'zod';
import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { e4OfMinor, minorOf, moneyWireOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import type { Context } from '#platform/operations';
import type { planFieldsSchema } from '../contract/plan-schemas.ts';
import { lastDayOfAgreement, planProblemOf, shownAgreementStateOf, shownStateOf } from '../domain/index.ts';
import type { PlanProblem, PlanStep } from '../domain/index.ts';
import { listLineNames } from '../store/agreed-ranges.ts';
import { plans } from '../store/plans.ts';
import type { PlanRow } from '../store/plans.ts';
import { requests } from '../store/requests.ts';
import { presentPlanPrices, signedPlanOf } from './plan-signed.ts';
import { shownDraft, shownOf } from './plan-shown.ts';
import { presentSpread } from './plan-spread.ts';
import type { PlanBasis, PlanRefusal, PlanSpread } from './plan-spread.ts';
import { amountIn, decimalOf, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';

type Fields = z.output<typeof planFieldsSchema>;
type Basis = Pick<Fields, 'lineIds' | 'baseFrom' | 'baseTo' | 'spreadKey' | 'steps' | 'creditDays'>;

const storedSteps = z.array(
  z.object({ lines: z.number().int(), leastMinor: z.string().transform(BigInt), rateBp: z.number().int() }),
);

export const stepsOf = (row: Pick<PlanRow, 'steps'>): readonly PlanStep[] => storedSteps.parse(row.steps);

export const topRateOf = (row: Pick<PlanRow, 'steps'>): number =>
  Math.max(0, ...stepsOf(row).map(({ rateBp }) => rateBp));

export const presentStep = ({ company }: Pick<Context, 'company'>, { lines, leastMinor, rateBp }: PlanStep) => ({
  lines,
  leastVolume: decimalOf(e4OfMinor(leastMinor, company.currency)),
  rateBp,
});

const codes = {
  'days-crossed': 'pricing.dates-crossed',
  'too-long': 'pricing.plan-too-long',
  'steps-not-rising': 'pricing.steps-not-rising',
} as const satisfies Record<PlanProblem, string>;

/** Refuses a basis that contradicts itself or names a line that there is not. */
export const planBasisOf = async (
  { db, company, today }: Pick<Context, 'db' | 'company' | 'today'>,
  accountId: string,
  basis: Basis & { readonly validFrom?: string | undefined; readonly validTo?: string | undefined },
): Promise<PlanBasis> => {
  const steps = basis.steps.map(({ lines, leastVolume, rateBp }) => ({
    lines,
    leastMinor: minorOf(amountIn(leastVolume), company.currency),
    rateBp,
  }));
  const { baseFrom, baseTo, spreadKey, lineIds, creditDays = null, validFrom = today } = basis;
  const { validTo = validFrom } = basis;
  const problem = planProblemOf({ validFrom, validTo, baseFrom, baseTo, steps });
  if (problem !== null) throw new AppError(codes[problem]);
  const known = new Set((await listLineNames(db, company.id)).map(({ id }) => id));
  for (const id of lineIds) if (!known.has(id)) throw new AppError('pricing.line-not-found', { id });
  return {
    accountId,
    lineIds: [...new Set(lineIds)],
    baseFrom,
    baseTo,
    validFrom,
    validTo,
    spreadKey,
    steps,
    creditDays,
  };
};

/** The columns that the fields fill. */
export const planColumnsOf = async (context: Context, accountId: string, fields: Fields) => {
  const basis = await planBasisOf(context, accountId, fields);
  return {
    title: fields.title,
    validFrom: fields.validFrom,
    validTo: fields.validTo,
    baseFrom: basis.baseFrom,
    baseTo: basis.baseTo,
    spreadKey: basis.spreadKey,
    lineIds: [...basis.lineIds],
    steps: JSON.stringify(
      basis.steps.map(({ lines, leastMinor, rateBp }) => ({ lines, leastMinor: leastMinor.toString(), rateBp })),
    ),
    lineLeastMinor: minorOf(amountIn(fields.lineLeast), context.company.currency).toString(),
    creditDays: basis.creditDays,
    note: fields.note ?? null,
  };
};

export const basisIn = (row: PlanRow): PlanBasis => ({
  accountId: row.accountId,
  lineIds: row.lineIds,
  baseFrom: row.baseFrom,
  baseTo: row.baseTo,
  validFrom: row.validFrom,
  validTo: row.validTo,
  spreadKey: row.spreadKey,
  steps: stepsOf(row),
  creditDays: row.creditDays,
});

const refusalCodes = {
  'room-too-small': 'pricing.room-too-small',
  'key-without-weight': 'pricing.key-without-weight',
  'line-without-cost': 'pricing.line-without-cost',
  'nothing-bought': 'pricing.nothing-bought',
} as const satisfies Record<PlanRefusal, string>;

/** Refuses a plan whose highest step cannot be spread, and says how much could be given. */
export const requireSpread = (context: Context, spread: PlanSpread): void => {
  const { company } = context;
  if (spread.refusal === null || spread.refusal === 'above-authority' || spread.refusal === 'key-hidden') return;
  if (spread.refusal === 'room-too-small' && !seesCost(context)) throw new AppError('pricing.plan-too-deep');
  const problem = spread.chosen.find((line) => line.problem !== null)?.problem;
  const room = moneyWireOf(spread.roomE4 ?? 0n, company.currency);
  throw new AppError(refusalCodes[spread.refusal], {
    room: decimalOf(e4OfMinor(BigInt(room.minor), company.currency)),
    share:
      spread.roomE4 === null || spread.valueE4 === 0n ? 0 : Number((spread.roomE4 * 10_000n) / spread.valueE4) / 100,
    product: problem?.product.code ?? '',
  });
};

export const requirePlan = async (context: Context, right: PricingRight, id: string): Promise<PlanRow> => {
  const row = await plans.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'business_plan.account_id'),
  });
  if (row === null) throw new AppError('pricing.plan-not-found');
  return row;
};

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

export const presentPlanRow = ({ today }: Pick<Context, 'today'>, row: PlanRow, accounts: Refs) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.plan-not-found');
  return {
    id: row.id,
    number: row.number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    title: row.title,
    state: shownAgreementStateOf(row, today),
    validFrom: row.validFrom,
    validTo: row.validTo,
    lastOn: lastDayOfAgreement(row),
    lineCount: row.lineIds.length,
    topRateBp: topRateOf(row),
    signedOn: row.signedOn,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

/** A plan with everything that its page shows. */
export const presentPlan = async (context: Context, row: PlanRow) => {
  const { db, company, today, actor } = context;
  const orgId = company.id;
  const accounts = await listAccountRefs(db, orgId, [row.accountId]);
  const within = rowsOf(context, 'pricing.read', 'account_id');
  const request = row.requestId === null ? null : await requests.find(db, orgId, { id: row.requestId, within });
  const isSigned = row.state === 'signed';
  const basis = basisIn(row);
  const shown = isSigned
    ? await shownOf(context, await signedPlanOf(context, row, topRateOf(row)))
    : await shownDraft(context, basis, { row, request });
  return {
    ...presentPlanRow(context, row, accounts),
    version: row.version,
    baseFrom: row.baseFrom,
    baseTo: row.baseTo,
    spreadKey: row.spreadKey,
    lineIds: row.lineIds,
    steps: stepsOf(row).map((step) => presentStep(context, step)),
    lineLeast: decimalOf(e4OfMinor(BigInt(row.lineLeastMinor), company.currency)),
    creditDays: row.creditDays,
    note: row.note,
    request:
      request === null
        ? null
        : { id: request.id, number: request.number, state: shownStateOf({ ...request, isUsed: isSigned }, today) },
    signedByName: row.signedByName,
    endReason: row.endReason,
    spread: await presentSpread(context, basis, shown),
    prices: isSigned ? await presentPlanPrices(context, row, shown.spread) : [],
    mayChange: row.state === 'draft' && actor.scopeOf('pricing.agree') !== null,
  };
};
