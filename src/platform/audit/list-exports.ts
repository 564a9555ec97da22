import { column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const via = column.chosen({
  web: ['网页', 'Web page'],
  token: ['接口令牌', 'API token'],
  cli: ['命令行', 'Command line'],
  job: ['后台任务', 'Background job'],
});

/** How the audit is exported. */
export const auditLists: Readonly<Record<string, ListExport>> = {
  'audit.list': {
    name: { 'zh-CN': '操作记录', en: 'audit' },
    columns: [
      column.instant('at', '时间', 'When'),
      column.text('actorName', '操作人', 'Who'),
      via('via', '途径', 'By way of'),
      column.text('action', '操作', 'Act'),
      column.text('objectType', '对象类别', 'Kind of object'),
      column.text('objectId', '对象', 'Object'),
      column.json('before', '改动前', 'Before'),
      column.json('after', '改动后', 'After'),
      column.text('requestId', '请求编号', 'Request'),
      column.text('ip', '网络地址', 'Network address'),
      column.text('actorId', '操作人编号', 'Id of who'),
    ],
    without: ['id', 'hidden'],
  },
};
