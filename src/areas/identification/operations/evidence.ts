import { requireAccount } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { evidenceOperations as operations } from '../contract/evidence-operations.ts';
import { evidenceUnits } from '../domain/index.ts';
import type { EvidenceKind, EvidenceUnit, LadderStep } from '../domain/index.ts';
import { identificationMessages } from '../messages/index.ts';
import {
  addStatement,
  listLadderAnswers,
  listStatements,
  removeLadderAnswer,
  setLadderAnswer,
  withdrawStatement,
} from '../store/statements.ts';
import type { StatementRow } from '../store/statements.ts';
import { removeBuyingGroup, setBuyingGroup } from '../store/lists.ts';
import { rowsWithin } from './reach.ts';

const presentStatement = ({
  id,
  kind,
  value,
  source,
  statedOn,
  expiresOn,
  note,
  statedByName,
  withdrawnOn,
}: StatementRow) => ({
  id,
  kind,
  unit: evidenceUnits[kind],
  value,
  source,
  statedOn,
  expiresOn,
  note,
  statedByName,
  withdrawnOn,
});

const list = handle(operations.statements, async (context, { accountId }) => {
  await requireAccount(context, 'accounts.read', accountId);
  return { statements: (await listStatements(context.db, context.company.id, accountId)).map(presentStatement) };
});

/** Lowest and highest value of a unit; amounts are minor units a year. */
const limits: Readonly<Record<EvidenceUnit, readonly [low: number, high: number]>> = {
  level: [1, 5],
  share: [0, 10_000],
  amount: [0, 9_000_000_000_000_000],
  count: [0, 1_000],
  step: [1, 4],
  yes: [1, 1],
};

const refuseOutside = async (
  context: Context,
  { kind, value, range }: { kind: string; value: number; range: readonly [number, number] },
): Promise<void> => {
  const [low, high] = range;
  if (value >= low && value <= high) return;
  const t = createT(context.language, await identificationMessages.load[context.language]());
  throw new AppError('identification.value-outside', {
    kind: t.find(`evidence.${kind}`) ?? t.find(`ladder.${kind}`) ?? kind,
    low,
    high,
  });
};

/** The account must be within the caller's right to state facts, not only to read. */
const requireStating = async (context: Context, accountId: string): Promise<void> => {
  await requireAccount(context, 'accounts.read', accountId);
  if (context.actor.scopeOf('identification.state') !== 'all')
    await requireAccount(context, 'accounts.write', accountId);
};

const add = handle(operations.addStatement, async (context, input) => {
  const { db, company, actor, now } = context;
  await requireStating(context, input.accountId);
  const kind: EvidenceKind = input.kind;
  await refuseOutside(context, { kind, value: input.value, range: limits[evidenceUnits[kind]] });
  const statedOn = input.statedOn ?? context.today;
  const expiresOn = input.expiresOn ?? null;
  if (statedOn > context.today) throw new AppError('identification.stated-ahead');
  if (expiresOn !== null && expiresOn < statedOn) throw new AppError('identification.dates-crossed');
  const row: StatementRow = {
    orgId: company.id,
    id: context.newId(),
    accountId: input.accountId,
    kind,
    value: input.value,
    source: input.source,
    statedOn,
    expiresOn,
    note: input.note ?? null,
    statedBy: actor.userId,
    statedByName: actor.name,
    recordedAt: now,
    withdrawnOn: null,
  };
  await addStatement(db, row);
  await context.audit({
    action: 'state',
    objectType: 'account',
    objectId: input.accountId,
    after: { kind, value: input.value, source: input.source, statedOn },
  });
  return presentStatement(row);
});

const withdraw = handle(operations.withdrawStatement, async (context, { id }) => {
  const within = rowsWithin(context, 'identification.state', 'account_id');
  const row = await withdrawStatement(context.db, context.company.id, { id, on: context.today, within });
  if (row === null) throw new AppError('identification.statement-not-found');
  await context.audit({
    action: 'withdraw-statement',
    objectType: 'account',
    objectId: row.accountId,
    before: { kind: row.kind, value: row.value },
  });
  return presentStatement(row);
});

const answer = handle(operations.answerLadder, async (context, { accountId, step, value }) => {
  const { db, company, actor, today } = context;
  await requireStating(context, accountId);
  const range = limits[step === 'yearly-need' ? 'amount' : 'level'];
  const before = await answersOf(context, accountId);
  if (value === null) await removeLadderAnswer(db, company.id, { accountId, step });
  else {
    await refuseOutside(context, { kind: step, value, range });
    await setLadderAnswer(db, {
      orgId: company.id,
      accountId,
      step,
      value,
      answeredOn: today,
      answeredBy: actor.userId,
    });
  }
  await context.audit({
    action: 'answer-ladder',
    objectType: 'account',
    objectId: accountId,
    before: { step, value: before[step] ?? null },
    after: { step, value },
  });
  return { answers: await answersOf(context, accountId) };
});

const answersOf = async ({ db, company }: Context, accountId: string): Promise<Partial<Record<LadderStep, number>>> =>
  (await listLadderAnswers(db, company.id, [accountId])).get(accountId) ?? {};

const setGroup = handle(operations.setBuyingGroup, async (context, { accountId, buysAsOne, since }) => {
  const { db, company, actor, today } = context;
  await requireAccount(context, 'accounts.read', accountId);
  if (buysAsOne) await setBuyingGroup(db, company.id, { accountId, since: since ?? today, setBy: actor.userId });
  else await removeBuyingGroup(db, company.id, accountId);
  await context.audit({
    action: 'set-buying-group',
    objectType: 'account',
    objectId: accountId,
    after: { buysAsOne, since: since ?? today },
  });
  return { ok: true } as const;
});

export const evidenceHandlers = [list, add, withdraw, answer, setGroup];
