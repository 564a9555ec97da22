import { accountColumns, column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const kind = column.chosen({
  task: ['任务', 'Task'],
  request: ['价格申请', 'Price request'],
  purchase: ['招投标、租赁或互惠', 'Tender, lease or exchange'],
  quote: ['报价', 'Quote'],
  agreement: ['框架协议', 'Framework agreement'],
  plan: ['整体业务优惠计划', 'Whole-business plan'],
  promise: ['付款承诺', 'Promise to pay'],
  warning: ['预警', 'Warning'],
});

/** How the hand-over pack is saved. */
export const workflowsLists: Readonly<Record<string, ListExport>> = {
  'workflows.openMatters': {
    name: { 'zh-CN': '交接清单', en: 'hand-over' },
    columns: [
      ...accountColumns(),
      kind('kind', '事项', 'Matter'),
      column.text('subject', '内容', 'What'),
      column.day('dueOn', '日期', 'Day'),
      column.money('amount', '金额', 'Amount'),
    ],
    without: [],
  },
};
