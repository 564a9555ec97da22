import { column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const role = column.chosen({
  kam: ['大客户经理', 'Key-account manager'],
  director: ['大客户总监', 'Key-account director'],
  service: ['客服', 'Service desk'],
  marketer: ['市场运营', 'Marketer'],
  finance: ['财务', 'Finance'],
  executive: ['高管', 'Executive'],
  admin: ['管理员', 'Administrator'],
  member: ['部门同事', 'Colleague of a team'],
  partner: ['渠道伙伴', 'Partner'],
});

/** How the lists of the people of a company are exported. */
export const identityLists: Readonly<Record<string, ListExport>> = {
  'identity.listUsers': {
    name: { 'zh-CN': '用户', en: 'users' },
    columns: [
      column.text('name', '姓名', 'Name'),
      column.text('latinName', '拼音姓名', 'Name in Latin letters'),
      column.text('email', '邮箱', 'E-mail'),
      role('roles[]', '角色', 'Roles'),
      column.yes('active', '启用', 'Active'),
      column.instant('joinedAt', '加入时间', 'Joined'),
    ],
    without: ['id'],
  },
  'identity.listInvitations': {
    name: { 'zh-CN': '待接受的邀请', en: 'invitations' },
    columns: [
      column.text('name', '姓名', 'Name'),
      column.text('email', '邮箱', 'E-mail'),
      role('roles[]', '角色', 'Roles'),
      column.instant('expiresAt', '有效期至', 'Valid until'),
    ],
    without: ['id'],
  },
  'identity.listTokens': {
    name: { 'zh-CN': '接口令牌', en: 'tokens' },
    columns: [
      column.text('name', '名称', 'Name'),
      column.text('prefix', '开头', 'Begins with'),
      column.text('scopes[]', '权限', 'Rights'),
      column.instant('createdAt', '建立时间', 'Made'),
      column.instant('expiresAt', '有效期至', 'Valid until'),
      column.instant('lastUsedAt', '最近使用', 'Last used'),
    ],
    without: ['id'],
  },
};
