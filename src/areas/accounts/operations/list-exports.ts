import { accountColumns, column } from '#platform/operations';
import type { ListExport } from '#platform/operations';
import { eventText } from './event-text.ts';

const tier = column.worded('accounts:tiers');
const keyAccountType = column.worded('accounts:kaTypes');
const lifecycle = column.worded('accounts:lifecycles');
const kind = column.worded('accounts:kinds');
const gender = column.worded('accounts:genders');
const calendar = column.chosen({ solar: ['公历', 'Solar'], lunar: ['农历', 'Lunar'] });
const taskState = column.chosen({ open: ['待办', 'Open'], done: ['已完成', 'Done'], dropped: ['已放弃', 'Dropped'] });
const fileMark = column.chosen({ signed: ['签署件', 'Signed document'] });
const mergedObject = column.chosen({ account: ['客户', 'Account'], person: ['联系人', 'Person'] });

const fieldType = column.chosen({
  text: ['文本', 'Text'],
  number: ['数值', 'Number'],
  date: ['日期', 'Date'],
  choice: ['选项', 'Choice'],
  boolean: ['是/否', 'Yes or no'],
});

/** How the lists of accounts, persons, tasks and what happened are exported. */
export const accountsLists: Readonly<Record<string, ListExport>> = {
  'accounts.list': {
    name: { 'zh-CN': '客户', en: 'accounts' },
    columns: [
      column.text('code', '客户编码', 'Account code'),
      column.text('name', '客户名称', 'Account'),
      column.text('nameEn', '客户英文名称', 'Account in English'),
      kind('kind', '类别', 'Kind'),
      column.common('industry', '行业', 'Industry'),
      column.common('region', '地区', 'Region'),
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
      column.text('latinName', '拼音姓名', 'Name in Latin letters'),
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
      column.worded('accounts:channels')('consents[].channel', '同意的联系方式', 'Channels asked for'),
      column.worded('accounts:consentStates')('consents[].state', '同意状态', 'Consent'),
      column.text('consents[].purpose', '同意用途', 'Purpose of the consent'),
      column.day('consents[].on', '同意日期', 'Consent since'),
      column.text('consents[].source', '同意来源', 'Source of the consent'),
      column.text('ageBand', '年龄段', 'Age band'),
      column.text('birthday', '生日', 'Birthday'),
      calendar('birthdayCalendar', '生日历法', 'Calendar of the birthday'),
      column.text('interests', '兴趣', 'Interests'),
      column.text('habits', '产品使用习惯', 'Habits with our products'),
      column.text('language', '语言', 'Language'),
      column.text('tags[]', '标签', 'Tags'),
      column.json('custom', '自定义字段', 'Custom fields'),
    ],
    without: ['id', 'version', 'masked', 'roles[].isEnded'],
  },
  'accounts.listTimeline': {
    name: { 'zh-CN': '客户时间线', en: 'timeline' },
    columns: [
      column.instant('at', '时间', 'When'),
      column.text('actorName', '操作人', 'Who'),
      column.written(eventText)('kind', '事项', 'What happened'),
    ],
    without: ['id', 'params'],
  },
  'accounts.listAttachments': {
    name: { 'zh-CN': '附件', en: 'files' },
    columns: [
      column.text('fileName', '文件名', 'File'),
      fileMark('mark', '标记', 'Mark'),
      column.integer('bytes', '字节数', 'Bytes'),
      column.text('contentType', '类型', 'Type'),
      column.user('authorId', '上传人', 'Added by'),
      column.instant('createdAt', '上传时间', 'Added at'),
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
      column.integer('files', '附件数', 'Files'),
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
  'accounts.findDuplicates': {
    name: { 'zh-CN': '疑似重复', en: 'duplicates' },
    at: 'pairs',
    columns: [
      column.text('a.code', '记录编码', 'Code'),
      column.text('a.name', '记录', 'Record'),
      column.text('b.code', '可能重复于（编码）', 'May be the same as, code'),
      column.text('b.name', '可能重复于', 'May be the same as'),
      column.decimal('score', '相似度', 'Likeness'),
      column.worded('accounts:duplicateReasons')('reasons[]', '理由', 'Reasons'),
    ],
  },
  'accounts.listCustomFields': {
    name: { 'zh-CN': '自定义字段', en: 'custom-fields' },
    at: 'fields',
    columns: [
      mergedObject('object', '用于', 'For'),
      column.text('key', '字段代码', 'Key'),
      column.text('labelZh', '中文名称', 'Chinese name'),
      column.text('labelEn', '英文名称', 'English name'),
      fieldType('type', '类型', 'Type'),
      column.text('choices[]', '选项', 'Choices'),
      column.integer('position', '顺序', 'Position'),
    ],
    without: ['id'],
  },
};
