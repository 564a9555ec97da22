import type { MessageParams } from '#kernel/i18n';
import { accountColumns, column } from '#platform/operations';
import type { CellWords, ListExport } from '#platform/operations';
import { warningRowSchema } from '../contract/warning-operations.ts';
import { headlineOf } from '../domain/index.ts';

const kind = column.worded('warnings:kinds');
const state = column.chosen({
  new: ['新', 'New'],
  accepted: ['已接手', 'Taken on'],
  dismissed: ['已驳回', 'Dismissed'],
  resolved: ['已结束', 'Closed'],
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
  'check-claims': ['核实竞价', 'Check the claims'],
  'renew-agreement': ['谈续签', 'Renew the agreement'],
  'check-agreement': ['核对协议价', 'Check the agreed prices'],
  'talk-volume': ['谈用量', 'Talk about volume'],
  'check-order': ['核对订单', 'Check the order'],
  'raise-service': ['加强服务', 'Raise the service'],
});
const closedBy = column.chosen({ person: ['人工', 'A person'], run: ['自动', 'The run'] });
const verdict = column.chosen({ true: ['属实', 'True'], false: ['误报', 'False alarm'] });

/** What happened, in the sentence of the list. */
const headline = (row: unknown, { language, currency, wordOf }: CellWords): string => {
  const { kind: told, step: next, since, stake, confidenceBp, evidence } = warningRowSchema.parse(row);
  const stakeMinor = stake === null ? null : BigInt(stake.minor);
  const t = { find: (key: string, params?: MessageParams) => wordOf(`warnings:${key}`, params) };
  return headlineOf({ kind: told, step: next, since, stakeMinor, confidenceBp, evidence }, { t, language, currency });
};
const happened = column.written(headline);

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
      column.confidence('confidenceBp', '置信度（%，最高 99）', 'Confidence (%, 99 at most)'),
      step('step', '建议动作', 'Proposed step'),
      column.user('ownerId', '负责人', 'Owner'),
      column.day('snoozedUntil', '推迟至', 'Put off until'),
      closedBy('closedBy', '关闭方式', 'Closed by'),
      column.text('closeReason', '关闭理由', 'Reason'),
      verdict('verdict', '判断', 'Verdict'),
      column.instant('openedAt', '发现时间', 'Found'),
      column.instant('closedAt', '关闭时间', 'Closed'),
      happened('evidence', '发生了什么', 'What happened'),
    ],
    without: ['id', 'version', 'checks', 'earlier'],
  },
};
