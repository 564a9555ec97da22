import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { listMembers } from '#platform/identity';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { policyOperations as operations } from '../contract/policy-operations.ts';
import { isMatrixChanged, matrixRightOf, pricingPolicyRefusalsOf } from '../domain/index.ts';
import type { MatrixRight, PricingPolicy } from '../domain/index.ts';
import { pricingMessages } from '../messages/index.ts';
import { addDelegation, endDelegation, listDelegations } from '../store/delegations.ts';
import type { DelegationRow } from '../store/delegations.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { CapitalCarrier } from './capital-carrier.ts';
import { heldDelegations, mayStandIn } from './stand-ins.ts';

const { present } = pricingPolicies;

const matrixRight = async ({ db, company, actor }: Context): Promise<MatrixRight> =>
  matrixRightOf(
    actor,
    (await listMembers(db, company.id)).filter(({ active }) => active),
  );

const get = handle(operations.getPolicy, async (context, { version }) => ({
  ...present(await pricingPolicies.get(context, version)),
  mayChangeMatrix: context.actor.scopeOf('pricing.policy') !== null && (await matrixRight(context)) !== 'none',
}));

const list = handle(operations.listPolicies, async ({ db, company }) => ({
  policies: (await pricingPolicies.list(db, company.id)).map(present),
}));

/** The first refusal in words; all of them would be read as one. */
const refuseBad = async ({ language }: Context, policy: PricingPolicy): Promise<void> => {
  const [refusal] = pricingPolicyRefusalsOf(policy);
  if (refusal === undefined) return;
  const t = createT(language, await pricingMessages.load[language]());
  const { code, field, found } = refusal;
  throw new AppError('pricing.policy-refused', {
    code,
    field,
    found,
    reason: t(`policyRefusals.${code}`, { field, found }),
  });
};

/** The note of the version: of a matrix that an administrator set up it says so. Refuses who may not change the matrix. */
const noteOf = async (
  context: Context,
  { policy, note }: { readonly policy: PricingPolicy; readonly note?: string | undefined },
): Promise<string | undefined> => {
  const { db, company, language, newId, now } = context;
  const held = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  if (!isMatrixChanged(held.policy, policy)) return note;
  const right = await matrixRight(context);
  if (right === 'none') throw new AppError('pricing.matrix-not-yours');
  if (right === 'role') return note;
  const t = createT(language, await pricingMessages.load[language]());
  return note === undefined ? t('matrixSetUp') : t('matrixSetUpNoted', { note });
};

const saveOf = (carry: CapitalCarrier) =>
  handle(operations.savePolicy, async (context, draft) => {
    await refuseBad(context, draft.policy);
    const saved = await pricingPolicies.save(context, { ...draft, note: await noteOf(context, draft) });
    await carry(context, { version: saved.version, capitalRateBp: saved.policy.capitalRateBp });
    return present(saved);
  });

const namesOf = async ({ db, company }: Context): Promise<ReadonlyMap<string, string>> =>
  new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name]));

/** Who is away, who made it, and an administrator end a delegation. */
const mayEnd = (
  { userId, roles }: Context['actor'],
  { fromUserId, createdBy }: Pick<DelegationRow, 'fromUserId' | 'createdBy'>,
): boolean => fromUserId === userId || createdBy === userId || roles.includes('admin');

const presentDelegation = (
  row: Omit<DelegationRow, 'orgId' | 'createdAt' | 'endedAt'>,
  {
    actor,
    names,
    isHeld,
  }: Pick<Context, 'actor'> & { readonly names: ReadonlyMap<string, string>; readonly isHeld: boolean },
) => {
  const { id, fromUserId, toUserId, fromOn, toOn } = row;
  return {
    id,
    fromUserId,
    fromName: names.get(fromUserId) ?? '',
    toUserId,
    toName: names.get(toUserId) ?? '',
    fromOn,
    toOn,
    isHeld,
    mayEnd: mayEnd(actor, row),
  };
};

const delegations = handle(operations.listDelegations, async (context) => {
  const { db, company, actor, today } = context;
  const names = await namesOf(context);
  const rows = await listDelegations(db, company.id, today);
  const working = (await listMembers(db, company.id)).filter(({ active }) => active);
  const held = new Set(heldDelegations(rows, working));
  return { rows: rows.map((row) => presentDelegation(row, { actor, names, isHeld: held.has(row) })) };
});

const delegate = handle(operations.addDelegation, async (context, { fromUserId, toUserId, fromOn, toOn }) => {
  const { db, company, actor, newId, now } = context;
  const from = fromUserId ?? actor.userId;
  if (from !== actor.userId && !actor.roles.includes('admin')) throw new AppError('pricing.delegate-others');
  if (from === toUserId) throw new AppError('pricing.delegate-self');
  if (fromOn > toOn) throw new AppError('pricing.dates-crossed');
  const names = await namesOf(context);
  const members = await listMembers(db, company.id);
  const [absent, delegated] = [from, toUserId].map((id) => members.find(({ userId }) => userId === id));
  if (absent === undefined || delegated === undefined) throw new AppError('pricing.delegate-unknown');
  if (!delegated.active || !mayStandIn(delegated.roles, absent.roles))
    throw new AppError('pricing.delegate-undecided', { name: delegated.name });
  const row = { id: newId(), fromUserId: from, toUserId, fromOn, toOn };
  const made = { ...row, createdBy: actor.userId };
  await addDelegation(db, { ...made, orgId: company.id, createdAt: now, endedAt: null });
  await context.audit({ action: 'delegate', objectType: 'price-delegation', objectId: row.id, after: row });
  return presentDelegation(made, { actor, names, isHeld: true });
});

const end = handle(operations.endDelegation, async (context, { id }) => {
  const { db, company, actor, now, today } = context;
  const row = (await listDelegations(db, company.id, today)).find((one) => one.id === id);
  if (row === undefined || !mayEnd(actor, row)) throw new AppError('pricing.delegation-not-found');
  await endDelegation(db, company.id, { id, at: now });
  await context.audit({ action: 'end-delegation', objectType: 'price-delegation', objectId: id });
  return { ok: true } as const;
});

export const policyHandlersOf = (carry: CapitalCarrier) => [get, list, saveOf(carry), delegations, delegate, end];
