import { z } from 'zod';
import {
  daySchema,
  decimalSchema,
  idSchema,
  moneySchema,
  okSchema,
  operation,
  pageInput,
  pageOf,
} from '#kernel/contract';
import { hiddenMoney, productRefSchema } from './money-fields.ts';

const priceSchema = z.object({
  validFrom: daySchema,
  listPrice: decimalSchema.nullable().describe('null: not known'),
  unitCost: decimalSchema.nullable().describe('null: not known, or hidden from this role'),
});

const lineEn = z.array(z.string()).describe('The line in English; a part without an English name stands as it is');

const productSchema = productRefSchema
  .extend({
    line: z.array(z.string()).describe('Product line, outermost first'),
    lineEn,
    unit: z.string().nullable(),
    isComplex: z.boolean(),
    version: z.number().int(),
    prices: z.array(priceSchema).describe('Latest first'),
  })
  .meta({ id: 'Product' });

const productFields = {
  name: z.string().trim().min(1).max(300),
  nameEn: z.string().trim().max(300).optional(),
  line: z.array(z.string().trim().min(1).max(100)).max(6).optional(),
  unit: z.string().trim().max(30).optional(),
  isComplex: z.boolean().optional().describe('Hard or made to specification: a sign of tomorrow’s key accounts'),
};

const byId = z.object({ id: idSchema });

const rateAnswer = okSchema.extend({
  keptRows: z
    .number()
    .int()
    .describe(
      'Rows that are booked in the currency within the time of the rate: they keep the amount that they were booked with',
    ),
  note: z
    .string()
    .nullable()
    .describe('The same as a sentence, with the way to book them anew; null when there is none'),
});

export const productOperations = {
  listProducts: operation({
    name: 'ledger.listProducts',
    method: 'GET',
    path: '/api/ledger/products',
    access: 'products.read',
    input: z.object({ ...pageInput, q: z.string().max(100).optional(), family: z.string().max(100).optional() }),
    output: pageOf(
      productRefSchema.extend({
        line: z.array(z.string()),
        lineEn,
        unit: z.string().nullable(),
        isComplex: z.boolean(),
        listPrice: moneySchema.nullable(),
        unitCost: hiddenMoney,
      }),
    ),
    summary: { 'zh-CN': '列出产品', en: 'List products' },
    cli: { command: 'products', positionals: ['q'] },
  }),
  getProduct: operation({
    name: 'ledger.getProduct',
    method: 'GET',
    path: '/api/ledger/products/{id}',
    access: 'products.read',
    input: byId,
    output: productSchema,
    errors: ['ledger.product-not-found'],
    summary: { 'zh-CN': '查看产品', en: 'Read a product' },
  }),
  findProduct: operation({
    name: 'ledger.findProduct',
    method: 'GET',
    path: '/api/ledger/product-by-code',
    access: 'products.read',
    input: z.object({ key: z.string().trim().min(1).max(100).describe('Code of the product') }),
    output: productSchema,
    errors: ['ledger.product-not-found'],
    summary: { 'zh-CN': '按编码查看产品', en: 'Read a product by its code' },
    cli: { command: 'product', positionals: ['key'] },
  }),
  createProduct: operation({
    name: 'ledger.createProduct',
    method: 'POST',
    path: '/api/ledger/products',
    access: 'products.write',
    input: z.object({ code: z.string().trim().min(1).max(100), ...productFields }),
    output: productSchema,
    errors: ['ledger.product-code-taken'],
    summary: { 'zh-CN': '新建产品', en: 'Create a product' },
  }),
  updateProduct: operation({
    name: 'ledger.updateProduct',
    method: 'PATCH',
    path: '/api/ledger/products/{id}',
    access: 'products.write',
    input: byId.extend({ version: z.number().int(), ...productFields, name: productFields.name.optional() }),
    output: productSchema,
    errors: ['ledger.product-not-found', 'ledger.product-changed-meanwhile', 'ledger.family-lowers-floor'],
    summary: { 'zh-CN': '修改产品', en: 'Change a product' },
  }),
  listRates: operation({
    name: 'ledger.listRates',
    method: 'GET',
    path: '/api/ledger/rates',
    access: 'ledger.read',
    input: z.object({}),
    output: z.object({
      currency: z.string().describe('Company currency'),
      rows: z.array(z.object({ currency: z.string(), validFrom: daySchema, rate: z.string() })),
    }),
    summary: { 'zh-CN': '列出汇率', en: 'List exchange rates' },
    cli: { command: 'rates' },
  }),
  setRate: operation({
    name: 'ledger.setRate',
    method: 'PUT',
    path: '/api/ledger/rates/{currency}/{validFrom}',
    access: 'ledger.rates',
    input: z.object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      validFrom: daySchema,
      rate: decimalSchema.describe('Company currency for one unit'),
    }),
    output: rateAnswer,
    errors: ['ledger.rate-of-own-currency', 'ledger.invalid-amount'],
    summary: { 'zh-CN': '设定汇率', en: 'Set an exchange rate' },
    cli: { command: 'rate set', positionals: ['currency', 'validFrom', 'rate'] },
  }),
  removeRate: operation({
    name: 'ledger.removeRate',
    method: 'DELETE',
    path: '/api/ledger/rates/{currency}/{validFrom}',
    access: 'ledger.rates',
    input: z.object({ currency: z.string().length(3), validFrom: daySchema }),
    output: rateAnswer,
    errors: ['ledger.rate-not-found'],
    summary: { 'zh-CN': '删除汇率', en: 'Remove an exchange rate' },
  }),
};
