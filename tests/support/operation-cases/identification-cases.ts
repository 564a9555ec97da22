import { identificationContract } from '#areas/identification/contract';
import { segmentsContract } from '#areas/segments/contract';
import { addUpgrade } from '../rights-world.ts';
import { ofAccount, ofCompany, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';

const ops = identificationContract.operations;
const segments = segmentsContract.operations;
const rule = { match: 'all', rules: [{ field: 'orders12', op: 'at-least', value: 1 }] } as const;

const policyNow = async ({ admin }: At) => {
  const { policy, version } = await admin(ops.getPolicy, {});
  return { policy, basedOn: version };
};
const segment = async ({ world, caller, admin, next }: At) => {
  const own = world.app.as(caller);
  const name = `s${next()}`;
  // Whoever may write segments makes his own; for the others it is the administrator's.
  return await own(segments.create, { name, rule }).catch(
    async () => await admin(segments.create, { name, rule, shared: true }),
  );
};

export const identificationCases: OperationCases = {
  'identification.startRun': ofCompany(() => ({ asOf: '2026-10-31' })),
  'identification.listRuns': ofCompany(),
  'identification.compareRuns': ofCompany(({ world: { runIds } }) => ({ before: runIds[0], after: runIds[1] })),
  'identification.portfolio': ofRows(() => ({ limit: 500 }), { tells: true }),
  'identification.portfolioReport': ofRows(),
  'identification.exportPortfolio': ofRows(() => ({ format: 'csv' }), { tells: true }),
  'identification.explanation': ofAccount(({ accountId }) => ({ accountId })),
  'identification.explanationText': ofAccount(({ accountId }) => ({ accountId }), { needs: 'cost' }),
  'identification.explanationRows': ofAccount(({ accountId }) => ({ accountId, source: 'order-lines' })),
  'identification.getPolicy': ofCompany(),
  'identification.listPolicies': ofCompany(),
  'identification.savePolicy': ofCompany(policyNow),
  'identification.whatIf': ofCompany(async (at) => ({ policy: (await policyNow(at)).policy })),
  'identification.startBacktest': ofCompany(() => ({ cutoff: '2026-08-31', horizonDays: 30 })),
  'identification.listBacktests': ofCompany(),
  'identification.proposals': ofRows(),
  'identification.statements': ofAccount(({ accountId }) => ({ accountId }), { also: ['accounts.read'] }),
  'identification.addStatement': ofAccount(
    ({ accountId }) => ({ accountId, kind: 'standing', value: 3, source: 'press' }),
    { also: ['accounts.read'] },
  ),
  'identification.withdrawStatement': ofAccount(async ({ admin, accountId }) => ({
    id: (await admin(ops.addStatement, { accountId, kind: 'standing', value: 3, source: 'press' })).id,
  })),
  'identification.prospects': ofRows(),
  'identification.answerLadder': ofAccount(({ accountId }) => ({ accountId, step: 'fit', value: 4 }), {
    also: ['accounts.read'],
  }),
  'identification.upgradeList': ofRows(undefined, { needs: 'margin' }),
  'identification.planUpgrade': ofAccount(
    async ({ world, accountId }) => {
      await addUpgrade(world, accountId);
      return { accountId };
    },
    // A run that was started before may end meanwhile: then the list is that of the new one.
    { needs: 'margin', mayRefuse: ['identification.upgrade-not-found'] },
  ),
  'identification.buyingGroups': ofRows(),
  'identification.setBuyingGroup': ofAccount(({ accountId }) => ({ accountId, buysAsOne: true }), {
    also: ['accounts.read'],
  }),
  'segments.list': ofRows(),
  'segments.get': ofRows(({ world }) => ({ id: world.segmentId })),
  'segments.create': ofCompany(({ next }) => ({ name: `c${next()}`, rule })),
  'segments.update': ofCompany(async (at) => {
    const { id, version } = await segment(at);
    return { id, version, name: `u${at.next()}` };
  }),
  'segments.setOffer': ofCompany(async (at) => {
    const { id, version } = await segment(at);
    return { id, version, offer: { servicePackage: '金牌', price: null, campaign: null } };
  }),
  'segments.remove': ofCompany(async (at) => ({ id: (await segment(at)).id })),
  'segments.restore': ofCompany(async (at) => {
    const { id } = await segment(at);
    const call = at.world.app.as(at.caller);
    await call(segments.remove, { id }).catch(async () => await at.admin(segments.remove, { id }));
    return { id };
  }),
  'segments.fields': ofCompany(),
  'segments.count': ofRows(() => ({ rule })),
  'segments.preview': ofRows(() => ({ rule })),
  'segments.members': ofRows(({ world }) => ({ id: world.segmentId }), { tells: true }),
  'segments.changes': ofRows(({ world }) => ({ id: world.segmentId })),
  'segments.suggestions': ofRows(),
  'segments.export': ofRows(({ world }) => ({ id: world.segmentId, format: 'csv' }), { tells: true }),
};
