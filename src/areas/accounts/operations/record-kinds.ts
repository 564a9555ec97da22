import type { Context, RecordKind, RecordReach } from '#platform/operations';
import type { FieldGroup } from '#kernel/access';
import { isUuid } from '#kernel/id';
import type { AttachedRecord, FileMark } from '../domain/index.ts';
import { listAccountHeads } from '../store/account.ts';
import { findPerson, listPersonHeads } from '../store/person.ts';
import { findTask, listTaskHeads } from '../store/task.ts';
import { mayReach, reachedTasks, rowsOf } from './access.ts';

const outOfReach: RecordReach = { mayRead: false, mayWrite: false };

type OfAccount = Pick<RecordKind, 'list'> & {
  readonly kind: AttachedRecord;
  readonly marks?: readonly FileMark[];
  /** The right over the account's rows that shows the record. */
  readonly reads: string;
  /** The rights of which any one lets change it. */
  readonly writes: readonly string[];
  /** Fields without whose sight nobody sees the files. */
  readonly needs?: FieldGroup;
  /** Who sees them of an account all the same. */
  readonly opens?: (context: Context, accountId: string) => Promise<boolean>;
};

/** A kind of record that belongs to an account, and is in reach where the rights over it reach that account. */
export const recordOfAccount = ({ reads, writes, needs, opens, ...kind }: OfAccount): RecordKind => ({
  ...kind,
  reachOf: async (context, { accountId }) => {
    if (accountId === null || !(await mayReach(context, reads, accountId))) return outOfReach;
    const isHidden = needs !== undefined && !context.actor.fields.includes(needs);
    const hidden = isHidden && !(await opens?.(context, accountId)) && { hides: needs };
    for (const right of writes)
      if (await mayReach(context, right, accountId)) return { mayRead: true, mayWrite: true, ...hidden };
    return { mayRead: true, mayWrite: false, ...hidden };
  },
});

const accounts = recordOfAccount({
  kind: 'account',
  list: listAccountHeads,
  reads: 'accounts.read',
  writes: ['accounts.write'],
});

/** A person is in reach by any post; what is written about one is personal data. */
const persons: RecordKind = {
  kind: 'person',
  list: async (db, orgId, keys) => await listPersonHeads(db, orgId, keys.filter(isUuid)),
  reachOf: async (context, { key }) => {
    const { db, company, actor } = context;
    const isReached = async (right: 'accounts.read' | 'accounts.write'): Promise<boolean> =>
      actor.scopeOf(right) !== null &&
      (await findPerson(db, company.id, { id: key, within: rowsOf(context, right, 'r.account_id') })) !== null;
    if (!(await isReached('accounts.read'))) return outOfReach;
    return {
      mayRead: true,
      mayWrite: await isReached('accounts.write'),
      ...(!actor.fields.includes('personal') && { hides: 'personal' }),
    };
  },
};

/** Whoever was given a task reaches it, and its files, wherever its account lies. */
const tasks: RecordKind = {
  kind: 'task',
  list: async (db, orgId, keys) => await listTaskHeads(db, orgId, keys.filter(isUuid)),
  reachOf: async (context, { key, accountId }) => {
    const { db, company, actor } = context;
    const task = await findTask(db, company.id, { id: key, within: reachedTasks(context) });
    if (task === null) return outOfReach;
    const isOwn = task.assigneeId === actor.userId;
    return {
      mayRead: true,
      mayWrite: isOwn || (accountId !== null && (await mayReach(context, 'accounts.write', accountId))),
    };
  },
};

export const ownRecords: readonly RecordKind[] = [accounts, persons, tasks];
