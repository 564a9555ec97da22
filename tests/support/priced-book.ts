import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { workflowsContract } from '#workflows/contract';
import { identityContract } from '#platform/identity/contract';
import { testPassword } from './app.ts';
import type { Person, TestApp, TestCompany } from './app.ts';

const { createProduct } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;

export type PricedBook = {
  readonly company: TestCompany;
  readonly kam: Person;
  readonly otherKam: Person;
  readonly director: Person;
  readonly otherDirector: Person;
  readonly finance: Person;
  readonly executive: Person;
  readonly accountId: string;
  /** List 100, cost 70: floor at the standard of 30 days (3 % freight and service, 8 %, .5 %) is 72.9444. */
  readonly panel: string;
  /** List 100, cost not known. */
  readonly unknown: string;
};

export const panelFloor = '72.9444';

/** A company with its approvers, one account of a manager and two products, one of unknown cost. */
export const pricedBook = async (app: TestApp, name = '价格测试公司'): Promise<PricedBook> => {
  const company = await app.company(name);
  const [kam, otherKam, director, otherDirector, finance, executive] = [
    await app.person(company, 'kam'),
    await app.person(company, 'kam'),
    await app.person(company, 'director'),
    await app.person(company, 'director'),
    await app.person(company, 'finance'),
    await app.person(company, 'executive'),
  ];
  const account = await app.as(director)(accountsContract.operations.create, {
    name: '重庆大厦建筑',
    ownerId: kam.id,
    region: '重庆',
  });
  const product = async (code: string): Promise<string> =>
    (await app.as(finance)(createProduct, { code, name: code, line: ['幕墙板'] })).id;
  const panel = await product('P-100');
  const unknown = await product('P-200');
  await app.as(finance)(setPrice, { id: panel, validFrom: '2026-01-01', listPrice: '100', unitCost: '70' });
  await listWithoutCost(app, company, unknown);
  return { company, kam, otherKam, director, otherDirector, finance, executive, accountId: account.id, panel, unknown };
};

/** Signs somebody in again: a session does not outlive days of the test's clock. */
export const signedInAgain = async (app: TestApp, person: Person): Promise<Person> => {
  const { path } = identityContract.operations.signIn;
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: person.email, password: testPassword }),
  });
  return { ...person, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
};

/** A list price that an import brought: a fact of a product whose cost nobody knows. */
const listWithoutCost = async (app: TestApp, company: TestCompany, productId: string): Promise<void> => {
  await app.database.withOrg(company.id, async (db) => {
    await sql`
      insert into product_price (org_id, product_id, valid_from, list_price_e4)
      values (${company.id}, ${productId}::uuid, '2026-01-01', 1000000)`.execute(db);
  });
};
