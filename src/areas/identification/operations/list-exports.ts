import { z } from 'zod';
import { accountColumns, column } from '#platform/operations';
import type { CellWords, ListExport } from '#platform/operations';

const tier = column.worded('identification:tiers');
const type = column.worded('identification:types');
const gate = column.worded('identification:gates');
const step = column.worded('identification:ladder');
const unit = column.chosen({ account: ['客户', 'Account'], group: ['集团', 'Group'] });
const runState = column.chosen({ running: ['进行中', 'Runs'], done: ['完成', 'Done'], failed: ['失败', 'Failed'] });

const answersSchema = z.object({ answers: z.record(z.string(), z.number()) });
/** The answers on the ladder of a prospect: 'Need 4; Fit 3'. */
const answerText = (row: unknown, { wordOf }: CellWords): string =>
  Object.entries(answersSchema.parse(row).answers)
    .map(([rung, value]) => `${wordOf(`identification:ladder.${rung}`) ?? rung} ${value}`)
    .join('; ');
const answers = column.written(answerText);

/** How the lists of the identification are exported. */
export const identificationLists: Readonly<Record<string, ListExport>> = {
  'identification.portfolio': {
    name: { 'zh-CN': '客户组合', en: 'ranking' },
    columns: [
      column.integer('rank', '名次', 'Rank'),
      ...accountColumns(),
      unit('unit', '单位', 'Unit'),
      tier('tier', '已确认等级', 'Confirmed tier'),
      column.day('tierExpires', '等级有效至', 'Tier until'),
      tier('proposedTier', '建议等级', 'Proposed tier'),
      type('type', '大客户类型', 'KA type'),
      type('proposedTypes[]', '建议类型', 'Proposed types'),
      column.decimal('score', '得分', 'Score'),
      column.integer('coverage', '数据覆盖率（%）', 'Data coverage (%)'),
      column.worded('identification:badges')('badges[]', '标记', 'Badges'),
      gate('failedGates[]', '未过门槛', 'Failed gates'),
      column.money('revenue', '净额', 'Net revenue'),
      column.integer('revenueRank', '净额名次', 'Rank by revenue'),
      column.money('contribution', '贡献', 'Contribution'),
      column.money('expected', '预期贡献', 'Expected contribution'),
      column.percent('aliveBp', '活跃概率（%）', 'Probability of being alive (%)'),
      column.percent('shares.contribution', '贡献百分位', 'Percentile of contribution'),
      column.percent('shares.continuity', '连续性百分位', 'Percentile of continuity'),
      column.percent('shares.payment', '付款百分位', 'Percentile of payment'),
      column.percent('shares.growth', '成长百分位', 'Percentile of growth'),
      column.percent('shares.relationship', '关系百分位', 'Percentile of relationship'),
      column.percent('shares.strategic', '战略百分位', 'Percentile of strategy'),
      column.user('ownerId', '大客户经理', 'Key-account manager'),
      column.common('region', '地区', 'Region'),
      column.common('industry', '行业', 'Industry'),
    ],
  },
  'identification.listRuns': {
    name: { 'zh-CN': '识别记录', en: 'identification-runs' },
    columns: [
      column.day('asOf', '截至日期', 'As of'),
      column.integer('policyVersion', '政策版本', 'Policy version'),
      runState('state', '状态', 'State'),
      column.integer('accounts', '客户数', 'Accounts'),
      column.integer('prospects', '潜客数', 'Prospects'),
      column.text('startedByName', '发起人', 'Started by'),
      column.instant('startedAt', '开始时间', 'Begun'),
      column.instant('finishedAt', '结束时间', 'Ended'),
    ],
    without: ['id'],
  },
  'identification.explanationRows': {
    name: { 'zh-CN': '数字背后的记录', en: 'rows-behind' },
    isSparse: true,
    columns: [
      column.text('source', '来源', 'Source'),
      column.text('orderNo', '订单号', 'Order no'),
      column.integer('lineNo', '行号', 'Line'),
      column.day('orderedOn', '下单日期', 'Ordered on'),
      column.text('invoiceNo', '发票号', 'Invoice no'),
      column.day('issuedOn', '开票日期', 'Issued on'),
      column.day('dueOn', '到期日', 'Due on'),
      column.day('settledOn', '结清日期', 'Settled on'),
      column.day('month', '月份', 'Month'),
      column.text('kind', '类别', 'Kind'),
      column.text('product', '产品编码', 'Product code'),
      column.text('productName', '产品名称', 'Product'),
      column.e4('quantityE4', '数量', 'Quantity'),
      column.e4('netE4', '净额', 'Net'),
      column.e4('returnE4', '退货', 'Returned'),
      column.e4('costE4', '成本', 'Cost'),
      column.e4('pocketE4', '让利', 'Pocket items'),
      column.e4('serveE4', '服务成本', 'Cost to serve'),
      column.integer('amountMinor', '金额（最小货币单位）', 'Amount in minor units'),
      column.yes('disputed', '有争议', 'Disputed'),
      column.yes('isSpecial', '特殊订单', 'Special order'),
      column.integer('orders', '订单数', 'Orders'),
      column.integer('orderDays', '下单天数', 'Order days'),
      column.integer('lines', '行数', 'Lines'),
      column.integer('value', '数值', 'Value'),
      column.day('statedOn', '说明日期', 'Stated on'),
      column.day('expiresOn', '有效至', 'Valid until'),
      column.text('statedByName', '说明人', 'Stated by'),
      column.text('note', '备注', 'Note'),
    ],
  },
  'identification.proposals': {
    name: { 'zh-CN': '等级建议', en: 'tier-proposals' },
    columns: [
      column.integer('rank', '名次', 'Rank'),
      ...accountColumns(),
      unit('unit', '单位', 'Unit'),
      tier('tierFrom', '现等级', 'Tier now'),
      tier('tierTo', '建议等级', 'Proposed tier'),
      column.worded('identification:directions')('direction', '方向', 'Direction'),
      type('typeFrom', '现类型', 'Type now'),
      type('typeTo', '建议类型', 'Proposed type'),
      column.decimal('score', '得分', 'Score'),
      gate('heldBy[]', '未过门槛', 'Held by gates'),
      column.worded('identification:proposalStates')('state', '状态', 'State'),
      column.text('reason', '理由', 'Reason'),
      column.text('decidedByName', '决定人', 'Decided by'),
      column.instant('decidedAt', '决定时间', 'Decided'),
    ],
    without: ['id'],
  },
  'identification.prospects': {
    name: { 'zh-CN': '潜在大客户', en: 'prospects' },
    columns: [
      column.integer('rank', '名次', 'Rank'),
      ...accountColumns(),
      column.decimal('score', '得分', 'Score'),
      column.integer('coverage', '数据覆盖率（%）', 'Data coverage (%)'),
      column.yes('isRated', '已评级', 'Rated'),
      step('nextStep', '下一步', 'Next step'),
      step('rungs[].step', '阶梯', 'Steps'),
      column.text('rungs[].points', '各级得分', 'Points of each step'),
      answers('answers', '回答', 'Answers'),
    ],
  },
  'identification.upgradeList': {
    name: { 'zh-CN': '升级名单', en: 'upgrades' },
    columns: [
      column.integer('rank', '名次', 'Rank'),
      ...accountColumns(),
      tier('tier', '现等级', 'Tier now'),
      tier('nextTier', '下一等级', 'Next tier'),
      column.decimal('missingPoints', '相差分数', 'Points missing'),
      column.worded('identification:levers')('gaps[].lever', '差距', 'Gaps'),
      column.text('gaps[].points', '各差距分数', 'Points of each gap'),
      gate('gaps[].opens[]', '可过门槛', 'Gates it opens'),
      column.instant('plannedAt', '已列计划', 'Planned'),
    ],
  },
};
