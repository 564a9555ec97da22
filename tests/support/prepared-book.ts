import { after } from 'node:test';
import { presets } from '../../src/areas/ledger/domain/import/index.ts';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';
import { testApp } from './app.ts';
import type { TestApp, TestCompany } from './app.ts';
import { originalOf } from './database.ts';
import type { DatabaseOriginal } from './database.ts';
import { demoPart, importRecords } from './identified-book.ts';
import { importFileAs } from './ledger-import.ts';
import { readSharedBytes, sharedDataMissing } from './shared-data.ts';

type Book = { readonly app: TestApp; readonly company: TestCompany };

/** Imports a company's book once in this process; each who asks gets a copy of his own, to be closed by him. */
const preparedBook = (name: string, fill: (book: Book) => Promise<void>): (() => Promise<Book>) => {
  let company: TestCompany;
  let original: Promise<DatabaseOriginal> | undefined;
  after(async () => await (await original)?.remove());
  return async () => {
    original ??= originalOf(async (database) => {
      const app = await testApp({ database: { ...database, close: async () => {} } });
      company = await app.company(name);
      await fill({ app, company });
      await app.close();
    });
    const app = await testApp({ database: await (await original).copy() });
    return { app, company };
  };
};

/** Every twentieth account of the demo company. */
export const demoBook = preparedBook(
  '砥衡',
  async ({ app, company }) => await importRecords(app, company, demoPart(20)),
);

/** The preset of a public set in the company's own currency. */
export const presetOf = (id: string): Mapping => {
  const preset = presets.find((one) => one.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  const { currency: _currency, ...mapping } = preset.mapping;
  return { ...mapping, createMissing: { accounts: true, products: true } };
};

const [accountFile, orderFile] = ['demo/aw_resellers.csv.gz', 'demo/aw_reseller_sales.csv.gz'];
export const adventureWorksMissing = sharedDataMissing(orderFile, accountFile);

/** The resellers of AdventureWorks with their order lines and promotions. */
export const adventureWorksBook = preparedBook('AdventureWorks', async ({ app, company }) => {
  const orders = presetOf('adventure-works-orders');
  await importFileAs(app, company.admin, {
    mapping: presetOf('adventure-works-accounts'),
    body: readSharedBytes(accountFile),
  });
  await importFileAs(app, company.admin, {
    mapping: { ...orders, columns: { ...orders.columns, promotion: 'PromotionKey' } },
    body: readSharedBytes(orderFile),
  });
});
