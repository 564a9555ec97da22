import { accountsContract } from '#areas/accounts/contract';
import { workflowsContract } from '#workflows/contract';
import { addProposal } from '../rights-world.ts';
import { ofAccount, ofCompany, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';

const { create } = accountsContract.operations;
const { merge } = workflowsContract.operations;

const pair = async ({ admin, next }: At) => ({
  survivorId: (await admin(create, { name: `留下 ${next()} 号` })).id,
  mergedIds: [(await admin(create, { name: `并入 ${next()} 号` })).id],
});

export const workflowCases: OperationCases = {
  'workflows.decideProposals': ofAccount(async ({ world, accountId }) => ({
    ids: [await addProposal(world, accountId)],
    decision: 'refuse',
    reason: '再看',
  })),
  'workflows.overrideTier': ofAccount(({ accountId }) => ({
    accountId,
    tier: 'C',
    reason: '证据在档',
    expiresOn: '2027-01-31',
  })),
  'workflows.merge': ofCompany(pair),
  'workflows.undoMerge': ofCompany(async (at) => ({ id: (await at.admin(merge, await pair(at))).id })),
  'workflows.holdings': ofCompany(({ caller }) => ({ userId: caller.id })),
  'workflows.openMatters': ofCompany(({ caller }) => ({ userId: caller.id })),
  'workflows.handOver': ofCompany(async ({ world }) => ({
    fromId: (await world.app.person(world.company, 'kam')).id,
    toId: (await world.app.person(world.company, 'kam')).id,
  })),
  'workflows.deactivateUser': ofCompany(async ({ world }) => ({
    id: (await world.app.person(world.company, 'kam')).id,
  })),
  'workflows.enterOrder': ofAccount(({ accountId, world }) => ({
    accountId,
    lines: [{ productId: world.productId, quantity: '1', price: '300' }],
  })),
  'workflows.setPrice': ofCompany(({ world, next }) => ({
    id: world.productId,
    validFrom: new Date(Date.UTC(2027, 0, next())).toISOString().slice(0, 10),
    listPrice: '310',
  })),
  'home.health': ofCompany(),
  'home.search': ofRows(({ code }) => ({ q: code }), { scopedBy: 'accounts.read', tells: true }),
  'home.today': ofRows(undefined, { scopedBy: 'accounts.read' }),
};
