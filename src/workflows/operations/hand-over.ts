import { accountHoldings, handOverAccounts, listAccountRefs, listOpenTasksAt, listOwnedIds } from '#areas/accounts';
import type { HandOver } from '#areas/accounts';
import { countDelegations, countOpenGates, endDelegationsOf, giveGates, listOpenPapers } from '#areas/pricing';
import { countSegments, giveSegments } from '#areas/segments';
import { countOpenWarnings, handOverWarnings, hidesStake, listOpenMatters } from '#areas/warnings';
import { warningsMessages } from '#areas/warnings/messages';
import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { deactivateMember, findMember } from '#platform/identity';
import type { Member } from '#platform/identity';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { workflowsContract } from '../contract.ts';
import type { matterKinds } from '../contract.ts';

const { operations } = workflowsContract;

const requireUser = async ({ db, company }: Context, userId: string): Promise<Member> => {
  const member = await findMember(db, company.id, userId);
  if (member === undefined) throw new AppError('identity.user-unknown');
  return member;
};

const holdingsOf = async (context: Context, userId: string) => {
  const { db, company, today } = context;
  return {
    ...(await accountHoldings(context, userId)),
    warnings: await countOpenWarnings(db, company.id, userId),
    segments: await countSegments(db, company.id, userId),
    gates: await countOpenGates(db, company.id, userId),
    delegations: await countDelegations(db, company.id, { userId, today }),
  };
};

type Given = HandOver & { readonly reason: string | undefined };

/** Everything at once: what one area gave and another kept would be nobody's to find. */
const giveAll = async (context: Context, { fromId, toId, reason }: Given) => {
  const { db, company, now } = context;
  if (fromId === toId) throw new AppError('workflows.hand-over-self');
  await requireUser(context, fromId);
  const held = await holdingsOf(context, fromId);
  const atAccounts = await handOverAccounts(context, { fromId, toId });
  const warnings = await handOverWarnings(context, { fromId, toId });
  await giveSegments(db, company.id, { fromId, toId });
  await giveGates(db, company.id, { fromId, toId });
  await endDelegationsOf(db, company.id, { userId: fromId, at: now });
  const given = { ...held, ...atAccounts, warnings };
  await context.audit({
    action: 'hand-over',
    objectType: 'user',
    objectId: fromId,
    after: { ownerId: toId, ...given, ...(reason !== undefined && { reason }) },
  });
  return given;
};

const holdings = handle(operations.holdings, async (context, { userId }) => {
  await requireUser(context, userId);
  return await holdingsOf(context, userId);
});

const handOver = handle(
  operations.handOver,
  async (context, { fromId, toId, reason }) => await giveAll(context, { fromId, toId, reason }),
);

/** Who leaves leaves nothing behind without an owner. */
const deactivateUser = handle(operations.deactivateUser, async (context, { id, successorId, reason }) => {
  await requireUser(context, id);
  const held = await holdingsOf(context, id);
  const { delegations: _end, ...owned } = held;
  if (successorId === undefined && Object.values(owned).some((n) => n > 0))
    throw new AppError('workflows.successor-needed', { ...owned });
  const given = successorId === undefined ? held : await giveAll(context, { fromId: id, toId: successorId, reason });
  if (successorId === undefined)
    await endDelegationsOf(context.db, context.company.id, { userId: id, at: context.now });
  await deactivateMember(context, id);
  return given;
});

type Matter = {
  readonly accountId: string;
  readonly kind: (typeof matterKinds)[number];
  readonly subject: string;
  readonly dueOn: string | null;
  readonly amount: { readonly minor: string; readonly currency: string } | null;
};

const mattersAt = async (context: Context, accountIds: readonly string[]): Promise<readonly Matter[]> => {
  const { db, company, today, language } = context;
  const t = createT(language, await warningsMessages.load[language]());
  const tasks = await listOpenTasksAt(db, company.id, accountIds);
  const papers = await listOpenPapers(db, company.id, { accountIds, today });
  const others = await listOpenMatters(db, company.id, { accountIds, today });
  return [
    ...tasks.map(({ accountId, title, dueOn }) => ({
      accountId,
      kind: 'task' as const,
      subject: title,
      dueOn,
      amount: null,
    })),
    ...papers.map(({ accountId, kind, number, dueOn }) => ({ accountId, kind, subject: number, dueOn, amount: null })),
    ...others.map(({ accountId, kind, dueOn, amountMinor }) => ({
      accountId,
      ...(kind === 'promise'
        ? { kind, subject: '' }
        : { kind: 'warning' as const, subject: t.find(`kinds.${kind}`) ?? kind }),
      dueOn,
      amount:
        kind !== 'promise' && hidesStake(context, kind)
          ? null
          : { minor: String(amountMinor), currency: company.currency },
    })),
  ];
};

const lastDay = '9999-12-31';

const openMatters = handle(operations.openMatters, async (context, { userId }) => {
  const { db, company } = context;
  await requireUser(context, userId);
  const accountIds = await listOwnedIds(db, company.id, userId);
  const refs = await listAccountRefs(db, company.id, accountIds);
  const rows = (await mattersAt(context, accountIds)).flatMap(({ accountId, ...matter }) => {
    const ref = refs.get(accountId);
    if (ref === undefined) return [];
    const { id, code, name, nameEn } = ref;
    return [{ account: { id, code, name, nameEn }, ...matter }];
  });
  return {
    rows: rows.toSorted(
      (a, b) => a.account.code.localeCompare(b.account.code) || (a.dueOn ?? lastDay).localeCompare(b.dueOn ?? lastDay),
    ),
  };
});

export const handOverHandlers = [holdings, openMatters, handOver, deactivateUser];
