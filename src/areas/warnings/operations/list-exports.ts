import { accountColumns, column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const kind = column.chosen({
  erosion: ['利润悄悄流失', 'Silent erosion'],
  lapse: ['可能流失', 'Lapse'],
  'family-lapse': ['某类产品停购', 'Lapse of a product family'],
  'payment-drift': ['付款变慢', 'Payment drift'],
  credit: ['信用', 'Credit'],
  concentration: ['过于集中', 'Concentration'],
  squeeze: ['压价', 'Squeeze'],
  'odd-order': ['异常大单', 'Odd big order'],
  tomorrow: ['明日大客户', "Tomorrow's key account"],
});
const state = column.chosen({
  new: ['新', 'New'],
  accepted: ['已接受', 'Accepted'],
  dismissed: ['已排除', 'Dismissed'],
  resolved: ['已解决', 'Resolved'],
});
const step = column.chosen({
  'talk-prices': ['谈价格', 'Talk about prices'],
  'review-costs': ['复核成本', 'Review costs'],
  'call-buyer': ['联系采购', 'Call the buyer'],
  'offer-family': ['推荐这类产品', 'Offer the family again'],
  'ask-payment': ['催收', 'Ask for payment'],
  'hold-orders': ['暂停接单', 'Hold orders'],
  'lower-limit': ['下调额度', 'Lower the limit'],
  'spread-risk': ['分散风险', 'Spread the risk'],
  'stop-support': ['停止让利', 'Stop support'],
  'check-order': ['核对订单', 'Check the order'],
  'raise-service': ['加强服务', 'Raise the service'],
});
const closedBy = column.chosen({ person: ['人工', 'A person'], run: ['自动', 'The run'] });
const verdict = column.chosen({ true: ['属实', 'True'], false: ['误报', 'False alarm'] });

/** How warnings are exported. */
export const warningsLists: Readonly<Record<string, ListExport>> = {
  'warnings.list': {
    name: { 'zh-CN': '预警', en: 'warnings' },
    columns: [
      ...accountColumns(),
      kind('kind', '预警', 'Warning'),
      column.text('subject', '对象', 'About'),
      state('state', '状态', 'State'),
      column.money('stake', '涉及金额', 'At stake'),
      column.integer('urgency', '紧迫度', 'Urgency'),
      column.day('since', '始于', 'Since'),
      column.percent('confidenceBp', '置信度（%）', 'Confidence (%)'),
      step('step', '建议动作', 'Proposed step'),
      column.user('ownerId', '负责人', 'Owner'),
      column.day('snoozedUntil', '推迟至', 'Put off until'),
      closedBy('closedBy', '关闭方式', 'Closed by'),
      column.text('closeReason', '关闭理由', 'Reason'),
      verdict('verdict', '判断', 'Verdict'),
      column.instant('openedAt', '发现时间', 'Found'),
      column.instant('closedAt', '关闭时间', 'Closed'),
      column.json('evidence', '依据', 'Evidence'),
    ],
    without: ['id', 'version'],
  },
};
