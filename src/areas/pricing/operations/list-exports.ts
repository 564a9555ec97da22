import { accountColumns, column, productColumns } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const requestState = column.chosen({
  draft: ['草稿', 'Draft'],
  submitted: ['待审批', 'Sent'],
  approved: ['已批准', 'Approved'],
  returned: ['已退回', 'Returned'],
  refused: ['已拒绝', 'Refused'],
  solved: ['以其他办法解决', 'Solved otherwise'],
  withdrawn: ['已撤回', 'Withdrawn'],
  expired: ['已过期', 'Expired'],
});
const quoteState = column.chosen({
  open: ['有效', 'Open'],
  accepted: ['已接受', 'Accepted'],
  lost: ['丢单', 'Lost'],
  withdrawn: ['已撤回', 'Withdrawn'],
  expired: ['已过期', 'Expired'],
});
const approver = column.chosen({
  kam: ['大客户经理', 'Key-account manager'],
  director: ['大客户总监', 'Key-account director'],
  finance: ['财务', 'Finance'],
  executive: ['高管', 'Executive'],
});

/** How the lists of pricing are exported. */
export const pricingLists: Readonly<Record<string, ListExport>> = {
  'pricing.listRequests': {
    name: { 'zh-CN': '价格申请', en: 'price-requests' },
    columns: [
      column.text('number', '申请号', 'Number'),
      ...accountColumns(),
      requestState('state', '状态', 'State'),
      column.money('amount', '净额', 'Net value'),
      column.percent('judgedBp', '让价（%）', 'Concession (%)'),
      column.text('createdByName', '申请人', 'Made by'),
      column.instant('createdAt', '建立时间', 'Made'),
      column.instant('submittedAt', '提交时间', 'Sent'),
      column.instant('dueAt', '答复期限', 'Answer due'),
      column.yes('isOverdue', '逾期未答复', 'Overdue'),
      column.day('validUntil', '有效至', 'Valid until'),
      approver('openRoles[]', '待签角色', 'Signatures missing'),
      column.text('askedNames[]', '可签人', 'Who may sign'),
    ],
    without: ['id', 'maySign'],
  },
  'pricing.listQuotes': {
    name: { 'zh-CN': '报价单', en: 'quotes' },
    columns: [
      column.text('number', '报价号', 'Number'),
      ...accountColumns(),
      quoteState('state', '状态', 'State'),
      column.day('quotedOn', '报价日期', 'Quoted on'),
      column.day('validUntil', '有效至', 'Valid until'),
      column.money('total', '金额', 'Total'),
      column.percent('concessionBp', '让价（%）', 'Concession (%)'),
      column.text('createdByName', '报价人', 'Made by'),
      column.instant('createdAt', '建立时间', 'Made'),
    ],
    without: ['id', 'requestId'],
  },
  'pricing.listFloors': {
    name: { 'zh-CN': '底价', en: 'floors' },
    columns: [
      ...productColumns(),
      column.day('asOf', '日期', 'As of'),
      column.integer('creditDays', '账期（天）', 'Credit days'),
      column.decimal('listPrice', '目录价', 'List price'),
      column.decimal('startPrice', '起谈价', 'Start price'),
      column.decimal('targetPrice', '目标价', 'Target price'),
      column.decimal('floor', '底价', 'Floor'),
      column.decimal('unitCost', '单位成本', 'Unit cost'),
      column.decimal('freightService', '运费与服务', 'Freight and service'),
      column.percent('capitalRateBp', '资金利率（%）', 'Rate of capital (%)'),
      column.percent('expectedLossBp', '坏账率（%）', 'Expected loss (%)'),
      column.yes('isCostKnown', '成本已知', 'Cost known'),
      column.yes('isListBelowFloor', '目录价低于底价', 'List price below the floor'),
      column.integer('policyVersion', '政策版本', 'Policy version'),
    ],
  },
  'pricing.listRevaluations': {
    name: { 'zh-CN': '库存减值', en: 'revaluations' },
    columns: [
      ...productColumns(),
      column.day('validFrom', '生效日期', 'Valid from'),
      column.decimal('costBefore', '原成本', 'Cost before'),
      column.decimal('unitCost', '单位成本', 'Unit cost'),
      column.text('reason', '理由', 'Reason'),
      column.text('createdByName', '操作人', 'Made by'),
      column.instant('createdAt', '时间', 'Made'),
    ],
    without: ['id'],
  },
  'pricing.listEnteredOrders': {
    name: { 'zh-CN': '录入订单', en: 'entered-orders' },
    columns: [
      column.text('number', '订单号', 'Order no'),
      ...accountColumns(),
      column.day('orderedOn', '下单日期', 'Ordered on'),
      column.text('quote.number', '报价号', 'Quote'),
      column.integer('lines', '行数', 'Lines'),
      column.money('total', '金额', 'Total'),
      column.money('aboveQuote', '高于报价', 'Above the quote'),
      column.percent('concessionBp', '最大让价（%）', 'Highest concession (%)'),
      column.yes('isApproved', '经审批', 'Approved'),
      column.text('note', '备注', 'Note'),
      column.text('createdByName', '录入人', 'Entered by'),
      column.instant('createdAt', '录入时间', 'Entered'),
      column.text('source', '来源', 'Source'),
    ],
    without: ['id'],
  },
};
