import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { clauseProblemOf, dueAt, opinionOffices, speaksFor } from '../domain/index.ts';
import type { ClauseList, ListedClause, OpinionOffice } from '../domain/index.ts';
import { clauseLists } from '../store/clause-lists.ts';
import {
  addContractClauses,
  addOpinions,
  changeContractClause,
  idsOf,
  listContractClauses,
  listOpinions,
} from '../store/contract-clauses.ts';
import type { ClauseOpinionRow, ContractClauseRow, ContractKey } from '../store/contract-clauses.ts';
import { findContractState } from '../store/contract-states.ts';
import { requireAgreement } from './present-agreement.ts';
import { requirePurchase } from './present-purchase.ts';

/** The state of a contract that the caller may read, or change. */
export const requireContract = async (context: Context, contract: ContractKey, use: 'read' | 'change') => {
  if (contract.kind === 'agreement')
    await requireAgreement(context, use === 'change' ? 'pricing.agree' : 'pricing.read', contract.id);
  else await requirePurchase(context, use === 'change' ? 'pricing.purchase' : 'pricing.read', contract.id);
  return await findContractState(context.db, context.company.id, contract);
};

export const listInForce = async ({ db, company, newId, now }: Context) =>
  await clauseLists.inForce(db, { orgId: company.id, newId, now });

/** Offices for which the caller speaks. */
export const officesOf = ({ actor }: Pick<Context, 'actor'>, { offices }: ClauseList): readonly OpinionOffice[] =>
  opinionOffices.filter((office) => speaksFor(offices[office], actor));

const standingOf = ({ office, verdict, resolvedAt }: ClauseOpinionRow) => ({
  office,
  verdict,
  isResolved: resolvedAt !== null,
});

/** The opinions on the wording that a contract has now. */
const ofThisWording = (
  clauses: readonly ContractClauseRow[],
  opinions: readonly ClauseOpinionRow[],
): readonly ClauseOpinionRow[] => {
  const rounds = new Map(clauses.map(({ id, round, deviation }) => [id, deviation === null ? 0 : round]));
  return opinions.filter(({ clauseId, round }) => rounds.get(clauseId) === round);
};

const readClauses = async ({ db, company }: Context, contract: ContractKey) => {
  const clauses = await listContractClauses(db, company.id, contract);
  const opinions = await listOpinions(
    db,
    company.id,
    clauses.map(({ id }) => id),
  );
  return { clauses, opinions };
};

const presentOpinion = (
  { actor, now }: Context,
  row: ClauseOpinionRow,
  at: { readonly isOpen: boolean; readonly isOfThisWording: boolean; readonly offices: readonly OpinionOffice[] },
) => {
  const { office, verdict, note, givenByName, givenAt, resolution, resolvedByName, askedBy } = row;
  const isLive = at.isOpen && at.isOfThisWording;
  return {
    office,
    isOfThisWording: at.isOfThisWording,
    dueAt: row.dueAt.toISOString(),
    isOverdue: isLive && verdict === null && row.dueAt < now,
    verdict,
    note,
    givenByName,
    givenAt: givenAt?.toISOString() ?? null,
    resolution,
    resolvedByName,
    mayGive: isLive && verdict === null && at.offices.includes(office) && askedBy !== actor.userId,
    mayResolve:
      isLive && verdict === 'object' && resolution === null && actor.scopeOf('pricing.resolve-clause') !== null,
  };
};

/** The whole list as it stands in one contract: what was recorded of it, and the standard of the list elsewhere. */
export const presentContractClauses = async (context: Context, contract: ContractKey) => {
  const { actor } = context;
  const { isOpen } = await requireContract(context, contract, 'read');
  const { clauses, opinions } = await readClauses(context, contract);
  const { policy } = await listInForce(context);
  const offices = officesOf(context, policy);
  const current = new Set(ofThisWording(clauses, opinions));
  const recorded = new Map(clauses.map((clause) => [clause.clauseKey, clause]));
  const listed = new Map(policy.clauses.map((clause) => [clause.key, clause]));
  const keys = [...new Set([...(isOpen ? listed.keys() : []), ...recorded.keys()])];
  const mayWrite = actor.scopeOf(contract.kind === 'agreement' ? 'pricing.agree' : 'pricing.purchase') !== null;
  return {
    problem: isOpen ? clauseProblemOf([...current].map(standingOf)) : null,
    mayChange: isOpen && mayWrite,
    rows: keys.map((key) => {
      const clause = listed.get(key);
      const row = recorded.get(key);
      const isStandardNow = row === undefined || (isOpen && row.deviation === null && clause !== undefined);
      return {
        id: row?.id ?? null,
        key,
        kind: row?.kind ?? clause?.kind ?? ('other' as const),
        title: (isStandardNow ? clause?.title : row?.title) ?? null,
        standard: (isStandardNow ? clause?.text : row?.standard) ?? null,
        deviation: row?.deviation ?? null,
        needs: [...(clause?.needs ?? [])],
        setByName: row?.setByName ?? null,
        opinions: opinions
          .filter(({ clauseId }) => clauseId === row?.id)
          .map((opinion) =>
            presentOpinion(context, opinion, { isOpen, isOfThisWording: current.has(opinion), offices }),
          ),
      };
    }),
  };
};

type Wanted = { readonly contract: ContractKey; readonly clause: ListedClause; readonly deviation: string | null };

/** Writes the wording of a clause, and asks those whose opinion a deviation needs, each until its own time. */
export const writeClause = async (context: Context, { contract, clause, deviation }: Wanted): Promise<void> => {
  const { db, company, actor, now, newId } = context;
  const orgId = company.id;
  const { version, policy } = await listInForce(context);
  const before = (await listContractClauses(db, orgId, contract)).find(({ clauseKey }) => clauseKey === clause.key);
  if ((before?.deviation ?? null) === deviation) return;
  const set = { deviation, setBy: actor.userId, setByName: actor.name, setAt: now };
  const standard = { title: clause.title, standard: clause.text, listVersion: version };
  const id = before?.id ?? newId();
  const round = (before?.round ?? 0) + 1;
  if (before === undefined)
    await addContractClauses(db, [
      { ...set, ...standard, orgId, id, ...idsOf(contract), clauseKey: clause.key, kind: clause.kind },
    ]);
  else if (!(await changeContractClause(db, before, { ...set, ...standard })))
    throw new AppError('pricing.clause-changed-meanwhile');
  if (deviation !== null)
    await addOpinions(
      db,
      clause.needs.map((office) => ({
        orgId,
        clauseId: id,
        round,
        office,
        askedBy: actor.userId,
        askedAt: now,
        dueAt: dueAt(now, policy.offices[office].hours),
      })),
    );
  await context.audit({
    action: 'set-contract-clause',
    objectType: contract.kind === 'agreement' ? 'price-agreement' : 'purchase',
    objectId: contract.id,
    before: { clause: clause.key, deviation: before?.deviation ?? null },
    after: { clause: clause.key, deviation, needs: JSON.stringify(deviation === null ? [] : clause.needs) },
  });
};

/** Refuses to sign while an opinion is awaited, or an objection stands that no director resolved. */
export const requireClausesPassed = async (context: Context, contract: ContractKey): Promise<void> => {
  const { clauses, opinions } = await readClauses(context, contract);
  const problem = clauseProblemOf(ofThisWording(clauses, opinions).map(standingOf));
  if (problem !== null) throw new AppError(`pricing.${problem}`);
};

/** Before it is signed: the clauses have passed, and the list is written down as it stands, standards too. */
export const passClauses = async (context: Context, contract: ContractKey): Promise<void> => {
  const { db, company, actor, now, newId } = context;
  await requireClausesPassed(context, contract);
  const { version, policy } = await listInForce(context);
  const recorded = new Set((await listContractClauses(db, company.id, contract)).map(({ clauseKey }) => clauseKey));
  await addContractClauses(
    db,
    policy.clauses
      .filter(({ key }) => !recorded.has(key))
      .map(({ key, kind, title, text }) => ({
        orgId: company.id,
        id: newId(),
        ...idsOf(contract),
        clauseKey: key,
        kind,
        title,
        standard: text,
        listVersion: version,
        deviation: null,
        setBy: actor.userId,
        setByName: actor.name,
        setAt: now,
      })),
  );
};
