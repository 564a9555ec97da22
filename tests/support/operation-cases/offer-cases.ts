import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { ofAccount, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';

const ops = pricingContract.operations;

const figures = {
  quantity: '100',
  listPrice: '300',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  lines: [
    { kind: 'materials', label: '铝材', basis: 'unit', amount: '150' },
    { kind: 'tooling', label: '模具', basis: 'lot', amount: '4000' },
  ] as const,
};
const fieldsOf = () => ({ ...figures, lines: [...figures.lines] });
/** A product of its own for each estimate: an account has one of each product. */
const product = async ({ admin, next }: At): Promise<string> => {
  const code = `M-${next()}`;
  return (await admin(ledgerContract.operations.createProduct, { code, name: code, line: ['定制'] })).id;
};
const estimated = async (at: At) => {
  const { id, version } = await at.director(ops.createEstimate, {
    accountId: at.accountId,
    productId: await product(at),
    title: '弧形板',
    ...fieldsOf(),
  });
  return { id, version };
};
const byProduction = async (at: At) => {
  const { id, version } = await at.world.app.as(at.world.people.get('executive'))(
    ops.signForProduction,
    await estimated(at),
  );
  return { id, version };
};
const inForce = async (at: At) => {
  const { id, version } = await at.finance(ops.signForFinance, await byProduction(at));
  return { id, version };
};
/** Puts the caller into the production of the account: the figures are his department's. */
const producing = async (at: At): Promise<At> => {
  if (at.placement === 'team')
    await at
      .admin(accountsContract.operations.addTeamMember, {
        id: at.accountId,
        userId: at.caller.id,
        function: 'production',
      })
      .catch(() => undefined);
  return at;
};
/** Somebody who owns the account without working in its production makes no figures for it. */
const notProduction = { mayRefuse: ['pricing.cost-hidden', 'pricing.not-production'] };

const retention = ({ accountId, world }: At) => ({
  accountId,
  lines: [{ productId: world.productId, quantity: '1', price: '220' }],
  reason: '三个月未下单',
  offered: [{ lever: 'service', answer: 'declined', note: null }] as const,
  wantedUntil: '2026-12-10',
  ground: 'lapse' as const,
  countermove: 'volume' as const,
  targetAmount: '100000',
  checkOn: '2027-03-31',
});
const offered = async (at: At) => {
  const input = retention(at);
  return await at.director(ops.createRetentionOffer, { ...input, offered: [...input.offered] });
};

export const offerCases: OperationCases = {
  'pricing.listRetentionOffers': ofRows(async (at) => {
    await offered(at);
    return {};
  }),
  'pricing.getRetentionOffer': ofAccount(async (at) => ({ id: (await offered(at)).id })),
  'pricing.createRetentionOffer': ofAccount(retention),
  'pricing.retentionRates': ofRows(),
  'pricing.listEstimates': ofRows(async (at) => {
    await estimated(at);
    return {};
  }),
  'pricing.getEstimate': ofAccount(async (at) => ({ id: (await inForce(at)).id })),
  'pricing.createEstimate': ofAccount(
    async (at) => ({
      accountId: (await producing(at)).accountId,
      productId: await product(at),
      title: '弧形板',
      ...fieldsOf(),
    }),
    notProduction,
  ),
  'pricing.changeEstimate': ofAccount(
    async (at) => ({ ...(await estimated(await producing(at))), ...fieldsOf(), reason: '铝价上涨' }),
    notProduction,
  ),
  'pricing.signForProduction': ofAccount(async (at) => await estimated(await producing(at)), notProduction),
  'pricing.signForFinance': ofAccount(byProduction),
  'pricing.releaseEstimate': ofAccount(async (at) => {
    const { id, version } = await inForce(at);
    const withdrawn = await at.director(ops.withdrawEstimate, { id, version, reason: '改用标准件' });
    return { id, version: withdrawn.version, reason: '标准件' };
  }),
  'pricing.withdrawEstimate': ofAccount(
    async (at) => ({ ...(await estimated(await producing(at))), reason: '改用标准板' }),
    notProduction,
  ),
  'pricing.recordActualCost': ofAccount(
    async (at) => ({
      id: (await inForce(await producing(at))).id,
      versionNumber: 1,
      quantity: '100',
      amounts: ['160', '4000'],
    }),
    notProduction,
  ),
  'pricing.estimatorRecords': ofRows(
    async (at) => {
      const { id } = await inForce(at);
      await at.finance(ops.recordActualCost, { id, versionNumber: 1, quantity: '100', amounts: ['160', '4000'] });
      return {};
    },
    { needs: 'cost' },
  ),
};
