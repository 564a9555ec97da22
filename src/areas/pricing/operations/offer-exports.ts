import { accountColumns, column, productColumns } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const estimateState = column.chosen({
  draft: ['待生产签署', 'To be signed by production'],
  'production-signed': ['待财务签署', 'To be signed by finance'],
  upcoming: ['未生效', 'Not yet in force'],
  'in-force': ['有效', 'In force'],
  over: ['已过期', 'Over'],
  withdrawn: ['已作废', 'Withdrawn'],
});

const planState = column.chosen({
  draft: ['草稿', 'Draft'],
  upcoming: ['未生效', 'Not yet in force'],
  'in-force': ['执行中', 'In force'],
  over: ['已到期', 'Over'],
  ended: ['提前终止', 'Ended early'],
  withdrawn: ['已作废', 'Withdrawn'],
});

const retentionState = column.chosen({
  preparing: ['准备中', 'In preparation'],
  running: ['观察中', 'Running'],
  kept: ['已留住', 'Kept'],
  lost: ['已流失', 'Lost'],
  dropped: ['未发出', 'Not made'],
});
const grounds = {
  lapse: ['久未下单', 'Silent beyond its rhythm'],
  erosion: ['利润侵蚀', 'Silent erosion'],
  squeeze: ['压价', 'Squeezed margin'],
  rival: ['竞争对手', 'A rival'],
  other: ['其他', 'Other'],
} as const;
const moves = {
  volume: ['采购金额', 'Volume'],
  term: ['协议期限', 'Term'],
  payment: ['按时付款', 'Payment'],
} as const;
const ground = column.chosen(grounds);
const countermove = column.chosen(moves);
const rateKind = column.chosen({ countermove: ['对等条件', 'Countermove'], ground: ['流失原因', 'Ground'] });
const rateKey = column.chosen({ ...moves, ...grounds });

/** How the lists of offers for one account are exported: estimates, retention offers, whole-business plans. */
export const offerLists: Readonly<Record<string, ListExport>> = {
  'pricing.listEstimates': {
    name: { 'zh-CN': '定制件估价', en: 'estimates' },
    columns: [
      column.text('number', '估价号', 'Number'),
      ...accountColumns(),
      ...productColumns(),
      column.text('title', '名称', 'Title'),
      estimateState('state', '状态', 'State'),
      column.integer('versionNumber', '版本', 'Version'),
      column.decimal('quantity', '估价数量', 'Quantity'),
      column.decimal('unitCost', '估计单位成本', 'Estimated unit cost'),
      column.decimal('listPrice', '目录价', 'List price'),
      column.day('validFrom', '生效日', 'Valid from'),
      column.day('validUntil', '有效至', 'Valid until'),
      column.decimal('actualCost', '实际单位成本', 'Actual unit cost'),
      column.percent('gapBp', '实际高出估价（%）', 'Actual above estimate (%)'),
      column.text('estimatorName', '估价人', 'Estimator'),
      column.instant('createdAt', '建立时间', 'Made'),
    ],
    without: ['id'],
  },
  'pricing.estimatorRecords': {
    name: { 'zh-CN': '估价准确度', en: 'estimator-records' },
    columns: [
      column.text('name', '估价人', 'Estimator'),
      column.day('quarter', '季度首日', 'First day of the quarter'),
      column.integer('estimates', '已知实际成本的估价', 'Estimates with a known actual cost'),
      column.percent('gapBp', '实际高出估价（%）', 'Actual above estimate (%)'),
      column.percent('spreadBp', '平均偏差（%）', 'Mean distance (%)'),
    ],
    without: ['userId'],
  },
  'pricing.listRetentionOffers': {
    name: { 'zh-CN': '挽留方案', en: 'retention-offers' },
    columns: [
      ...accountColumns(),
      column.text('request.number', '价格申请', 'Request'),
      column.text('quote.number', '报价单', 'Quote'),
      ground('ground', '流失原因', 'Ground'),
      column.text('groundNote', '说明', 'Note'),
      retentionState('state', '状态', 'State'),
      countermove('countermove', '对等条件', 'Countermove'),
      column.money('targetAmount', '承诺采购额', 'Promised volume'),
      column.day('targetUntil', '承诺协议至', 'Promised term'),
      column.integer('targetDays', '承诺付款天数', 'Promised days to pay'),
      column.yes('isMet', '条件已兑现', 'Countermove kept'),
      column.day('startedOn', '发出日', 'Made on'),
      column.day('checkOn', '检查日', 'Checked on'),
      column.percent('concessionBp', '累计让利（%）', 'Cumulative concession (%)'),
      column.integer('orders', '其间订单', 'Orders since'),
      column.money('bought', '其间采购额', 'Bought since'),
      column.text('createdByName', '准备人', 'Prepared by'),
      column.instant('createdAt', '建立时间', 'Made'),
    ],
    without: ['id', 'request.id', 'quote.id'],
  },
  'pricing.listBusinessPlans': {
    name: { 'zh-CN': '整体业务优惠计划', en: 'business-plans' },
    columns: [
      column.text('number', '计划号', 'Number'),
      ...accountColumns(),
      column.text('title', '名称', 'Title'),
      planState('state', '状态', 'State'),
      column.day('validFrom', '生效日', 'Valid from'),
      column.day('validTo', '到期日', 'Valid to'),
      column.day('lastOn', '最后一天', 'Last day'),
      column.integer('lineCount', '产品线数', 'Product lines'),
      column.percent('topRateBp', '最高优惠（%）', 'Highest concession (%)'),
      column.day('signedOn', '签订日期', 'Signed on'),
      column.text('createdByName', '起草人', 'Made by'),
      column.instant('createdAt', '建立时间', 'Made'),
    ],
    without: ['id'],
  },
  'pricing.retentionRates': {
    name: { 'zh-CN': '挽留成功率', en: 'retention-rates' },
    columns: [
      rateKind('kind', '分类', 'By'),
      rateKey('key', '类别', 'Kind'),
      column.integer('offers', '已发出', 'Made'),
      column.integer('kept', '已留住', 'Kept'),
      column.integer('lost', '已流失', 'Lost'),
      column.integer('met', '条件已兑现', 'Countermoves kept'),
      column.percent('rateBp', '成功率（%）', 'Rate (%)'),
      column.percent('lowBp', '下限（%）', 'Low (%)'),
      column.percent('highBp', '上限（%）', 'High (%)'),
    ],
  },
};
