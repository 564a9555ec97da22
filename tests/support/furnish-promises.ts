import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import type { RightsWorld } from './rights-world.ts';

const ops = pricingContract.operations;

/**
 * Promises that no single operation of the cases brings into force: a range that was signed, a price above the own
 * authority under its approval, a lease that is paid, a whole-business plan with its lines and prices.
 */
export const furnishPromises = async ({ app, people, accounts, productId, company }: RightsWorld): Promise<void> => {
  const asKam = app.as(people.get('kam'));
  const asExecutive = app.as(people.get('executive'));
  const accountOf = (role: 'kam' | 'executive'): string => accounts.get(role)?.own.accountId ?? '';

  const withRange = await asExecutive(ops.createAgreement, {
    accountId: accountOf('executive'),
    title: '区间协议',
    validFrom: '2028-01-01',
    validTo: '2028-12-31',
    lines: [],
    ranges: [{ productId, fromBp: 0, toBp: 100, quantity: '10' }],
  });
  await asExecutive(ops.signAgreement, { id: withRange.id, version: withRange.version });

  const deep = await asKam(ops.createAgreement, {
    accountId: accountOf('kam'),
    title: '报批协议',
    validFrom: '2028-01-01',
    validTo: '2028-12-31',
    lines: [{ productId, quantity: '1000', price: '285' }],
  });
  const asked = await asKam(ops.requestAgreement, { id: deep.id, version: deep.version });
  const ready = await asKam(ops.updateRequest, {
    id: asked.id,
    version: asked.version,
    offered: [{ lever: 'volume', answer: 'accepted', note: null }],
  });
  const sent = await asKam(ops.submitRequest, { id: ready.id, version: ready.version });
  await app.as(people.get('director'))(ops.decideRequest, {
    id: sent.id,
    version: sent.version,
    verdict: 'approve',
  });
  const { version } = await asKam(ops.getAgreement, { id: deep.id });
  await asKam(ops.signAgreement, { id: deep.id, version });

  // The 90 days of an account of its own hold no other concession.
  const calm = await app.as(company.admin)(accountsContract.operations.create, { name: '租赁客户' });
  const lease = await asExecutive(ops.createLease, {
    accountId: calm.id,
    title: '设备租赁',
    lines: [{ productId, quantity: '1' }],
    startsOn: '2026-11-01',
    months: 12,
    annuity: { value: '300', interval: 1, isInAdvance: true },
  });
  await asExecutive(ops.commitPurchase, { id: lease.id, version: lease.version });
  await app.as(people.get('finance'))(ops.payLease, { id: lease.id, paymentNo: 1, source: '回单' });

  const products = ledgerContract.operations;
  const product = await app.as(company.admin)(products.getProduct, { id: productId });
  await app.as(company.admin)(products.updateProduct, { id: productId, version: product.version, line: ['幕墙板'] });
  const line = (await asExecutive(ops.listProductLines, {})).rows.find(({ name }) => name === '幕墙板');
  const plan = await asExecutive(ops.createBusinessPlan, {
    accountId: accountOf('executive'),
    title: '整体优惠',
    validFrom: '2026-11-21',
    validTo: '2027-11-20',
    baseFrom: '2026-01-01',
    baseTo: '2026-10-31',
    spreadKey: 'revenue',
    lineIds: line === undefined ? [] : [line.id],
    steps: [{ lines: 1, rateBp: 10 }],
    creditDays: 30,
  });
  await asExecutive(ops.signBusinessPlan, { id: plan.id, version: plan.version });
};
