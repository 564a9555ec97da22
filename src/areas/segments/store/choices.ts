import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';

export type Choices = {
  readonly industries: readonly string[];
  readonly regions: readonly string[];
  readonly tags: readonly string[];
};

const mostChoices = 300;

/** Values in use that a rule may choose from, of accounts that the caller reaches; the commonest first. */
export const listChoices = async (db: Db, orgId: number, within: RawBuilder<boolean>): Promise<Choices> => {
  const inUse = async (value: RawBuilder<unknown>, from: RawBuilder<unknown>): Promise<readonly string[]> => {
    const { rows } = await sql<{ value: string }>`
      SELECT ${value} AS value FROM ${from}
      WHERE a.org_id = ${orgId} AND ${within} AND ${value} IS NOT NULL
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${mostChoices}`.execute(db);
    return rows.map((row) => row.value);
  };
  return {
    industries: await inUse(sql`a.industry`, sql`account_card a`),
    regions: await inUse(sql`a.region`, sql`account_card a`),
    tags: await inUse(sql`tag`, sql`account_card a CROSS JOIN LATERAL unnest(a.tags) AS tag`),
  };
};

export type Family = { readonly id: string; readonly name: string; readonly nameEn: string | null };

export const listFamilies = async (db: Db, orgId: number): Promise<Family[]> => {
  const { rows } = await sql<Family>`
    SELECT id, name, name_en FROM product_family WHERE org_id = ${orgId} ORDER BY name COLLATE "C" LIMIT 200`.execute(
    db,
  );
  return rows;
};

export type AccountFieldRow = {
  readonly key: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'boolean';
  readonly choices: readonly string[];
};

export const listAccountFields = async (db: Db, orgId: number): Promise<AccountFieldRow[]> => {
  const { rows } = await sql<AccountFieldRow>`
    SELECT key, label_zh, label_en, type, choices FROM account_field WHERE org_id = ${orgId} ORDER BY position, key`.execute(
    db,
  );
  return rows;
};
