import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { addWarning } from '../rights-world.ts';
import { ofAccount, ofCompany, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';

const accounts = accountsContract.operations;
const ops = pricingContract.operations;
const warnings = warningsContract.operations;

const lines = ({ world }: At, price = '300') => [{ productId: world.productId, quantity: '1', price }];
const ready = { reason: '大项目', offered: [{ lever: 'delivery', answer: 'declined', note: null }] } as const;
/** What an account was granted or asked counts against the next: open requests are withdrawn, quotes are lost. */
const calm = async ({ director, accountId }: At): Promise<void> => {
  for (const state of ['submitted', 'approved'] as const)
    for (const { id } of (await director(ops.listRequests, { accountId, state })).rows) {
      const { version } = await director(ops.getRequest, { id });
      // An approval that was quoted from stays used, and no longer counts.
      await director(ops.closeRequest, { id, version, as: 'withdrawn' }).catch(() => undefined);
    }
  for (const { id } of (await director(ops.listQuotes, { accountId, state: 'open' })).rows) {
    const { version } = await director(ops.getQuote, { id });
    await director(ops.closeQuote, { id, version, as: 'lost', reason: '对手中标' });
  }
};
const draft = async (at: At) => {
  await calm(at);
  const asked = { accountId: at.accountId, lines: lines(at, '220'), wantedUntil: '2026-12-20' };
  return await at.director(ops.createRequest, { ...asked, reason: ready.reason, offered: [...ready.offered] });
};
const sent = async (at: At) => {
  const { id, version } = await draft(at);
  return await at.director(ops.submitRequest, { id, version });
};
const approved = async (at: At) => {
  const { id, version } = await sent(at);
  const verdict = { verdict: 'approve', reason: '战略', validUntil: '2026-12-20' } as const;
  let asked = { id, version };
  // Who must sign follows from the concession: everybody who may is asked until all have.
  for (const role of ['finance', 'executive'] as const)
    asked = await at.world.app
      .as(at.world.people.get(role))(ops.decideRequest, { ...asked, ...verdict })
      .catch(() => asked);
  return asked;
};
/** An account that stands to the caller as this one does, and was granted nothing: a used approval counts to its end. */
const elsewhere = async (at: At): Promise<At> => {
  const { world, caller, placement, next } = at;
  const owner = placement === 'own' ? caller : world.company.admin;
  const { id } = await at.admin(accounts.create, { name: `报价客户 ${next()} 号`, ownerId: owner.id });
  if (placement === 'team') await at.admin(accounts.addTeamMember, { id, userId: caller.id, function: 'sales' });
  return { ...at, accountId: id };
};
const quote = async (at: At) => {
  await calm(at);
  return await at.director(ops.createQuote, { accountId: at.accountId, lines: lines(at) });
};
const entered = async (at: At) => {
  await calm(at);
  return await at.director(workflowsContract.operations.enterOrder, { accountId: at.accountId, lines: lines(at) });
};
const delegation = ({ world, caller }: At) => {
  const other = world.people.get(caller.id === world.people.get('finance')?.id ? 'director' : 'finance');
  return { toUserId: other?.id ?? '', fromOn: '2026-11-21', toOn: '2026-11-30' };
};
const promised = async (at: At) => {
  await calm(at);
  return { accountId: at.accountId, lines: lines(at) };
};
const warning = async (at: At) => ({ id: await addWarning(at.world, at.accountId), version: 1 });
const ofId = ofAccount(({ accountId }) => ({ id: accountId }));

export const pricingCases: OperationCases = {
  'pricing.getPolicy': ofCompany(),
  'pricing.listPolicies': ofCompany(),
  'pricing.savePolicy': ofCompany(async ({ admin }) => {
    const { policy, version } = await admin(ops.getPolicy, {});
    return { policy, basedOn: version };
  }),
  'pricing.listDelegations': ofCompany(),
  'pricing.addDelegation': ofCompany(delegation),
  'pricing.endDelegation': ofCompany(async (at) => {
    const call = at.world.app.as(at.caller);
    const { id } = await call(ops.addDelegation, delegation(at)).catch(
      async () => await at.director(ops.addDelegation, delegation(at)),
    );
    return { id };
  }),
  'pricing.productFloor': ofCompany(({ world }) => ({ id: world.productId })),
  'pricing.accountFloors': ofId,
  'pricing.accountWaterfall': ofId,
  'pricing.orderWaterfall': ofAccount(({ orderNo }) => ({ source: 'erp', orderNo })),
  'pricing.peerBand': ofAccount(({ accountId, world }) => ({ id: accountId, productId: world.productId })),
  'pricing.sensitivity': ofId,
  'pricing.accountConcessions': ofId,
  'pricing.check': ofAccount(promised),
  'pricing.listRequests': ofRows(),
  'pricing.getRequest': ofAccount(async (at) => ({ id: (await draft(at)).id })),
  'pricing.createRequest': ofAccount(async (at) => ({ ...(await promised(at)), ...ready })),
  'pricing.updateRequest': ofAccount(async (at) => {
    const { id, version } = await draft(at);
    return { id, version, reason: '更大' };
  }),
  'pricing.submitRequest': ofAccount(async (at) => {
    const { id, version } = await draft(at);
    return { id, version };
  }),
  'pricing.decideRequest': ofAccount(
    async (at) => {
      const { id, version } = await sent(at);
      return { id, version, verdict: 'return', reason: '再谈' };
    },
    { mayRefuse: ['pricing.own-request', 'pricing.not-asked'] },
  ),
  'pricing.closeRequest': ofAccount(async (at) => {
    const { id, version } = await draft(at);
    return { id, version, as: 'withdrawn' };
  }),
  'pricing.leverShares': ofRows(),
  'pricing.listQuotes': ofRows(),
  'pricing.getQuote': ofAccount(async (at) => ({ id: (await quote(at)).id })),
  'pricing.createQuote': ofAccount(promised),
  'pricing.quoteRequest': ofAccount(async (at) => ({ id: (await approved(await elsewhere(at))).id })),
  'pricing.closeQuote': ofAccount(async (at) => {
    const { id, version } = await quote(at);
    return { id, version, as: 'lost', reason: '对手中标' };
  }),
  'pricing.checkOrder': ofAccount(promised),
  'pricing.listFamilies': ofCompany(),
  'pricing.listFloors': ofCompany(),
  'pricing.listRevaluations': ofCompany(),
  'pricing.listEnteredOrders': ofRows(),
  'pricing.getEnteredOrder': ofAccount(async (at) => ({ id: (await entered(at)).id })),
  'pricing.concessionPattern': ofRows(),
  'warnings.startRun': ofCompany(),
  'warnings.getPolicy': ofCompany(),
  'warnings.listPolicies': ofCompany(),
  'warnings.savePolicy': ofCompany(async ({ admin }) => {
    const { policy, version } = await admin(warnings.getPolicy, {});
    return { policy, basedOn: version };
  }),
  'warnings.list': ofRows(),
  'warnings.get': ofAccount(async (at) => ({ id: (await warning(at)).id })),
  'warnings.mine': ofRows(),
  'warnings.precision': ofRows(),
  'warnings.accept': ofAccount(warning),
  'warnings.assign': ofAccount(async (at) => ({ ...(await warning(at)), ownerId: at.caller.id })),
  'warnings.snooze': ofAccount(async (at) => ({ ...(await warning(at)), until: '2026-12-01' })),
  'warnings.dismiss': ofAccount(async (at) => ({ ...(await warning(at)), reason: '已谈妥' })),
  'warnings.resolve': ofAccount(async (at) => ({ ...(await warning(at)), note: '已解决' })),
  'warnings.giveVerdict': ofAccount(async (at) => {
    const { id, version } = await at.director(warnings.resolve, { ...(await warning(at)), note: '已解决' });
    return { id, version, verdict: 'true' };
  }),
  'warnings.bridge': ofAccount(({ accountId }) => ({ accountId, month: '2026-10' }), { needs: 'margin' }),
  'warnings.credit': ofAccount(({ accountId }) => ({ accountId })),
  'warnings.addPromise': ofAccount(({ accountId }) => ({ accountId, dueOn: '2026-12-01', amount: '100' })),
  'warnings.withdrawPromise': ofAccount(async ({ director, accountId }) => ({
    id: (await director(warnings.addPromise, { accountId, dueOn: '2026-12-01', amount: '100' })).id,
  })),
};
