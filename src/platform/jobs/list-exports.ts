import { column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const state = column.chosen({
  queued: ['排队', 'Waits'],
  running: ['进行中', 'Runs'],
  done: ['完成', 'Done'],
  failed: ['失败', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
});

/** How background jobs are exported. */
export const jobsLists: Readonly<Record<string, ListExport>> = {
  'jobs.list': {
    name: { 'zh-CN': '后台任务', en: 'jobs' },
    columns: [
      column.named('jobs')('kind', '任务', 'Job'),
      state('state', '状态', 'State'),
      column.integer('progress.done', '已处理', 'Done'),
      column.integer('progress.total', '总数', 'Of'),
      column.text('error.code', '失败原因', 'Reason of failure'),
      column.integer('attempts', '尝试次数', 'Attempts'),
      column.text('createdByName', '发起人', 'Started by'),
      column.instant('createdAt', '提交时间', 'Asked for'),
      column.instant('startedAt', '开始时间', 'Begun'),
      column.instant('finishedAt', '结束时间', 'Ended'),
    ],
    without: ['id', 'result', 'cancelAsked', 'createdBy'],
  },
};
