import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { ShownAgreementState } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { PriceAgreementTable } from '../tables.ts';
import type { AgreementLineTable, AgreementRangeTable, AgreementTierTable } from '../tables/agreement-tables.ts';
import { documentStore } from './document-store.ts';
import type { DocumentPage } from './document-store.ts';

export type AgreementRow = Selectable<PriceAgreementTable>;
export type AgreementTierRow = Selectable<AgreementTierTable>;

export const agreements = documentStore('priceAgreement');

/** What a signed agreement promises; no path changes it afterwards. */
export const addAgreementTerms = async (
  db: Db,
  terms: {
    readonly ranges: readonly Insertable<AgreementRangeTable>[];
    readonly lines: readonly Insertable<AgreementLineTable>[];
    readonly tiers: readonly Insertable<AgreementTierTable>[];
  },
): Promise<void> => {
  const tables = pricingTables(db);
  if (terms.ranges.length > 0)
    await tables
      .insertInto('agreementRange')
      .values([...terms.ranges])
      .execute();
  await tables
    .insertInto('agreementLine')
    .values([...terms.lines])
    .execute();
  if (terms.tiers.length > 0)
    await tables
      .insertInto('agreementTier')
      .values([...terms.tiers])
      .execute();
};

export const listTiers = async (
  db: Db,
  orgId: number,
  agreementIds: readonly string[],
): Promise<readonly AgreementTierRow[]> =>
  agreementIds.length === 0
    ? []
    : await pricingTables(db)
        .selectFrom('agreementTier')
        .selectAll()
        .where('orgId', '=', orgId)
        .where('agreementId', 'in', [...agreementIds])
        .orderBy('fromMinor')
        .execute();

const last = sql`least(valid_to, coalesce(ended_on, valid_to))`;

/** The rule of shownAgreementStateOf, and what a renewal list asks, as conditions. */
export const agreementStateIs = (state: ShownAgreementState, today: Day): RawBuilder<boolean> => {
  const on = sql`${today}::date`;
  switch (state) {
    case 'draft':
    case 'withdrawn':
      return sql<boolean>`state = ${state}`;
    case 'upcoming':
      return sql<boolean>`state = 'signed' and valid_from > ${on} and ${last} >= valid_from`;
    case 'in-force':
      return sql<boolean>`state = 'signed' and valid_from <= ${on} and ${last} >= ${on}`;
    case 'over':
      return sql<boolean>`state = 'signed' and ${last} < ${on} and ${last} = valid_to`;
    case 'ended':
      return sql<boolean>`state = 'signed' and ${last} < valid_to and (${last} < ${on} or ${last} < valid_from)`;
    default: {
      const never: never = state;
      return never;
    }
  }
};

/** The rule of isRenewalDue, as a condition. */
export const isDueForRenewal = (today: Day): RawBuilder<boolean> => sql<boolean>`(
  state = 'signed' and ended_on is null and valid_to - notice_days <= ${today}::date
  and valid_to + notice_days >= ${today}::date
  and not exists (
    select from price_agreement f
    where f.org_id = price_agreement.org_id and f.follows_id = price_agreement.id and f.state = 'signed'))`;

type AgreementPage = DocumentPage & {
  readonly condition: RawBuilder<boolean> | undefined;
};

/** Agreements, latest first; those of an account with what its group agreed for it. */
export const listAgreements = async (
  db: Db,
  { accountId, condition, ...page }: AgreementPage,
): Promise<readonly AgreementRow[]> =>
  await agreements.page(db, { ...page, accountId: undefined }, [
    accountId === undefined
      ? undefined
      : sql`(account_id = ${accountId}::uuid or (covers_group and exists (
          select from account_above up where up.org_id = ${page.orgId} and up.account_id = ${accountId}::uuid
            and up.ancestor_id = price_agreement.account_id)))`,
    condition,
  ]);

export const listNumbers = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await pricingTables(db)
    .selectFrom('priceAgreement')
    .select(['id', 'number'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** Those that a signed agreement follows. */
export const listFollowed = async (db: Db, orgId: number, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await pricingTables(db)
    .selectFrom('priceAgreement')
    .select('followsId')
    .where('orgId', '=', orgId)
    .where('followsId', 'in', [...ids])
    .where('state', '=', 'signed')
    .execute();
  return new Set(rows.flatMap(({ followsId }) => followsId ?? []));
};

/** The latest agreement that names a paper, draft or signed; what was withdrawn names none. */
const findNaming = async (
  db: Db,
  orgId: number,
  by: { readonly column: 'followsId' | 'requestId' | 'purchaseId'; readonly id: string },
): Promise<AgreementRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceAgreement')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(by.column, '=', by.id)
    .where('state', '<>', 'withdrawn')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()) ?? null;

/** The agreement that follows one. */
export const findFollower = async (db: Db, orgId: number, id: string): Promise<AgreementRow | null> =>
  await findNaming(db, orgId, { column: 'followsId', id });

/** The agreement that a request asks for. */
export const findAgreementForRequest = async (db: Db, orgId: number, id: string): Promise<AgreementRow | null> =>
  await findNaming(db, orgId, { column: 'requestId', id });

/** The agreement that carries out a tender. */
export const findAgreementForPurchase = async (db: Db, orgId: number, id: string): Promise<AgreementRow | null> =>
  await findNaming(db, orgId, { column: 'purchaseId', id });

/** The signed agreement that an approval was used for. */
export const findAgreementOfRequest = async (db: Db, orgId: number, requestId: string): Promise<AgreementRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceAgreement')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', '=', 'signed')
    .executeTakeFirst()) ?? null;

export const findByReference = async (db: Db, orgId: number, reference: string): Promise<AgreementRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceAgreement')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('reference', '=', reference)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()) ?? null;

/** Signed agreements of the account itself that name one of the products in some of the same days. */
export const findOverlap = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly accountId: string;
    readonly productIds: readonly string[];
    readonly validFrom: Day;
    readonly validTo: Day;
    readonly exceptId: string | null;
  },
): Promise<{ readonly number: string; readonly product: string } | null> => {
  const { rows } = await sql<{ number: string; product: string }>`
    select g.number, p.code as product from price_agreement g
    join agreement_line l on l.org_id = ${wanted.orgId} and l.agreement_id = g.id
    join product_card p on p.org_id = ${wanted.orgId} and p.id = l.product_id
    where g.org_id = ${wanted.orgId} and g.account_id = ${wanted.accountId}::uuid and g.state = 'signed'
      and g.valid_from <= ${wanted.validTo}::date and least(g.valid_to, coalesce(g.ended_on, g.valid_to)) >= ${wanted.validFrom}::date
      and l.product_id = any(${[...wanted.productIds]}::uuid[]) and g.id is distinct from ${wanted.exceptId}::uuid
    order by l.line_no limit 1`.execute(db);
  return rows[0] ?? null;
};
