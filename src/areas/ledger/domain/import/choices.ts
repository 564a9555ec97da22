import { accountKinds, costToServeKinds, institutions, orderKinds, ownerships, pocketKinds } from '../records.ts';
import { consentChannels } from '#domain/accounts';
import { cleanCode } from './clean-text.ts';
import { simplifiedOf } from './simplified.ts';

type Words = Readonly<Record<string, readonly string[]>>;

/** Words by which sources name the members of a closed set; the members' own names always count. */
export const choiceWords = {
  accountKind: {
    company: ['企业', '公司', '企业客户'],
    'public-body': ['公共机构', '机关', '事业单位', '政府', '政府机构', 'government'],
    dealer: ['经销商', '代理商', '分销商', '渠道', 'reseller', 'distributor', 'agent'],
    person: ['个人', '自然人', 'individual', 'household'],
  },
  ownership: {
    state: ['国有', '国企', '央企', '国有企业', 'state-owned', 'soe'],
    private: ['民营', '私营', '私企', '民企', '民营企业'],
    foreign: ['外资', '外企', '合资', '中外合资', '外商独资', 'joint venture'],
    'public-body': ['事业单位', '机关', '公共机构', 'public'],
  },
  institution: {
    government: ['党政军', '党政机关', '政府'],
    justice: ['公检法'],
    'education-health': ['文教卫生', '文教卫', '教育', '医疗'],
    press: ['新闻', '媒体', 'media'],
  },
  orderKind: {
    sale: ['销售', '正常', '普通', '正常销售', '订单', 'order', 'invoice', 'sales'],
    return: [
      '退货',
      '退',
      '退单',
      '销售退货',
      '红字',
      '冲红',
      'cancellation',
      'cancelled',
      'credit',
      'credit note',
      'refund',
    ],
    sample: ['样品', '打样', '寄样', 'samples'],
    'free-goods': ['赠品', '赠送', '搭赠', '免费', 'free', 'gift', 'free of charge', 'foc'],
  },
  pocketKind: {
    rebate: ['返利', '返点', '折让', '年终返利', 'bonus'],
    'free-goods': ['赠品', '搭赠', 'free goods'],
    freight: ['运费', '运费补贴', '物流', 'shipping'],
    'marketing-support': ['市场支持', '市场费用', '推广支持', '广告支持', 'marketing support', 'marketing'],
    coupon: ['优惠券', '抵扣券', 'voucher'],
    'referral-reward': ['推荐奖励', '介绍费', '转介绍', 'referral reward', 'referral'],
  },
  costToServeKind: {
    visit: ['拜访', '上门', '差旅', 'travel'],
    sample: ['样品', '打样', 'samples'],
    'technical-change': ['技术变更', '改图', '设计变更', 'technical change'],
    remedy: ['补救', '赔付', '返工', '售后', 'rework', 'compensation'],
    hospitality: ['招待', '业务招待', '宴请', 'entertainment'],
    gift: ['礼品', '礼物', 'gifts'],
    other: ['其他', '其它'],
  },
  gender: { female: ['女', '女士', '小姐', 'f', 'ms', 'mrs'], male: ['男', '先生', 'm', 'mr'] },
  channel: {
    phone: ['电话', '致电', 'call', 'phone call'],
    sms: ['短信', '手机短信', 'text', 'text message'],
    email: ['邮件', '邮箱', '电子邮件', 'e-mail', 'mail'],
    wechat: ['微信'],
    post: ['信函', '信件', '邮寄', 'letter'],
    visit: ['拜访', '上门', '上门拜访'],
  },
  calendar: { solar: ['公历', '阳历', '新历'], lunar: ['农历', '阴历', '旧历'] },
} as const satisfies Readonly<Record<string, Words>>;

export const genders = ['female', 'male'] as const;
export const birthdayCalendars = ['solar', 'lunar'] as const;

const lookupOf = <T extends string>(members: readonly T[], words: Words): ReadonlyMap<string, T> =>
  new Map(
    members.flatMap((member) => [member, ...(words[member] ?? [])].map((word) => [choiceKeyOf(word), member] as const)),
  );

/** The form in which words of a closed set are compared. */
export const choiceKeyOf = (word: string): string =>
  simplifiedOf(cleanCode(word))
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

export const choices = {
  accountKind: lookupOf(accountKinds, choiceWords.accountKind),
  ownership: lookupOf(ownerships, choiceWords.ownership),
  institution: lookupOf(institutions, choiceWords.institution),
  orderKind: lookupOf(orderKinds, choiceWords.orderKind),
  pocketKind: lookupOf(pocketKinds, choiceWords.pocketKind),
  costToServeKind: lookupOf(costToServeKinds, choiceWords.costToServeKind),
  gender: lookupOf(genders, choiceWords.gender),
  channel: lookupOf(consentChannels, choiceWords.channel),
  calendar: lookupOf(birthdayCalendars, choiceWords.calendar),
} as const;
