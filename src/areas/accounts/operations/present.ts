import type { z } from 'zod';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { latinNameOf } from '#platform/search-text';
import type {
  accountSchema,
  attachmentSchema,
  noteSchema,
  personSchema,
  taskSchema,
  teamMemberSchema,
} from '../contract/schemas.ts';
import { consentChannels, fullNameOf, isEnded } from '../domain/index.ts';
import { listAccountRefs } from '../store/account.ts';
import type { AccountRefRow, AccountRow } from '../store/account.ts';
import type { PersonRow, RoleRow } from '../store/person.ts';
import { countAttachments } from '../store/attachment.ts';
import type { AttachmentRow } from '../store/attachment.ts';
import type { NoteRow } from '../store/record.ts';
import type { TaskRow } from '../store/task.ts';
import type { TeamRow } from '../store/team.ts';
import { mayReach } from './access.ts';

export const refOf = ({ id, code, name, nameEn }: AccountRefRow) => ({ id, code, name, nameEn });

/** An account as it leaves: with its parent's name and what the caller may do. */
export const presentAccount = async (context: Context, row: AccountRow): Promise<z.input<typeof accountSchema>> => {
  const refs = await listAccountRefs(context.db, context.company.id, row.parentId === null ? [] : [row.parentId]);
  const parent = row.parentId === null ? undefined : refs.get(row.parentId);
  return {
    ...row,
    custom: plainValues(row.custom),
    parent: parent === undefined ? null : refOf(parent),
    may: {
      update: await mayReach(context, 'accounts.write', row.id),
      assign: context.actor.scopeOf('accounts.assign') !== null,
    },
  };
};

const consentsOf = ({ consents }: PersonRow): z.input<typeof personSchema>['consents'] =>
  consentChannels.flatMap((channel) => {
    const consent = consents[channel];
    return consent === undefined ? [] : [{ channel, ...consent }];
  });

/** Fields that only holders of the personal right see; the rest of a person is business. */
export const presentPerson = (
  context: Pick<Context, 'actor' | 'today'>,
  row: PersonRow,
  roles: readonly (RoleRow & { readonly account: AccountRefRow })[],
): z.input<typeof personSchema> => {
  const open = context.actor.fields.includes('personal');
  const shown = <T>(value: T): T | null => (open ? value : null);
  return {
    ...row,
    name: fullNameOf(row),
    latinName: latinNameOf(fullNameOf(row)),
    phone: shown(row.phone),
    mobile: shown(row.mobile),
    email: shown(row.email),
    wechat: shown(row.wechat),
    ageBand: shown(row.ageBand),
    birthday: shown(row.birthday),
    interests: shown(row.interests),
    habits: shown(row.habits),
    consents: open ? consentsOf(row) : [],
    custom: open ? plainValues(row.custom) : {},
    masked: !open,
    roles: roles.map((role) => ({ ...role, account: refOf(role.account), isEnded: isEnded(role, context.today) })),
  };
};

export const presentNote = (row: NoteRow): z.input<typeof noteSchema> => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export const presentAttachment = (row: AttachmentRow): z.input<typeof attachmentSchema> => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

export const presentTeamMember = (row: TeamRow, today: Day): z.input<typeof teamMemberSchema> => ({
  ...row,
  isEnded: isEnded(row, today),
});

export const presentTasks = async (
  context: Context,
  rows: readonly TaskRow[],
): Promise<z.input<typeof taskSchema>[]> => {
  const refs = await listAccountRefs(
    context.db,
    context.company.id,
    rows.flatMap(({ accountId }) => accountId ?? []),
  );
  const ids = rows.map(({ id }) => id);
  const files = await countAttachments(context.db, context.company.id, { kind: 'task', keys: ids });
  return rows.map((row) => {
    const account = row.accountId === null ? undefined : refs.get(row.accountId);
    return {
      ...row,
      params: recordOf(row.params),
      account: account === undefined ? null : refOf(account),
      files: files.get(row.id) ?? 0,
    };
  });
};

export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const plainValues = (values: Readonly<Record<string, unknown>>): Record<string, string | number | boolean | null> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (isPlain(value) ? [[key, value]] : [])));

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
