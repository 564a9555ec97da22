import { sql } from 'kysely';
import { listAccountRefs, requireMember } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { clauseOperations as operations } from '../contract/clause-operations.ts';
import type { OpinionOffice } from '../domain/index.ts';
import { clauseLists } from '../store/clause-lists.ts';
import {
  findContractClause,
  giveOpinion,
  listAskedOpinions,
  listOpinions,
  resolveOpinion,
} from '../store/contract-clauses.ts';
import type { ContractClauseRow, ContractKey } from '../store/contract-clauses.ts';
import { listInForce, officesOf, presentContractClauses, requireContract, writeClause } from './contract-clauses.ts';
import { findContractState } from '../store/contract-states.ts';
import { rowsOf } from './reach.ts';

const { present } = clauseLists;

const get = handle(operations.getClauseList, async (context, { version }) =>
  present(await clauseLists.get(context, version)),
);

const versions = handle(operations.listClauseLists, async ({ db, company }) => ({
  policies: (await clauseLists.list(db, company.id)).map(present),
}));

const save = handle(operations.saveClauseList, async (context, draft) => {
  for (const { userIds } of Object.values(draft.policy.offices))
    for (const id of userIds) await requireMember(context, id);
  return present(await clauseLists.save(context, draft));
});

const show = handle(operations.contractClauses, async (context, contract) => presentContractClauses(context, contract));

const set = handle(operations.setContractClause, async (context, { key, deviation, ...contract }) => {
  const { state, isOpen } = await requireContract(context, contract, 'change');
  if (!isOpen) throw new AppError('pricing.wrong-state', { state });
  const { policy } = await listInForce(context);
  const clause = policy.clauses.find((one) => one.key === key);
  if (clause === undefined) throw new AppError('pricing.clause-not-found');
  await writeClause(context, { contract, clause, deviation });
  return await presentContractClauses(context, contract);
});

/** Contracts in the caller's reach; nobody's for those who speak for an office only. */
const reachOf = (context: Context, mine: boolean) =>
  mine || context.actor.scopeOf('pricing.read') === null
    ? sql<boolean>`false`
    : rowsOf(context, 'pricing.read', 'd.account_id');

const list = handle(operations.listClauseOpinions, async (context, { mine, limit }) => {
  const { db, company, actor, now } = context;
  const offices = officesOf(context, (await listInForce(context)).policy);
  const rows = await listAskedOpinions(db, { orgId: company.id, offices, within: reachOf(context, mine), limit });
  const accounts = await listAccountRefs(
    db,
    company.id,
    rows.map(({ accountId }) => accountId),
  );
  const mayResolve = actor.scopeOf('pricing.resolve-clause') !== null;
  return {
    rows: rows.flatMap((row) => {
      const account = accounts.get(row.accountId);
      const mayGive = row.verdict === null && offices.includes(row.office) && row.setBy !== actor.userId;
      if (account === undefined || (mine && !mayGive)) return [];
      const { clauseId, office, kind, title, standard, deviation, setByName, dueAt, verdict, note } = row;
      return [
        {
          clauseId,
          office,
          contract: { kind: row.contractKind, id: row.contractId, number: row.number, title: row.contractTitle },
          account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
          kind,
          title,
          standard,
          deviation,
          setByName,
          dueAt: dueAt.toISOString(),
          isOverdue: verdict === null && dueAt < now,
          verdict,
          note,
          mayGive,
          mayResolve: verdict === 'object' && mayResolve,
        },
      ];
    }),
  };
});

const contractOf = ({ agreementId, purchaseId }: ContractClauseRow): ContractKey =>
  agreementId === null ? { kind: 'purchase', id: purchaseId ?? '' } : { kind: 'agreement', id: agreementId };

/** A clause whose contract is not signed yet; who speaks for an office need not reach the account. */
const requireOpenClause = async ({ db, company }: Context, clauseId: string): Promise<ContractClauseRow> => {
  const clause = await findContractClause(db, company.id, clauseId);
  if (clause === null) throw new AppError('pricing.clause-not-found');
  const { state, isOpen } = await findContractState(db, company.id, contractOf(clause));
  if (!isOpen) throw new AppError('pricing.wrong-state', { state });
  return clause;
};

const auditOf = (clause: ContractClauseRow, office: OpinionOffice) => {
  const { kind, id } = contractOf(clause);
  return {
    objectType: kind === 'agreement' ? 'price-agreement' : 'purchase',
    objectId: id,
    before: { clause: clause.clauseKey, office },
  };
};

const give = handle(operations.giveClauseOpinion, async (context, { clauseId, office, verdict, note }) => {
  const { db, company, actor, now } = context;
  const clause = await requireOpenClause(context, clauseId);
  if (!officesOf(context, (await listInForce(context)).policy).includes(office))
    throw new AppError('pricing.opinion-not-asked');
  const asked = (await listOpinions(db, company.id, [clauseId])).find(
    (one) => one.round === clause.round && one.office === office && clause.deviation !== null,
  );
  if (asked === undefined) throw new AppError('pricing.opinion-not-asked');
  if (asked.askedBy === actor.userId) throw new AppError('pricing.own-request');
  if (verdict !== 'accept' && note === undefined) throw new AppError('pricing.reason-missing');
  const given = { verdict, note: note ?? null, givenBy: actor.userId, givenByName: actor.name, givenAt: now };
  if (!(await giveOpinion(db, asked, given))) throw new AppError('pricing.signed-already');
  await context.audit({
    action: 'give-clause-opinion',
    ...auditOf(clause, office),
    after: { clause: clause.clauseKey, office, verdict, note: note ?? null },
  });
  return { ok: true } as const;
});

const resolve = handle(operations.resolveClauseObjection, async (context, { clauseId, office, reason }) => {
  const { db, company, actor, now } = context;
  const clause = await requireOpenClause(context, clauseId);
  const key = { orgId: company.id, clauseId, round: clause.deviation === null ? 0 : clause.round, office };
  const resolved = { resolution: reason, resolvedBy: actor.userId, resolvedByName: actor.name, resolvedAt: now };
  if (!(await resolveOpinion(db, key, resolved))) throw new AppError('pricing.no-objection');
  await context.audit({
    action: 'resolve-clause-objection',
    ...auditOf(clause, office),
    after: { clause: clause.clauseKey, office, reason },
  });
  return { ok: true } as const;
});

export const clauseHandlers = [get, versions, save, show, set, list, give, resolve];
