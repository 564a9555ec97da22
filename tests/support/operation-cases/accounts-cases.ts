import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import type { Call } from '#kernel/client';
import { ofAccount, ofCompany, ofRows, ofSelf } from './case.ts';
import type { At, OperationCases } from './case.ts';

const ops = accountsContract.operations;
const uploaded = z.object({ id: z.string() });

const versionOf = async ({ admin, accountId }: At): Promise<number> =>
  (await admin(ops.get, { id: accountId })).version;
/** Only its author changes a note: whoever may write one does, for the others the administrator. */
const authored = async <T>({ world, caller, admin }: At, write: (call: Call) => Promise<T>): Promise<T> =>
  await write(world.app.as(caller)).catch(async () => await write(admin));
const note = async (at: At): Promise<string> =>
  (await authored(at, async (call) => await call(ops.addNote, { id: at.accountId, body: '周三' }))).id;
const goneNote = async (at: At): Promise<string> => {
  const id = await note(at);
  await authored(at, async (call) => await call(ops.removeNote, { id }));
  return id;
};
const filesOf = (accountId: string) => ({ kind: 'account', record: accountId }) as const;
const attachment = async ({ world, accountId, next }: At): Promise<string> =>
  uploaded.parse(
    await world.app.upload(
      ops.uploadAttachment,
      { ...filesOf(accountId), fileName: `a${next()}.txt` },
      { as: world.company.admin, body: 'x' },
    ),
  ).id;
const task = async ({ admin, accountId }: At): Promise<string> =>
  (await admin(ops.createTask, { accountId, title: '回访' })).id;
const account = async ({ admin, next }: At): Promise<string> =>
  (await admin(ops.create, { name: `临时客户 ${next()} 号` })).id;
const endedRole = async ({ admin, accountId, personId }: At): Promise<string> => {
  const person = await admin(ops.addRole, { id: personId, accountId, title: '采购' });
  return person.roles.at(-1)?.id ?? '';
};
const field = async ({ admin, next }: At): Promise<string> => {
  const key = `f${next()}`;
  await admin(ops.saveCustomField, { object: 'account', key, labelZh: '甲', labelEn: 'A', type: 'text' });
  return key;
};
/** The guest joins the account's team, or leaves it where he is in it. */
const guestId = async ({ admin, accountId, world: { guest } }: At, how: 'joins' | 'ends'): Promise<string> => {
  const { members: team } = await admin(ops.listTeam, { id: accountId });
  const held = team.find(({ userId, toOn }) => userId === guest.id && toOn === null);
  if (held !== undefined && how === 'ends')
    await admin(ops.endTeamMember, { id: accountId, memberId: held.id, toOn: '2026-11-20' });
  if (how === 'ends') return '';
  const member = { id: accountId, userId: guest.id, function: 'legal', fromOn: '2026-11-01' } as const;
  return held?.id ?? (await admin(ops.addTeamMember, member)).id;
};
const view = ({ next }: At) => ({ list: 'accounts', name: `v${next()}`, state: {} });

export const accountsCases: OperationCases = {
  'accounts.list': ofRows(() => ({ limit: 500 }), { tells: true }),
  'accounts.get': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.find': ofAccount(({ code }) => ({ key: code })),
  'accounts.create': ofCompany(({ next }) => ({ name: `新客户 ${next()} 号` })),
  'accounts.update': ofAccount(async (at) => ({ id: at.accountId, version: await versionOf(at), region: '云南' })),
  'accounts.tree': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.assignOwner': ofCompany(async (at) => ({ ids: [await account(at)], ownerId: at.caller.id })),
  'accounts.changeTags': ofAccount(({ accountId, next }) => ({ ids: [accountId], add: [`t${next()}`] })),
  'accounts.listTags': ofCompany(),
  'accounts.standing': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.listTeam': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.addTeamMember': ofAccount(async (at) => {
    await guestId(at, 'ends');
    return { id: at.accountId, userId: at.world.guest.id, function: 'legal' };
  }),
  'accounts.endTeamMember': ofAccount(async (at) => ({
    id: at.accountId,
    memberId: await guestId(at, 'joins'),
    toOn: '2026-11-20',
  })),
  'accounts.export': ofRows(() => ({ format: 'csv' }), { tells: true }),
  'accounts.listPersons': ofRows(({ accountId }) => ({ accountId }), { tells: true }),
  'accounts.getPerson': ofAccount(({ personId }) => ({ id: personId })),
  'accounts.createPerson': ofAccount(
    ({ accountId, next }) => ({ accountId, surname: '周', givenName: `甲${next()}` }),
    {
      needs: 'personal',
    },
  ),
  'accounts.updatePerson': ofAccount(
    async ({ admin, personId }) => ({
      id: personId,
      version: (await admin(ops.getPerson, { id: personId })).version,
      habits: null,
    }),
    { needs: 'personal' },
  ),
  'accounts.setConsent': ofAccount(
    ({ personId }) => ({ id: personId, channel: 'sms', state: 'given', purpose: '发货通知' }),
    { needs: 'personal' },
  ),
  'accounts.addRole': ofAccount(({ personId, accountId }) => ({ id: personId, accountId, title: '技术' })),
  'accounts.endRole': ofAccount(async (at) => ({ id: at.personId, roleId: await endedRole(at), toOn: '2026-11-21' })),
  'accounts.exportPersons': ofRows(({ accountId }) => ({ format: 'csv', accountId })),
  'accounts.listNotes': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.addNote': ofAccount(({ accountId }) => ({ id: accountId, body: '来电' })),
  'accounts.updateNote': ofAccount(async (at) => ({ id: await note(at), body: '改' })),
  'accounts.removeNote': ofAccount(async (at) => ({ id: await note(at) })),
  'accounts.restoreNote': ofAccount(async (at) => ({ id: await goneNote(at) })),
  'accounts.listAttachments': ofAccount(({ accountId }) => filesOf(accountId)),
  'accounts.uploadAttachment': ofAccount(
    ({ accountId, next }) => ({ ...filesOf(accountId), fileName: `u${next()}.txt` }),
    { upload: '文件', also: ['accounts.write'] },
  ),
  'accounts.downloadAttachment': ofAccount(async (at) => ({ id: await attachment(at) })),
  'accounts.markAttachment': ofAccount(async (at) => ({ id: await attachment(at), mark: null }), {
    also: ['accounts.write'],
  }),
  'accounts.removeAttachment': ofAccount(async (at) => ({ id: await attachment(at) }), { also: ['accounts.write'] }),
  'accounts.restoreAttachment': ofAccount(
    async (at) => {
      const id = await attachment(at);
      await at.admin(ops.removeAttachment, { id });
      return { id };
    },
    { also: ['accounts.write'] },
  ),
  'accounts.listTimeline': ofAccount(({ accountId }) => ({ id: accountId })),
  'accounts.listTasks': ofRows(({ accountId }) => ({ accountId })),
  'accounts.createTask': ofAccount(({ accountId }) => ({ accountId, title: '送样' })),
  'accounts.setTaskState': ofAccount(async (at) => ({ id: await task(at), state: 'done' })),
  'accounts.listCustomFields': ofCompany(),
  'accounts.saveCustomField': ofCompany(({ next }) => ({
    object: 'account',
    key: `s${next()}`,
    labelZh: '乙',
    labelEn: 'B',
    type: 'text',
  })),
  'accounts.removeCustomField': ofCompany(async (at) => ({ object: 'account', key: await field(at) })),
  'accounts.listViews': ofSelf(() => ({ list: 'accounts' })),
  'accounts.saveView': ofSelf((at) => view(at)),
  'accounts.removeView': ofSelf(async (at) => {
    const call = at.world.app.as(at.caller);
    const made = await call(ops.saveView, view(at)).catch(async () => await at.admin(ops.saveView, view(at)));
    return { id: made.id };
  }),
  'accounts.findDuplicates': ofCompany(),
  'accounts.dismissDuplicate': ofCompany(async (at) => ({ aId: await account(at), bId: await account(at) })),
  'accounts.listMerges': ofCompany(),
};
