import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { addDays } from '#kernel/day';
import { workflowsContract } from '#workflows/contract';
import { addWarning, oneOrderDay, oneOrderMonth } from '../rights-world.ts';
import { ofAccount, ofCompany, ofRows, ofSelf } from './case.ts';
import type { At, OperationCases } from './case.ts';

const accounts = accountsContract.operations;
const ops = pricingContract.operations;
const warnings = warningsContract.operations;

const lines = ({ world }: At, price = '300') => [{ productId: world.productId, quantity: '1', price }];
const ready = { reason: '大项目', offered: [{ lever: 'delivery', answer: 'declined', note: null }] } as const;
const channel = ({ next }: At) => ({
  name: `群 ${next()}`,
  service: 'dingtalk' as const,
  url: 'https://robot.example/send?access_token=hidden',
  secret: 'SEC-hidden',
  language: 'zh-CN' as const,
});
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
export const elsewhere = async (at: At): Promise<At> => {
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
/** One that no order of the file is taken for: of the account's orders each is one entered order at most. */
/** The order of the file that is near enough in days to be one that is entered now. */
const lately = ({ orderNo }: At): string => orderNo.replace(/-0$/, '-3');
const unbooked = async (at: At) => {
  for (const { id, booked } of (await at.director(ops.listEnteredOrders, { accountId: at.accountId })).rows)
    if (booked?.orderNo === lately(at)) await at.director(ops.refuseTwin, { id });
  return await entered(at);
};
const booked = async (at: At) => {
  const { id } = await unbooked(at);
  await at.director(ops.tellTwin, { id, orderNo: lately(at) });
  return { id };
};
/** Held beyond the limit, entered by somebody else than the caller. */
const held = async (at: At) => {
  const fresh = await elsewhere(at);
  await at.admin(ledgerContract.operations.setCreditLimit, {
    id: fresh.accountId,
    limit: '0',
    validFrom: '2026-01-01',
  });
  const other = at.world.people.get(at.caller.id === at.world.people.get('executive')?.id ? 'director' : 'executive');
  const { enterOrder } = workflowsContract.operations;
  return await at.world.app.as(other)(enterOrder, { accountId: fresh.accountId, lines: lines(at) });
};
const delegation = ({ world, caller }: At) => {
  const other = world.people.get(caller.id === world.people.get('finance')?.id ? 'director' : 'finance');
  return { toUserId: other?.id ?? '', fromOn: '2026-11-21', toOn: '2026-11-30' };
};
const promised = async (at: At) => {
  await calm(at);
  return { accountId: at.accountId, lines: lines(at) };
};
/** Days of its own for each agreement, so that none overlaps another. */
const terms = (at: At) => {
  const on = addDays('2026-11-21', at.next());
  return {
    title: '框架协议',
    validFrom: on,
    validTo: on,
    lines: lines(at),
    rebateKind: 'retroactive' as const,
    tiers: [{ from: '1000000', rateBp: 50 }],
  };
};
const agreement = async (at: At) => {
  const { id, version } = await at.director(ops.createAgreement, { accountId: at.accountId, ...terms(at) });
  return { id, version };
};
const signed = async (at: At) => {
  const { id, version } = await at.world.app.as(at.world.people.get('executive'))(
    ops.signAgreement,
    await agreement(at),
  );
  return { id, version };
};
const planBasis = async ({ admin, director, next }: At) => {
  const code = `线-${next()}`;
  await admin(ledgerContract.operations.createProduct, { code, name: code, line: ['权限产品线'] });
  const { rows } = await director(ops.listProductLines, {});
  return {
    lineIds: rows.slice(0, 1).map(({ id }) => id),
    baseFrom: '2026-01-01',
    baseTo: '2026-06-30',
    steps: [{ lines: 1, rateBp: 100 }],
  };
};
const planFields = async (at: At) => ({
  title: '整体优惠',
  validFrom: '2026-11-01',
  validTo: '2027-10-31',
  ...(await planBasis(at)),
});
const plan = async (at: At) => {
  const fields = { accountId: at.accountId, ...(await planFields(at)) };
  const { id, version } = await at.director(ops.createBusinessPlan, fields);
  return { id, version };
};
const seenPrice = ({ world }: At) => ({
  productId: world.productId,
  kind: 'lost-bid' as const,
  price: '290',
  seenOn: '2026-11-01',
  source: '开标记录',
});
const prepared = ({ world }: At) => ({
  title: '年度谈判',
  meetOn: '2026-12-01',
  lines: [{ productId: world.productId, opening: '300', target: '290', walkAway: '280' }],
  asks: ['预付三成'],
});
const sheet = async (at: At) => {
  const { id, version } = await at.director(ops.createNegotiation, { accountId: at.accountId, ...prepared(at) });
  return { id, version };
};
const warning = async (at: At) => ({ id: await addWarning(at.world, at.accountId), version: 1 });
/** A run of the warnings that another case began may close the first one under the hand that resolves it. */
const resolved = async (at: At) => {
  const resolve = async () => await at.director(warnings.resolve, { ...(await warning(at)), note: '已解决' });
  return await resolve().catch(resolve);
};
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
  // Of one day that has one order.
  'pricing.accountWaterfall': ofAccount(({ accountId }) => ({ id: accountId, from: oneOrderDay, to: oneOrderDay })),
  'pricing.orderWaterfall': ofAccount(({ orderNo }) => ({ source: 'erp', orderNo })),
  'pricing.peerBand': ofAccount(({ accountId, world }) => ({ id: accountId, productId: world.productId })),
  'pricing.sensitivity': ofId,
  'pricing.accountConcessions': ofId,
  'pricing.accountGranted': ofAccount(({ accountId }) => ({ id: accountId, from: '2026-01-01' })),
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
  'pricing.printQuote': ofAccount(async (at) => ({ id: (await quote(at)).id })),
  'pricing.closeQuote': ofAccount(async (at) => {
    const { id, version } = await quote(at);
    return { id, version, as: 'lost', reason: '对手中标' };
  }),
  'pricing.checkOrder': ofAccount(promised),
  'pricing.listFamilies': ofCompany(),
  'pricing.listProductLines': ofCompany(),
  'pricing.listFloors': ofCompany(),
  'pricing.listRevaluations': ofCompany(),
  'pricing.listEnteredOrders': ofRows(),
  'pricing.getEnteredOrder': ofAccount(async (at) => ({ id: (await entered(at)).id })),
  'pricing.releaseOrder': ofAccount(async (at) => ({ id: (await held(at)).id, reason: '货款已到账' })),
  'pricing.refuseOrder': ofAccount(async (at) => ({ id: (await held(at)).id, reason: '先付清旧账' })),
  'pricing.cancelOrder': ofAccount(async (at) => ({ id: (await entered(at)).id, reason: '客户改单' })),
  'pricing.tellTwin': ofAccount(async (at) => ({ id: (await unbooked(at)).id, orderNo: lately(at) })),
  'pricing.refuseTwin': ofAccount(booked),
  'pricing.concessionPattern': ofRows(),
  'pricing.listAgreements': ofRows(),
  'pricing.getAgreement': ofAccount(async (at) => ({ id: (await signed(await elsewhere(at))).id })),
  'pricing.createAgreement': ofAccount((at) => ({ accountId: at.accountId, ...terms(at) })),
  'pricing.updateAgreement': ofAccount(async (at) => ({ ...(await agreement(at)), ...terms(at) })),
  'pricing.signAgreement': ofAccount(async (at) => await agreement(await elsewhere(at))),
  'pricing.requestAgreement': ofAccount(agreement, { also: ['pricing.agree'] }),
  'pricing.closeAgreement': ofAccount(agreement),
  'pricing.renewAgreement': ofAccount(async (at) => ({ id: (await signed(await elsewhere(at))).id })),
  'pricing.agreementProgress': ofAccount(async (at) => ({ id: (await signed(await elsewhere(at))).id })),
  'pricing.listAgreementBreaches': ofRows(),
  'pricing.listAgreementLines': ofRows(),
  'pricing.importAgreements': ofCompany(() => ({}), {
    upload: '协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价\nHT-1,C-1,2026-01-01,2026-12-31,P-1,1,300',
  }),
  'pricing.previewRanges': ofAccount(({ accountId, world }) => ({
    accountId,
    ranges: [{ productId: world.productId, fromBp: 100, toBp: 200, quantity: '10' }],
  })),
  'pricing.listBusinessPlans': ofRows(),
  'pricing.getBusinessPlan': ofAccount(async (at) => ({ id: (await plan(at)).id })),
  'pricing.previewBusinessPlan': ofAccount(async (at) => ({ accountId: at.accountId, ...(await planBasis(at)) })),
  'pricing.createBusinessPlan': ofAccount(async (at) => ({ accountId: at.accountId, ...(await planFields(at)) })),
  'pricing.updateBusinessPlan': ofAccount(async (at) => ({ ...(await plan(at)), ...(await planFields(at)) })),
  'pricing.requestBusinessPlan': ofAccount(plan, { also: ['pricing.agree'], mayRefuse: ['pricing.nothing-bought'] }),
  'pricing.signBusinessPlan': ofAccount(plan, { mayRefuse: ['pricing.nothing-bought'] }),
  'pricing.closeBusinessPlan': ofAccount(plan),
  'pricing.businessPlanProgress': ofAccount(async (at) => ({ id: (await plan(at)).id }), {
    mayRefuse: ['pricing.wrong-state'],
  }),
  'pricing.listMarketPrices': ofCompany(),
  'pricing.addMarketPrice': ofCompany(seenPrice),
  'pricing.withdrawMarketPrice': ofCompany(async (at) => ({
    id: (await at.director(ops.addMarketPrice, seenPrice(at))).id,
  })),
  'pricing.listNegotiations': ofRows(),
  'pricing.getNegotiation': ofAccount(async (at) => ({ id: (await sheet(at)).id })),
  'pricing.createNegotiation': ofAccount((at) => ({ accountId: at.accountId, ...prepared(at) })),
  'pricing.updateNegotiation': ofAccount(async (at) => ({ ...(await sheet(at)), ...prepared(at) })),
  'pricing.closeNegotiation': ofAccount(async (at) => ({ ...(await sheet(at)), outcome: 'agreed', result: '谈成' })),
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
  'warnings.owners': ofAccount(async (at) => ({ id: (await warning(at)).id })),
  'warnings.snooze': ofAccount(async (at) => ({ ...(await warning(at)), until: '2026-12-01' })),
  'warnings.dismiss': ofAccount(async (at) => ({ ...(await warning(at)), reason: '已谈妥' })),
  'warnings.resolve': ofAccount(async (at) => ({ ...(await warning(at)), note: '已解决' })),
  'warnings.answerCheck': ofAccount(
    async (at) => ({ ...(await warning(at)), check: 'advance-payment', answer: 'done' }),
    { mayRefuse: ['warnings.check-unknown'] },
  ),
  'warnings.giveVerdict': ofAccount(async (at) => {
    const { id, version } = await resolved(at);
    return { id, version, verdict: 'true' };
  }),
  'warnings.bridge': ofAccount(({ accountId }) => ({ accountId, month: oneOrderMonth, against: '2020-01' }), {
    needs: 'margin',
    mayRefuse: ['warnings.periods-hidden'],
  }),
  'warnings.companyBridge': ofRows(() => ({ month: oneOrderMonth, against: '2020-01' }), {
    needs: 'margin',
    mayRefuse: ['warnings.periods-hidden'],
  }),
  'warnings.computeBridge': ofCompany(() => ({ month: '2026-10' })),
  'warnings.listChannels': ofCompany(),
  'warnings.addChannel': ofCompany(channel),
  'warnings.removeChannel': ofCompany(async (at) => ({ id: (await at.admin(warnings.addChannel, channel(at))).id })),
  'warnings.tryChannel': ofCompany(async (at) => ({ id: (await at.admin(warnings.addChannel, channel(at))).id })),
  'warnings.getSubscription': ofSelf(),
  'warnings.setSubscription': ofSelf(() => ({ isOn: true })),
  'warnings.credit': ofAccount(({ accountId }) => ({ accountId })),
  'warnings.accountWatch': ofAccount(({ accountId }) => ({ accountId })),
  'warnings.addPromise': ofAccount(({ accountId }) => ({ accountId, dueOn: '2026-12-01', amount: '100' })),
  'warnings.withdrawPromise': ofAccount(
    async ({ director, accountId }) => ({
      id: (await director(warnings.addPromise, { accountId, dueOn: '2026-12-01', amount: '100' })).id,
      reason: '记错了',
    }),
    { mayRefuse: ['warnings.promise-of-other'] },
  ),
};
