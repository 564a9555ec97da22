import { identityContract } from '#platform/identity/contract';
import { testPassword } from '../app.ts';
import { addJob } from '../rights-world.ts';
import { ofCompany, ofOpen, ofSelf } from './case.ts';
import type { At, OperationCases } from './case.ts';

const { inviteUser, createToken, listSessions } = identityContract.operations;

const invitation = async ({ admin, next }: At) => {
  const { id, link } = await admin(inviteUser, {
    email: `guest${next()}@example.com`,
    name: '客人',
    roles: ['member'],
    language: 'en',
  });
  return { id, token: new URL(link).searchParams.get('token') ?? '' };
};

export const platformCases: OperationCases = {
  'identity.firstRunState': ofOpen(),
  'identity.firstRun': ofOpen(({ next }) => ({
    company: { name: '又一家', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    email: `first${next()}@example.com`,
    name: '某人',
    password: testPassword,
  })),
  'identity.signIn': ofOpen(({ caller }) => ({ email: caller.email, password: testPassword })),
  'identity.signOut': ofOpen(),
  'identity.signOutEverywhere': ofOpen(),
  'identity.me': ofOpen(),
  'identity.switchCompany': ofOpen(({ world }) => ({ companyId: world.company.id })),
  'identity.updateMe': ofOpen(() => ({ theme: 'dark' })),
  'identity.changePassword': ofOpen(() => ({ current: testPassword, next: testPassword })),
  'identity.requestPasswordReset': ofOpen(({ caller }) => ({ email: caller.email })),
  'identity.resetPassword': ofOpen(() => ({ token: 'none', password: testPassword })),
  'identity.listUsers': ofCompany(),
  'identity.updateUser': ofCompany(async (at) => ({
    id: (await at.world.app.person(at.world.company, 'member')).id,
    name: '改名',
  })),
  'identity.unlockSignIn': ofCompany(({ world }) => ({ email: world.guest.email })),
  'identity.inviteUser': ofCompany(({ next }) => ({
    email: `new${next()}@example.com`,
    name: '新人',
    roles: ['member'],
  })),
  'identity.listInvitations': ofCompany(),
  'identity.revokeInvitation': ofCompany(async (at) => ({ id: (await invitation(at)).id })),
  'identity.findInvitation': ofOpen(async (at) => ({ token: (await invitation(at)).token })),
  'identity.acceptInvitation': ofOpen(async (at) => ({ token: (await invitation(at)).token, password: testPassword })),
  'identity.listSessions': ofOpen(),
  'identity.revokeSession': ofOpen(async ({ world, caller }) => ({
    id: (await world.app.as(await world.app.again(caller))(listSessions, {})).rows[0]?.id ?? '',
  })),
  'identity.listTokens': ofSelf(),
  'identity.createToken': ofSelf(({ next }) => ({ name: `t${next()}`, scopes: ['home.read'], days: 1 })),
  'identity.revokeToken': ofSelf(async ({ world, caller, admin, next }) => {
    const token = { name: `r${next()}`, scopes: ['home.read'], days: 1 };
    // Who may make no token has none to revoke; the administrator's stands in.
    const made = await world.app
      .as(caller)(createToken, token)
      .catch(async () => await admin(createToken, token));
    return { id: made.id };
  }),
  'identity.getCompany': ofOpen(),
  'identity.updateCompany': ofCompany(() => ({ nameEn: 'Renamed Ltd' })),
  'letterhead.get': ofOpen(),
  'letterhead.save': ofCompany(() => ({ phone: '021-50000000' })),
  'letterhead.setLogo': ofCompany(() => ({}), { mayRefuse: ['letterhead.picture-unreadable'], upload: 'no picture' }),
  'letterhead.removeLogo': ofCompany(),
  'letterhead.getLogo': ofOpen(() => ({}), { mayRefuse: ['letterhead.no-logo'] }),
  'letterhead.preview': ofOpen(),
  'exports.list': ofOpen(() => ({ list: 'accounts.list', format: 'csv' })),
  'audit.list': ofCompany(),
  'audit.export': ofCompany(),
  'jobs.list': ofSelf(),
  'jobs.get': ofSelf(async ({ world, caller }) => ({ id: await addJob(world, caller.id) })),
  'jobs.cancel': ofSelf(async ({ world, caller }) => ({ id: await addJob(world, caller.id) })),
};
