import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';

export type LetterheadTable = {
  orgId: number;
  address: string | null;
  addressEn: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  taxNumber: string | null;
  bank: string | null;
  bankAccount: string | null;
  terms: string | null;
  termsEn: string | null;
  logo: ColumnType<Uint8Array | null>;
  logoKind: 'png' | 'jpg' | null;
  version: Generated<number>;
};

export const letterheadTables = (db: Db) => db.withTables<{ letterhead: LetterheadTable }>();
