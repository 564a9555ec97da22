import { accountColumns, column } from '#platform/operations';
import type { ListExport } from '#platform/operations';

const moved = column.chosen({ true: ['进入', 'Came'], false: ['离开', 'Went'] });

/** How segments and who is in them are exported. */
export const segmentsLists: Readonly<Record<string, ListExport>> = {
  'segments.list': {
    name: { 'zh-CN': '客户分群', en: 'segments' },
    columns: [
      column.text('name', '分群', 'Segment'),
      column.text('note', '说明', 'Note'),
      column.text('words', '规则', 'Rule'),
      column.integer('figures.accounts', '客户数', 'Accounts'),
      column.integer('figures.keyAccounts', '大客户数', 'Key accounts'),
      column.money('figures.net12', '近 12 个月净额', 'Net, 12 months'),
      column.percent('figures.growthBp', '增长（%）', 'Growth (%)'),
      column.money('figures.contribution12', '近 12 个整月贡献', 'Contribution, 12 whole months'),
      column.integer('figures.daysAsCustomer', '平均合作天数', 'Average days as customer'),
      column.text('offer.servicePackage', '服务包', 'Service package'),
      column.text('offer.price', '价格', 'Price'),
      column.text('offer.campaign', '活动', 'Campaign'),
      column.yes('isOpening', '尚无方案', 'Without an offer'),
      column.yes('shared', '共享', 'Shared'),
      column.user('ownerId', '建立人', 'Made by'),
      column.instant('createdAt', '建立时间', 'Made'),
      column.instant('updatedAt', '修改时间', 'Changed'),
    ],
    without: ['id', 'rule', 'version', 'may'],
  },
  'segments.members': {
    name: { 'zh-CN': '分群成员', en: 'segment-members' },
    columns: [
      ...accountColumns(),
      column.common('industry', '行业', 'Industry'),
      column.common('region', '地区', 'Region'),
      column.worded('accounts:tiers')('tier', '等级', 'Tier'),
      column.user('ownerId', '大客户经理', 'Key-account manager'),
      column.integer('rank', '名次', 'Rank'),
      column.worded('identification:badges')('badges[]', '标记', 'Badges'),
      column.money('net12', '近 12 个月净额', 'Net, 12 months'),
      column.percent('growthBp', '增长（%）', 'Growth (%)'),
      column.money('contribution12', '近 12 个整月贡献', 'Contribution, 12 whole months'),
      column.day('lastOrderOn', '最近下单', 'Last order'),
      column.instant('since', '加入时间', 'Member since'),
    ],
  },
  'segments.changes': {
    name: { 'zh-CN': '分群进出', en: 'segment-changes' },
    columns: [column.instant('at', '时间', 'When'), moved('entered', '进出', 'Came or went'), ...accountColumns()],
  },
};
