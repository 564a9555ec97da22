import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import {
  daySchema,
  decimalSchema,
  fileSchema,
  idSchema,
  moneySchema,
  okSchema,
  operation,
  pageInput,
  pageOf,
  switchInput,
} from '#kernel/contract';
import { orderKinds } from '../domain/records.ts';
import { hiddenMoney, productRefSchema } from './money-fields.ts';

const ofAccount = { id: idSchema, ...pageInput };

const orderRow = z
  .object({
    source: z.string(),
    orderNo: z.string(),
    orderedOn: daySchema,
    lines: z.number().int(),
    net: moneySchema,
    cost: hiddenMoney,
    hasReturns: z.boolean(),
    undelivered: z.number().int().describe('Lines that were promised and have no day of delivery'),
  })
  .meta({ id: 'OrderRow' });

const orderLine = z
  .object({
    lineNo: z.number().int(),
    product: productRefSchema,
    kind: z.enum(orderKinds),
    quantity: z.string(),
    list: moneySchema.nullable(),
    discount: moneySchema.nullable(),
    net: moneySchema,
    cost: hiddenMoney,
    currency: z.string().describe('Currency of the source'),
    promotion: z.string().nullable(),
    specification: z.string().nullable(),
    deliveryTerms: z.string().nullable(),
    promisedOn: daySchema.nullable(),
    deliveredOn: daySchema.nullable(),
    shortQuantity: z.string().nullable(),
    isSpecial: z.boolean(),
    isDuplicate: z.boolean().describe('Equals an earlier row of its file in every cell'),
    endAccount: accountRefSchema.nullable(),
    importId: idSchema.nullable(),
  })
  .meta({ id: 'OrderLine' });

const invoiceRow = z
  .object({
    id: idSchema,
    invoiceNo: z.string(),
    issuedOn: daySchema,
    dueOn: daySchema,
    amount: moneySchema,
    paid: moneySchema,
    settledOn: daySchema.nullable(),
    daysLate: z
      .number()
      .int()
      .nullable()
      .describe('Days from due to settled, or to the as-of day while open; null while not due'),
    disputed: z.boolean(),
    orderNo: z.string().nullable(),
  })
  .meta({ id: 'InvoiceRow' });

export const orderOperations = {
  accountOrders: operation({
    name: 'ledger.accountOrders',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/orders',
    access: 'ledger.read',
    input: z.object(ofAccount),
    output: pageOf(orderRow),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '列出客户的订单', en: 'List the orders of an account' },
  }),
  getOrder: operation({
    name: 'ledger.getOrder',
    method: 'GET',
    path: '/api/ledger/orders/{source}/{orderNo}',
    access: 'ledger.read',
    input: z.object({ source: z.string().max(60), orderNo: z.string().max(100) }),
    output: z.object({
      source: z.string(),
      orderNo: z.string(),
      orderedOn: daySchema.describe('The first of its lines'),
      account: accountRefSchema,
      lines: z.array(orderLine),
    }),
    errors: ['ledger.order-not-found'],
    summary: { 'zh-CN': '查看一个订单', en: 'Read one order' },
  }),
  exportOrders: operation({
    name: 'ledger.exportOrders',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/orders/export',
    access: 'ledger.export',
    kind: 'file',
    input: z.object({ id: idSchema, format: z.enum(['csv', 'xlsx']).default('xlsx') }),
    output: fileSchema,
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '导出客户的订单行', en: 'Export the order lines of an account' },
  }),
  accountInvoices: operation({
    name: 'ledger.accountInvoices',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/invoices',
    access: 'ledger.read',
    input: z.object({ ...ofAccount, open: switchInput.describe('Only those not settled') }),
    output: pageOf(invoiceRow),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '列出客户的发票', en: 'List the invoices of an account' },
  }),
  accountAgeing: operation({
    name: 'ledger.accountAgeing',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/ageing',
    access: 'ledger.read',
    input: z.object({ id: idSchema, withBelow: switchInput }),
    output: z.object({
      asOf: daySchema,
      notDue: moneySchema,
      days1to30: moneySchema,
      days31to60: moneySchema,
      days61to90: moneySchema,
      over90: moneySchema,
      disputed: moneySchema,
      unallocated: moneySchema.describe('Payments that no invoice has taken and that name no instalment of a lease'),
    }),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '查看账龄', en: 'Read what is open by age' },
  }),
  accountPayments: operation({
    name: 'ledger.accountPayments',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/payments',
    access: 'ledger.read',
    input: z.object(ofAccount),
    output: pageOf(
      z.object({
        id: idSchema,
        paymentNo: z.string(),
        paidOn: daySchema,
        amount: moneySchema,
        allocated: moneySchema,
        invoices: z.array(z.object({ invoiceNo: z.string(), amount: moneySchema })),
      }),
    ),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '列出客户的回款', en: 'List the payments of an account' },
  }),
  setCreditLimit: operation({
    name: 'ledger.setCreditLimit',
    method: 'PUT',
    path: '/api/ledger/accounts/{id}/credit-limit',
    access: 'ledger.credit',
    input: z.object({ id: idSchema, limit: decimalSchema.describe('In the company currency'), validFrom: daySchema }),
    output: okSchema,
    errors: ['ledger.account-not-found', 'ledger.invalid-amount'],
    summary: { 'zh-CN': '设定信用额度', en: 'Set the credit limit of an account' },
  }),
};
