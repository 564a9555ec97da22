import { accountColumns, column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const tier = column.worded('accounts:tiers');
const keyAccountType = column.worded('accounts:kaTypes');
const lifecycle = column.worded('accounts:lifecycles');
const kind = column.worded('accounts:kinds');
const gender = column.worded('accounts:genders');
const calendar = column.chosen({ solar: ['公历', 'Solar'], lunar: ['农历', 'Lunar'] });
const taskState = column.chosen({ open: ['待办', 'Open'], done: ['已完成', 'Done'], dropped: ['已放弃', 'Dropped'] });
const mergedObject = column.chosen({ account: ['客户', 'Account'], person: ['联系人', 'Person'] });

/** How the lists of accounts, persons, tasks and what happened are exported. */
export const accountsLists: Readonly<Record<string, ListExport>> = {
  'accounts.list': {
    name: { 'zh-CN': '客户', en: 'accounts' },
    columns: [
      column.text('code', '客户编码', 'Account code'),
      column.text('name', '客户名称', 'Account'),
      column.text('nameEn', '客户英文名称', 'Account in English'),
      kind('kind', '类别', 'Kind'),
      column.text('industry', '行业', 'Industry'),
      column.text('region', '地区', 'Region'),
      lifecycle('lifecycle', '生命周期', 'Lifecycle'),
      tier('tier', '等级', 'Tier'),
      keyAccountType('kaType', '大客户类型', 'KA type'),
      column.user('ownerId', '大客户经理', 'Key-account manager'),
      column.text('tags[]', '标签', 'Tags'),
    ],
    without: ['id'],
  },
  'accounts.listPersons': {
    name: { 'zh-CN': '联系人', en: 'persons' },
    columns: [
      column.text('name', '姓名', 'Name'),
      column.text('surname', '姓', 'Surname'),
      column.text('givenName', '名', 'Given name'),
      gender('gender', '性别', 'Gender'),
      column.text('salutation', '称呼', 'Form of address'),
      ...accountColumns('roles[].account'),
      column.text('roles[].department', '部门', 'Department'),
      column.text('roles[].title', '职务', 'Title'),
      column.day('roles[].fromOn', '任职起', 'In the role from'),
      column.day('roles[].toOn', '任职止', 'In the role to'),
      column.yes('isKey', '关键人', 'Key person'),
      column.text('phone', '座机', 'Phone'),
      column.text('mobile', '手机', 'Mobile'),
      column.text('email', '邮箱', 'E-mail'),
      column.text('wechat', '微信', 'WeChat'),
      column.text('ageBand', '年龄段', 'Age band'),
      column.text('birthday', '生日', 'Birthday'),
      calendar('birthdayCalendar', '生日历法', 'Calendar of the birthday'),
      column.text('interests', '兴趣', 'Interests'),
      column.text('habits', '产品使用习惯', 'Habits with our products'),
      column.text('language', '语言', 'Language'),
      column.text('tags[]', '标签', 'Tags'),
      column.json('custom', '自定义字段', 'Custom fields'),
    ],
    without: ['id', 'version', 'masked'],
  },
  'accounts.listTimeline': {
    name: { 'zh-CN': '客户时间线', en: 'timeline' },
    columns: [
      column.instant('at', '时间', 'When'),
      column.text('actorName', '操作人', 'Who'),
      column.sentence('accounts:timeline', 'kind')('kind', '事项', 'What happened'),
      column.json('params', '明细', 'Details'),
    ],
    without: ['id'],
  },
  'accounts.listTasks': {
    name: { 'zh-CN': '任务', en: 'tasks' },
    columns: [
      ...accountColumns(),
      column.sentence('accounts:tasks', 'title')('kind', '任务', 'Task'),
      column.day('dueOn', '截止日期', 'Due'),
      column.user('assigneeId', '执行人', 'Assigned to'),
      taskState('state', '状态', 'State'),
    ],
    without: ['id', 'title', 'params'],
  },
  'accounts.listMerges': {
    name: { 'zh-CN': '合并记录', en: 'merges' },
    columns: [
      mergedObject('object', '对象', 'Object'),
      column.text('survivor.name', '保留', 'Kept'),
      column.text('merged[].name', '并入', 'Merged into it'),
      column.instant('mergedAt', '合并时间', 'Merged'),
      column.instant('undoneAt', '撤销时间', 'Undone'),
    ],
    without: ['id'],
  },
};
