import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { accountsTables } from '../tables.ts';
import type { AccountStandingTable, CustomFieldTable, SavedViewTable } from '../tables.ts';

export type CustomFieldRow = Selectable<CustomFieldTable>;
export type SavedViewRow = Selectable<SavedViewTable>;

export const listCustomFields = async (db: Db, orgId: number): Promise<CustomFieldRow[]> =>
  await accountsTables(db)
    .selectFrom('customField')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('removedAt', 'is', null)
    .orderBy('object')
    .orderBy('position')
    .orderBy('key')
    .execute();

export const findCustomField = async (
  db: Db,
  orgId: number,
  field: { readonly object: 'account' | 'person'; readonly key: string },
): Promise<CustomFieldRow | null> =>
  (await accountsTables(db)
    .selectFrom('customField')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('object', '=', field.object)
    .where('key', '=', field.key)
    .executeTakeFirst()) ?? null;

export const saveCustomField = async (db: Db, field: Insertable<CustomFieldTable>): Promise<CustomFieldRow> =>
  await accountsTables(db)
    .insertInto('customField')
    .values(field)
    .onConflict((clash) =>
      clash.columns(['orgId', 'object', 'key']).doUpdateSet({
        labelZh: sql.ref('excluded.label_zh'),
        labelEn: sql.ref('excluded.label_en'),
        choices: sql.ref('excluded.choices'),
        position: sql.ref('excluded.position'),
        removedAt: null,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();

export const retireCustomField = async (
  db: Db,
  orgId: number,
  field: { readonly id: string; readonly at: Date },
): Promise<void> => {
  await accountsTables(db)
    .updateTable('customField')
    .set({ removedAt: field.at })
    .where('orgId', '=', orgId)
    .where('id', '=', field.id)
    .execute();
};

/** A person's own views of a list and those that others share. */
export const listViews = async (
  db: Db,
  orgId: number,
  wanted: { readonly list: string; readonly userId: string },
): Promise<SavedViewRow[]> =>
  await accountsTables(db)
    .selectFrom('savedView')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('list', '=', wanted.list)
    .where((where) => where.or([where('ownerId', '=', wanted.userId), where('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute();

export const addView = async (db: Db, view: Insertable<SavedViewTable>): Promise<SavedViewRow> =>
  await accountsTables(db).insertInto('savedView').values(view).returningAll().executeTakeFirstOrThrow();

export const removeView = async (
  db: Db,
  orgId: number,
  view: { readonly id: string; readonly ownerId: string },
): Promise<boolean> => {
  const result = await accountsTables(db)
    .deleteFrom('savedView')
    .where('orgId', '=', orgId)
    .where('id', '=', view.id)
    .where('ownerId', '=', view.ownerId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
};

export const listStanding = async (
  db: Db,
  orgId: number,
  accountId: string,
): Promise<Selectable<AccountStandingTable>[]> =>
  await accountsTables(db)
    .selectFrom('accountStanding')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
