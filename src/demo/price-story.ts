import type { TruthName } from './demo-company.ts';

/** A text of the demo company in both languages. */
export type Told = { readonly zh: string; readonly en: string };

export type ToldLever = {
  readonly lever: 'delivery' | 'service' | 'technical' | 'stock' | 'payment' | 'volume' | 'value-case' | 'training';
  readonly answer: 'accepted' | 'declined' | 'open';
  readonly note: Told;
};

export type Scene = {
  /** Which of the planted accounts, and how many hours before the company is made. */
  readonly who: readonly [TruthName, number];
  readonly hoursAgo: number;
  readonly quantity: number;
  /** Off the list price of the account's most bought product that bears it. */
  readonly offBp: number;
};

export type QuoteScene = Scene & { readonly end?: { readonly as: 'accepted' | 'lost'; readonly reason?: Told } };

type Signer = 'director' | 'finance' | 'executive';

export type RequestScene = Scene & {
  readonly reason: Told;
  readonly levers: readonly ToldLever[];
  readonly noLever?: Told;
  readonly rival?: { readonly name: Told; readonly source: Told; readonly proof?: 'offer-received' | 'hearsay' };
  readonly outcome:
    | { readonly act: 'draft' | 'wait' | 'solve' }
    | {
        readonly act: 'sign';
        readonly by: readonly Signer[];
        readonly isQuoted?: boolean;
        readonly isAccepted?: boolean;
      }
    | { readonly act: 'return' | 'refuse'; readonly by: Signer; readonly why: Told };
};

const day = 24;

export const quoteScenes: readonly QuoteScene[] = [
  { who: ['squeezers', 0], hoursAgo: 70 * day, quantity: 400, offBp: 300, end: { as: 'accepted' } },
  { who: ['trueKeyAccounts', 0], hoursAgo: 60 * day, quantity: 600, offBp: 200, end: { as: 'accepted' } },
  { who: ['trueKeyAccounts', 2], hoursAgo: 45 * day, quantity: 300, offBp: 300 },
  {
    who: ['trueKeyAccounts', 1],
    hoursAgo: 40 * day,
    quantity: 500,
    offBp: 150,
    end: {
      as: 'lost',
      reason: { zh: '对手现货，交期早三周', en: 'A rival had it in stock, three weeks earlier' },
    },
  },
  { who: ['loyalDealers', 1], hoursAgo: 20 * day, quantity: 200, offBp: 100 },
  { who: ['loyalDealers', 0], hoursAgo: 12 * day, quantity: 240, offBp: 250 },
  { who: ['tomorrow', 0], hoursAgo: 5 * day, quantity: 40, offBp: 200 },
];

const faster: ToldLever = {
  lever: 'delivery',
  answer: 'declined',
  note: {
    zh: '提出分三批直送工地，客户坚持先谈价',
    en: 'Offered three deliveries to the site; they want the price first',
  },
};
const drawings: ToldLever = {
  lever: 'technical',
  answer: 'accepted',
  note: { zh: '免费深化排板图，减少损耗约 4%', en: 'Panel layout drawn for them, some 4% less waste' },
};

export const requestScenes: readonly RequestScene[] = [
  {
    who: ['trueKeyAccounts', 5],
    hoursAgo: 62 * day,
    quantity: 260,
    offBp: 600,
    reason: { zh: '医院项目二期，工期压到年底', en: 'Second phase of the hospital, due by the end of the year' },
    levers: [faster],
    outcome: { act: 'sign', by: ['director'] },
  },
  {
    who: ['squeezers', 0],
    hoursAgo: 50 * day,
    quantity: 350,
    offBp: 300,
    reason: { zh: '客户称预算再降，要求同比例下调', en: 'Says the budget was cut again and wants the same off' },
    levers: [faster],
    outcome: { act: 'sign', by: ['director'], isQuoted: true, isAccepted: true },
  },
  {
    who: ['trueKeyAccounts', 4],
    hoursAgo: 30 * day,
    quantity: 450,
    offBp: 400,
    reason: { zh: '竞争对手报价略低', en: 'A rival is a little cheaper' },
    levers: [drawings],
    outcome: { act: 'solve' },
  },
  {
    who: ['squeezers', 0],
    hoursAgo: 25 * day,
    quantity: 350,
    offBp: 300,
    reason: { zh: '年底冲量，客户要求再让三个点', en: 'Year-end volume, another three points asked for' },
    levers: [
      {
        lever: 'volume',
        answer: 'declined',
        note: { zh: '提出达量后返利，客户要求直接降价', en: 'Offered a rebate on volume; they want it off the price' },
      },
    ],
    outcome: { act: 'sign', by: ['director', 'finance'], isQuoted: true },
  },
  {
    who: ['lossMakers', 0],
    hoursAgo: 18 * day,
    quantity: 80,
    offBp: 500,
    reason: { zh: '客户要求与去年同价', en: 'Wants last year’s price' },
    levers: [],
    noLever: { zh: '标准品，客户只比单价', en: 'A standard product; they compare nothing but the price' },
    outcome: {
      act: 'refuse',
      by: 'director',
      why: {
        zh: '这个客户已在亏损，先谈小单和样品的收费',
        en: 'We lose money here already: first charge for small orders and samples',
      },
    },
  },
  {
    who: ['tomorrow', 1],
    hoursAgo: 15 * day,
    quantity: 60,
    offBp: 500,
    reason: { zh: '首个定制样板，希望支持', en: 'Their first made-to-order sample, they ask for support' },
    levers: [drawings],
    outcome: {
      act: 'return',
      by: 'director',
      why: { zh: '先把全年用量写进意向书，再来谈价格', en: 'Have the year’s volume in a letter of intent first' },
    },
  },
  {
    who: ['loyalDealers', 3],
    hoursAgo: 9 * day,
    quantity: 300,
    offBp: 600,
    reason: { zh: '县区首个样板工程，经销商垫资', en: 'The first showcase of the county, financed by the dealer' },
    levers: [
      {
        lever: 'training',
        answer: 'accepted',
        note: { zh: '派安装师傅驻场一周', en: 'A fitter on their site for a week' },
      },
    ],
    outcome: { act: 'sign', by: ['director'] },
  },
  {
    who: ['trueKeyAccounts', 3],
    hoursAgo: 31,
    quantity: 800,
    offBp: 600,
    reason: { zh: '总部大楼立面，八百张一次下单', en: 'The façade of their head office, 800 panels in one order' },
    levers: [faster, drawings],
    rival: {
      name: { zh: '华东某板业', en: 'A panel maker in the east' },
      source: { zh: '客户采购出示的报价单', en: 'A quote that their buyer showed' },
    },
    outcome: { act: 'wait' },
  },
  {
    who: ['trueKeyAccounts', 0],
    hoursAgo: 20,
    quantity: 500,
    offBp: 500,
    reason: { zh: '三期追加，要求与竞标价看齐', en: 'More for the third phase, to match the tender' },
    levers: [
      {
        lever: 'stock',
        answer: 'open',
        note: { zh: '提出备安全库存，等客户答复', en: 'Offered safety stock, no answer yet' },
      },
      faster,
    ],
    outcome: { act: 'wait' },
  },
  {
    who: ['squeezers', 0],
    hoursAgo: 6,
    quantity: 350,
    offBp: 300,
    reason: { zh: '第四次要求让三个点，威胁转单', en: 'A fourth time three points, or they order elsewhere' },
    levers: [
      {
        lever: 'value-case',
        answer: 'declined',
        note: { zh: '算过返工和损耗，客户不认', en: 'Showed what rework and waste cost; not accepted' },
      },
    ],
    outcome: { act: 'wait' },
  },
  {
    who: ['slowPayers', 0],
    hoursAgo: 3,
    quantity: 150,
    offBp: 400,
    reason: { zh: '客户要求降价才肯安排付款', en: 'Pays, it says, once the price comes down' },
    levers: [
      {
        lever: 'payment',
        answer: 'declined',
        note: { zh: '提出先结清逾期再谈，客户拒绝', en: 'Asked to settle what is overdue first; declined' },
      },
    ],
    outcome: { act: 'wait' },
  },
  {
    who: ['trueKeyAccounts', 6],
    hoursAgo: 2,
    quantity: 220,
    offBp: 400,
    reason: { zh: '年度框架前的试探报价', en: 'Feeling out the price before the yearly agreement' },
    levers: [],
    outcome: { act: 'draft' },
  },
];

export type AgreementScene = {
  readonly who: readonly [TruthName, number];
  readonly hoursAgo: number;
  /** Days from the day on which it is signed; both may lie before it, as on papers that are recorded late. */
  readonly days: readonly [from: number, to: number];
  /** Its most bought products, and how far under list each is agreed. */
  readonly products: number;
  readonly offBp: number;
  readonly share: number;
  readonly coversGroup?: boolean;
  readonly by: 'manager' | 'director';
  readonly title: Told;
  readonly rebate?: {
    readonly kind: 'retroactive' | 'incremental';
    readonly period: 'quarter' | 'year';
    readonly rates: readonly number[];
  };
  /** A product line at a discount range beside the prices, by the end of its name, with the most units of each product. */
  readonly range?: { readonly line: Told; readonly fromBp: number; readonly toBp: number; readonly quantity: number };
  readonly visits?: number;
  readonly service?: Told;
  readonly index?: Told;
  readonly outcome: 'draft' | 'signed' | 'renewing';
};

/** Agreements of the company: in force with a rebate, for a whole group, with a discount range, about to end, being renewed, and a draft. */
export const agreementScenes: readonly AgreementScene[] = [
  {
    who: ['trueKeyAccounts', 7],
    hoursAgo: 80 * day,
    days: [-210, 155],
    products: 4,
    offBp: 400,
    share: 1.4,
    by: 'director',
    title: { zh: '幕墙板年度框架协议', en: 'Cladding panels, yearly framework' },
    rebate: { kind: 'retroactive', period: 'year', rates: [50, 100, 200] },
    visits: 12,
    service: {
      zh: '投诉 4 小时内响应、24 小时内到场；标准板交期 15 天；每月对账一次。',
      en: 'Complaints answered within 4 hours, on site within 24; standard panels in 15 days; statements monthly.',
    },
    index: {
      zh: '铝锭月均价较签约月涨跌超过 5% 时，双方在 15 天内重新商定单价。',
      en: 'When the monthly price of aluminium moves by more than 5%, unit prices are agreed anew within 15 days.',
    },
    outcome: 'signed',
  },
  {
    who: ['loyalDealers', 2],
    hoursAgo: 75 * day,
    days: [-120, 245],
    products: 5,
    offBp: 400,
    share: 1.3,
    by: 'director',
    title: { zh: '区域经销年度协议', en: 'Regional dealer, yearly agreement' },
    rebate: { kind: 'incremental', period: 'quarter', rates: [100, 200, 300] },
    visits: 6,
    service: {
      zh: '样板与展具由我方提供；旺季保供。',
      en: 'Samples and stands are ours; supply is kept up in the season.',
    },
    outcome: 'signed',
  },
  {
    who: ['trueKeyAccounts', 8],
    hoursAgo: 66 * day,
    days: [-290, 100],
    products: 3,
    offBp: 400,
    share: 1.2,
    coversGroup: true,
    by: 'director',
    title: { zh: '集团采购框架协议', en: 'Framework for the whole group' },
    service: { zh: '集团各子公司同价，统一对账。', en: 'One price for all companies of the group, one statement.' },
    outcome: 'renewing',
  },
  {
    who: ['trueKeyAccounts', 9],
    hoursAgo: 55 * day,
    days: [-310, 75],
    products: 2,
    offBp: 300,
    share: 1.1,
    by: 'manager',
    title: { zh: '隔热型材供货协议', en: 'Supply of insulated profiles' },
    visits: 4,
    outcome: 'signed',
  },
  {
    who: ['trueKeyAccounts', 17],
    hoursAgo: 48 * day,
    days: [-40, 325],
    products: 2,
    offBp: 200,
    share: 1.3,
    range: { line: { zh: '铝吊顶', en: 'Aluminium ceilings' }, fromBp: 400, toBp: 700, quantity: 3_000 },
    by: 'director',
    title: { zh: '幕墙板定价、吊顶按折扣区间', en: 'Panels at fixed prices, ceilings within a range' },
    service: { zh: '吊顶首批免费指导安装。', en: 'We help to fit the first ceilings without charge.' },
    outcome: 'signed',
  },
  {
    who: ['trueKeyAccounts', 6],
    hoursAgo: 2,
    days: [10, 374],
    products: 3,
    offBp: 200,
    share: 1.5,
    by: 'manager',
    title: { zh: '明年框架协议（草稿）', en: 'Framework for next year (draft)' },
    rebate: { kind: 'retroactive', period: 'year', rates: [100, 200] },
    outcome: 'draft',
  },
];
