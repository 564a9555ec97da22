import type { Db } from '#db/handle';
import type { Language } from '#kernel/locale';
import { identityTables } from '../tables.ts';
import type { Theme } from '../tables.ts';

export type StoredUser = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly theme: Theme;
  readonly passwordHash: string;
};

const columns = ['id', 'email', 'name', 'language', 'theme', 'passwordHash'] as const;

export const findUserByEmail = async (db: Db, email: string): Promise<StoredUser | undefined> =>
  await identityTables(db).selectFrom('authUser').select(columns).where('email', '=', email).executeTakeFirst();

export const findUser = async (db: Db, id: string): Promise<StoredUser | undefined> =>
  await identityTables(db).selectFrom('authUser').select(columns).where('id', '=', id).executeTakeFirst();

type NewUser = Omit<StoredUser, 'theme'> & { readonly now: Date };

export const createUser = async (db: Db, { now, ...user }: NewUser): Promise<void> => {
  await identityTables(db)
    .insertInto('authUser')
    .values({ ...user, passwordChangedAt: now, createdAt: now })
    .execute();
};

export const updatePassword = async (
  db: Db,
  { id, passwordHash, now }: { id: string; passwordHash: string; now: Date },
): Promise<void> => {
  await identityTables(db)
    .updateTable('authUser')
    .set({ passwordHash, passwordChangedAt: now })
    .where('id', '=', id)
    .execute();
};

type Preferences = {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
  readonly theme?: Theme | undefined;
};

export const updatePreferences = async (db: Db, id: string, preferences: Preferences): Promise<void> => {
  const changes = Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length === 0) return;
  await identityTables(db).updateTable('authUser').set(changes).where('id', '=', id).execute();
};
