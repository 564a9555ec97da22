import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Company } from '#platform/operations';
import { companyTables } from '../tables.ts';

const columns = ['org.orgId as id', 'org.name', 'org.nameEn', 'org.currency', 'org.timeZone'] as const;

export const countCompanies = async (db: Db): Promise<number> => {
  const { n } = await companyTables(db)
    .selectFrom('org')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

/** Two first runs at the same moment make one company: the second one waits here and then finds it. */
export const lockCompanies = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('mainstay first run'))`.execute(db);
};

export const createCompany = async (db: Db, company: Omit<Company, 'id'>, now: Date): Promise<Company> => {
  const { rows } = await sql<{ id: number }>`select nextval('org_id_seq') as id`.execute(db);
  const [{ id } = { id: 0 }] = rows;
  await companyTables(db)
    .insertInto('org')
    .values({ orgId: id, ...company, createdAt: now })
    .execute();
  return { id, ...company };
};

export const listCompanies = async (db: Db): Promise<readonly Company[]> =>
  await companyTables(db).selectFrom('org').select(columns).orderBy('org.orgId').execute();

/** What tells the day of each company, and since when it is there. */
export const listCompanyClocks = async (
  db: Db,
): Promise<readonly { readonly id: number; readonly timeZone: string; readonly createdAt: Date }[]> =>
  await companyTables(db)
    .selectFrom('org')
    .select(['org.orgId as id', 'org.timeZone', 'org.createdAt'])
    .orderBy('org.orgId')
    .execute();

/** The companies in which a person is active. */
export const listCompaniesOf = async (db: Db, userId: string): Promise<readonly Company[]> =>
  await companyTables(db)
    .selectFrom('org')
    .innerJoin('member', 'member.orgId', 'org.orgId')
    .select(columns)
    .where('member.userId', '=', userId)
    .where('member.active', '=', true)
    .orderBy('org.orgId')
    .execute();

export const findCompany = async (
  db: Db,
  orgId: number,
): Promise<(Company & { readonly version: number }) | undefined> =>
  await companyTables(db)
    .selectFrom('org')
    .select([...columns, 'org.version'])
    .where('org.orgId', '=', orgId)
    .executeTakeFirst();

/** Holds the company's row, so that changes of its people come one after the other. */
export const lockCompany = async (db: Db, orgId: number): Promise<void> => {
  await companyTables(db).selectFrom('org').select('orgId').where('orgId', '=', orgId).forUpdate().execute();
};

export const updateCompany = async (
  db: Db,
  { id, version, ...change }: { id: number; version: number; name: string; nameEn: string | null; timeZone: string },
): Promise<void> => {
  await companyTables(db)
    .updateTable('org')
    .set({ ...change, version: version + 1 })
    .where('orgId', '=', id)
    .execute();
};
