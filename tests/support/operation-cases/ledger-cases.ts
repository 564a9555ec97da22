import { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import { importFileAs } from '../ledger-import.ts';
import { ofAccount, ofCompany, ofRows } from './case.ts';
import type { At, OperationCases } from './case.ts';

const ops = ledgerContract.operations;
const answer = z.object({ import: z.object({ id: z.string() }) });
const mapping = { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } } as const;
const fileOf = ({ next }: At): string => {
  const n = next();
  return `code,name\nI${n},导入客户 ${n} 号\n`;
};

/** A file that lies there unread. */
const waiting = async (at: At): Promise<string> => {
  const { app, company } = at.world;
  const input = { kind: 'accounts', fileName: `w${at.next()}.csv`, source: 'crm' };
  return answer.parse(await app.upload(ops.uploadImport, input, { as: company.admin, body: fileOf(at) })).import.id;
};
const booked = async (at: At): Promise<string> => {
  const { app, company } = at.world;
  const { id, state, jobId } = await importFileAs(app, company.admin, { mapping, body: fileOf(at) });
  if (state === 'done') return id;
  const job = jobId === null ? null : await at.admin(jobsContract.operations.get, { id: jobId });
  throw new Error(`import ${state} instead of done: ${JSON.stringify(job)}`);
};
const product = async ({ admin, next }: At) => {
  const code = `P-new-${next()}`;
  return await admin(ops.createProduct, { code, name: code });
};
const rate = ({ next }: At) => ({
  currency: 'EUR',
  validFrom: new Date(Date.UTC(2020, 0, next())).toISOString().slice(0, 10),
});
const ofId = ofAccount(({ accountId }) => ({ id: accountId }));

export const ledgerCases: OperationCases = {
  'ledger.accountChoices': ofRows(),
  'ledger.dataSpan': ofCompany(),
  'ledger.importLimits': ofCompany(),
  'ledger.uploadImport': ofCompany(({ next }) => ({ kind: 'accounts', fileName: `u${next()}.csv`, source: 'crm' }), {
    upload: 'code,name\nU1,某客户\n',
  }),
  'ledger.importFile': ofCompany(({ next }) => ({ kind: 'accounts', map: mapping, fileName: `i${next()}.csv` }), {
    upload: 'code,name\nU1,某客户\n',
  }),
  'ledger.previewImport': ofCompany(async (at) => ({ id: await waiting(at), mapping })),
  'ledger.checkImport': ofCompany(async (at) => ({ id: await waiting(at), mapping })),
  'ledger.startImport': ofCompany(async (at) => ({ id: await waiting(at), mapping })),
  'ledger.getImport': ofCompany(({ world }) => ({ id: world.importId })),
  'ledger.listImports': ofCompany(),
  'ledger.rejectedRows': ofCompany(({ world }) => ({ id: world.importId, format: 'csv' })),
  'ledger.unmatched': ofCompany(({ world }) => ({ id: world.importId })),
  'ledger.cancelImport': ofCompany(async (at) => ({ id: await waiting(at) }), {
    mayRefuse: ['ledger.import-not-running'],
  }),
  'ledger.undoImport': ofCompany(async (at) => ({ id: await booked(at) })),
  'ledger.forgetImport': ofCompany(async (at) => ({ id: await waiting(at) })),
  'ledger.listAccounts': ofRows(() => ({ limit: 500 }), { tells: true }),
  'ledger.exportAccounts': ofRows(() => ({ format: 'csv' }), { tells: true }),
  'ledger.accountFigures': ofId,
  'ledger.accountMonths': ofId,
  'ledger.accountImports': ofId,
  'ledger.accountProducts': ofId,
  'ledger.companyMonths': ofCompany(),
  'ledger.paymentBehaviour': ofCompany(),
  'ledger.checkFacts': ofCompany(),
  'ledger.accountOrders': ofId,
  'ledger.getOrder': ofAccount(({ orderNo }) => ({ source: 'erp', orderNo })),
  'ledger.exportOrders': ofAccount(({ accountId }) => ({ id: accountId, format: 'csv' })),
  'ledger.accountInvoices': ofId,
  'ledger.accountAgeing': ofId,
  'ledger.accountPayments': ofId,
  'ledger.setCreditLimit': ofAccount(({ accountId }) => ({ id: accountId, limit: '100000', validFrom: '2026-11-01' })),
  'ledger.listProducts': ofCompany(),
  'ledger.findProduct': ofCompany(() => ({ key: 'P-1' })),
  'ledger.getProduct': ofCompany(({ world }) => ({ id: world.productId })),
  'ledger.createProduct': ofCompany(({ next }) => ({ code: `C-${next()}`, name: '新品' })),
  'ledger.updateProduct': ofCompany(async (at) => {
    const { id, version } = await product(at);
    return { id, version, name: '改名品' };
  }),
  'ledger.namePromotion': ofCompany(({ next }) => ({ code: `P${next()}`, name: '清仓' })),
  'ledger.listRates': ofCompany(),
  'ledger.setRate': ofCompany((at) => ({ ...rate(at), rate: '7.8' })),
  'ledger.removeRate': ofCompany(async (at) => {
    const key = rate(at);
    await at.admin(ops.setRate, { ...key, rate: '7.7' });
    return key;
  }),
};
