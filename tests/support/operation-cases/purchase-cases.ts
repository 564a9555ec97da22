import { pricingContract } from '#areas/pricing/contract';
import { ofAccount, ofCompany, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';
import { elsewhere } from './pricing-cases.ts';

const ops = pricingContract.operations;

const bid = ({ world }: At) => ({
  title: '年度招标',
  lines: [{ productId: world.productId, quantity: '1', price: '300' }],
  gates: [{ gate: 'questions' as const, dueOn: '2026-11-22', ownerId: world.people.get('director')?.id ?? '' }],
  documents: [{ text: '营业执照', isReady: true }],
  bond: { amount: '100', dueBackOn: '2026-12-31' },
});
const leased = (productId: string) => ({
  title: '设备租赁',
  lines: [{ productId, quantity: '1' }],
  startsOn: '2026-12-01',
  months: 12,
  annuity: { value: '300', interval: 1 as const, isInAdvance: true },
});
const entry = { kind: 'our-bill' as const, value: '5', description: '货款' };
const exchange = () => ({
  title: '账务互抵',
  kind: 'offset' as const,
  ourBills: [{ text: '货款', amount: '100', source: '发票' }],
  theirs: [{ text: '运费', quantity: '1', price: '90', source: '对方发票' }],
});
const exchanged = async (at: At) => {
  const { id, version } = await at.director(ops.createReciprocal, { accountId: at.accountId, ...exchange() });
  return { id, version };
};
const running = async (at: At) => {
  const approved = await at.finance(ops.approvePurchase, await exchanged(at));
  const { id, version } = await at.director(ops.commitPurchase, { id: approved.id, version: approved.version });
  return { id, version };
};
const drafted = async (at: At) => {
  const { id, version } = await at.director(ops.createTender, { accountId: at.accountId, ...bid(at) });
  return { id, version };
};
const ready = async (at: At) => {
  const { id, version } = await drafted(at);
  await at.finance(ops.setTenderBond, { id, paidOn: '2026-11-20' });
  return { id, version };
};
/** At an account of its own, so that no bid counts against the next. */
const handedIn = async (at: At) => {
  const there = await elsewhere(at);
  const executive = there.world.app.as(there.world.people.get('executive'));
  const { id, version } = await executive(ops.commitPurchase, await ready(there));
  return { id, version };
};

const clauseKey = async ({ director }: At): Promise<string> => {
  const { policy } = await director(ops.getClauseList, {});
  return policy.clauses.find(({ needs }) => needs.includes('finance'))?.key ?? '';
};
/** A clause of a tender that says something else, and waits for the opinion of finance. */
const deviating = async (at: At): Promise<string> => {
  const { id } = await drafted(at);
  const key = await clauseKey(at);
  const { rows } = await at.director(ops.setContractClause, { kind: 'purchase', id, key, deviation: '预付三成' });
  return rows.find((row) => row.key === key)?.id ?? '';
};

const hired = async (at: At) => {
  const there = await elsewhere(at);
  const { id, version } = await there.director(ops.createLease, {
    accountId: there.accountId,
    ...leased(there.world.productId),
    startsOn: '2026-11-01',
  });
  return await there.world.app.as(there.world.people.get('executive'))(ops.commitPurchase, { id, version });
};

export const purchaseCases: OperationCases = {
  'pricing.listPurchases': ofRows(),
  'pricing.getPurchase': ofAccount(async (at) => ({ id: (await hired(at)).id })),
  'pricing.requestPurchase': ofAccount(drafted, { also: ['pricing.purchase'] }),
  'pricing.commitPurchase': ofAccount(async (at) => await ready(await elsewhere(at))),
  'pricing.withdrawPurchase': ofAccount(drafted),
  'pricing.createTender': ofAccount((at) => ({ accountId: at.accountId, ...bid(at) })),
  'pricing.updateTender': ofAccount(async (at) => ({ ...(await drafted(at)), ...bid(at) })),
  'pricing.setTenderGate': ofAccount(async (at) => ({
    id: (await drafted(at)).id,
    gate: 'questions',
    doneOn: '2026-11-20',
  })),
  'pricing.setTenderBond': ofAccount(async (at) => ({ id: (await drafted(at)).id, paidOn: '2026-11-20' })),
  'pricing.tickTenderDocument': ofAccount(async (at) => ({ ...(await drafted(at)), at: 0, isReady: false })),
  'pricing.recordTenderOpening': ofAccount(async (at) => ({
    ...(await handedIn(at)),
    rivals: [{ name: '对手', prices: [{ productId: at.world.productId, price: '290' }] }],
  })),
  'pricing.agreeTender': ofAccount(async (at) => {
    const bid = await handedIn(at);
    const { id } = await at.director(ops.closeTender, { ...bid, result: 'won', reason: 'price' });
    return { id };
  }),
  'pricing.closeTender': ofAccount(async (at) => ({ ...(await handedIn(at)), result: 'lost', reason: 'price' })),
  'pricing.previewLease': ofAccount(({ accountId, world }) => {
    const { title: _title, ...schedule } = leased(world.productId);
    return { accountId, ...schedule };
  }),
  'pricing.createLease': ofAccount(({ accountId, world }) => ({ accountId, ...leased(world.productId) })),
  'pricing.updateLease': ofAccount(async ({ accountId, director, world }) => {
    const { id, version } = await director(ops.createLease, { accountId, ...leased(world.productId) });
    return { id, version, ...leased(world.productId) };
  }),
  'pricing.payLease': ofAccount(async (at) => ({ id: (await hired(at)).id, paymentNo: 1, source: '回单' })),
  'pricing.endLease': ofAccount(
    async (at) => {
      const { id, version } = await hired(at);
      return { id, version, as: 'ended-early', reason: '停工' };
    },
    { mayRefuse: ['pricing.instalments-dropped', 'pricing.own-lease'] },
  ),
  'pricing.createReciprocal': ofAccount((at) => ({ accountId: at.accountId, ...exchange() })),
  'pricing.updateReciprocal': ofAccount(async (at) => ({ ...(await exchanged(at)), ...exchange() })),
  'pricing.approvePurchase': ofAccount(exchanged),
  'pricing.addOffsetEntry': ofAccount(async (at) => ({ id: (await running(at)).id, ...entry })),
  'pricing.settleReciprocal': ofAccount(async (at) => {
    const { id, version } = await running(at);
    await at.finance(ops.addOffsetEntry, { id, ...entry });
    return { id, version, source: '回单', explanation: '少交一件' };
  }),
  'pricing.getClauseList': ofCompany(),
  'pricing.listClauseLists': ofCompany(),
  'pricing.saveClauseList': ofCompany(async ({ director }) => {
    const { policy, version } = await director(ops.getClauseList, {});
    return { policy, basedOn: version };
  }),
  'pricing.contractClauses': ofAccount(async (at) => ({ kind: 'purchase', id: (await drafted(at)).id })),
  'pricing.setContractClause': ofAccount(async (at) => ({
    kind: 'purchase',
    id: (await drafted(at)).id,
    key: await clauseKey(at),
    deviation: '预付三成',
  })),
  'pricing.listClauseOpinions': ofCompany(() => ({ mine: true })),
  'pricing.giveClauseOpinion': ofCompany(
    async (at) => ({ clauseId: await deviating(at), office: 'finance', verdict: 'accept' }),
    { mayRefuse: ['pricing.opinion-not-asked', 'pricing.own-request'] },
  ),
  'pricing.resolveClauseObjection': ofCompany(async (at) => {
    const clauseId = await deviating(at);
    await at.finance(ops.giveClauseOpinion, { clauseId, office: 'finance', verdict: 'object', note: '账期过长' });
    return { clauseId, office: 'finance', reason: '客户预付' };
  }),
  'pricing.tenderDues': ofRows(),
  'pricing.tenderRates': ofRows(),
};
