import type { Db } from '#db/handle';
import type { FieldGroup } from '#kernel/access';
import type { Context } from './context.ts';

/** A record as its files name it. */
export type RecordHead = {
  /** The id; of an order its source and number. */
  readonly key: string;
  /** The account in whose timeline its files are told, if it belongs to one. */
  readonly accountId: string | null;
  /** What people call it: a number, a code, a name. */
  readonly label: string;
  /** Its files that bear a mark stay, and keep it. */
  readonly keepsMarked?: boolean;
};

/** What a caller may do with a record. */
export type RecordReach = {
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /** The caller sees the record, but not this group of fields, and so none of its files. */
  readonly hides?: FieldGroup;
};

/** A kind of record that takes files, as the area that owns it sees it. */
export type RecordKind = {
  readonly kind: string;
  /** What one of its files may be marked as, beside being a file. */
  readonly marks?: readonly string[];
  /** Those of the keys that are there; a text that is no key of this kind is not. */
  readonly list: (db: Db, orgId: number, keys: readonly string[]) => Promise<readonly RecordHead[]>;
  /** By the rights of the record itself: who sees it sees its files, who changes it adds and removes them. */
  readonly reachOf: (context: Context, head: RecordHead) => Promise<RecordReach>;
};
