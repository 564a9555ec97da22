import type { TruthName } from './demo-company.ts';
import type { Told } from './price-story.ts';

type Gate =
  | 'qualification'
  | 'meeting'
  | 'documents-bought'
  | 'questions'
  | 'bond-paid'
  | 'submission'
  | 'opening'
  | 'evaluation'
  | 'award'
  | 'bond-returned';

export type TenderScene = {
  readonly who: readonly [TruthName, number];
  /** Hours before the company is made at which the bid was prepared. */
  readonly hoursAgo: number;
  readonly title: Told;
  readonly reference: string;
  readonly offBp: number;
  readonly products: number;
  readonly share: number;
  /** Days from its preparation to the day each gate is due, and whether it was passed. */
  readonly gates: readonly (readonly [Gate, number, 'passed' | 'open'])[];
  readonly meeting: Told;
  readonly documents: readonly (readonly [Told, boolean])[];
  readonly bond: { readonly amount: string; readonly backAfterDays: number; readonly isReturned: boolean };
  readonly committee: readonly { readonly name: string; readonly role: Told; readonly weight: number }[];
  /** Rivals with their prices as a share of ours. */
  readonly rivals: readonly { readonly name: Told; readonly share: number }[];
  readonly end?: { readonly result: 'won' | 'lost'; readonly reason: 'price' | 'technical'; readonly note: Told };
};

const day = 24;

const documents: TenderScene['documents'] = [
  [{ zh: '营业执照与资质证书', en: 'Licence and certificates' }, true],
  [{ zh: '近三年同类业绩', en: 'References of three years' }, true],
  [{ zh: '产品检测报告', en: 'Test reports' }, true],
];

const meeting: Told = {
  zh: '客户洽谈会：评委最关心防火等级和到货节奏，价格不是首位',
  en: 'At the customer’s meeting: fire class and deliveries matter most to the judges, the price comes after',
};

export const tenderScenes: readonly TenderScene[] = [
  {
    who: ['trueKeyAccounts', 10],
    hoursAgo: 76 * day,
    title: { zh: '总部大楼幕墙板招标', en: 'Façade panels for the head office' },
    reference: 'ZB-2026-031',
    offBp: 280,
    products: 2,
    share: 0.4,
    gates: [
      ['qualification', 2, 'passed'],
      ['meeting', 5, 'passed'],
      ['bond-paid', 8, 'passed'],
      ['submission', 10, 'passed'],
      ['opening', 11, 'passed'],
      ['award', 18, 'passed'],
      ['bond-returned', 40, 'passed'],
    ],
    meeting,
    documents,
    bond: { amount: '50000', backAfterDays: 40, isReturned: true },
    committee: [
      { name: '郑工', role: { zh: '技术组长', en: 'Technical lead' }, weight: 40 },
      { name: '吕经理', role: { zh: '采购', en: 'Purchasing' }, weight: 35 },
    ],
    rivals: [
      { name: { zh: '华东板业', en: 'Huadong Panels' }, share: 0.985 },
      { name: { zh: '岭南幕墙', en: 'Lingnan Façades' }, share: 1.03 },
    ],
    end: {
      result: 'won',
      reason: 'technical',
      note: { zh: '防火等级高一级，价格略高仍中标', en: 'A better fire class, won at a slightly higher price' },
    },
  },
  {
    who: ['trueKeyAccounts', 11],
    hoursAgo: 62 * day,
    title: { zh: '医院二期金属板招标', en: 'Metal panels for the second phase of a hospital' },
    reference: 'CG-0926',
    offBp: 250,
    products: 1,
    share: 0.5,
    gates: [
      ['qualification', 3, 'passed'],
      ['bond-paid', 6, 'passed'],
      ['submission', 9, 'passed'],
      ['opening', 9, 'passed'],
      ['award', 16, 'passed'],
      ['bond-returned', 46, 'open'],
    ],
    meeting,
    documents,
    bond: { amount: '80000', backAfterDays: 46, isReturned: false },
    committee: [{ name: '孟主任', role: { zh: '基建处', en: 'Building office' }, weight: 50 }],
    rivals: [{ name: { zh: '华东板业', en: 'Huadong Panels' }, share: 0.93 }],
    end: {
      result: 'lost',
      reason: 'price',
      note: { zh: '对手低 7%，我方已在底价附近', en: 'The rival was 7% lower, and we were near our floor' },
    },
  },
  {
    who: ['trueKeyAccounts', 12],
    hoursAgo: 6 * day,
    title: { zh: '产业园三号楼外立面招标', en: 'Façade of building 3 of an industrial park' },
    reference: 'GX-TZ-117',
    offBp: 280,
    products: 2,
    share: 0.6,
    gates: [
      ['qualification', 2, 'passed'],
      ['meeting', 4, 'passed'],
      ['questions', 5, 'open'],
      ['bond-paid', 8, 'open'],
      ['submission', 11, 'open'],
      ['opening', 12, 'open'],
      ['award', 20, 'open'],
    ],
    meeting,
    documents: [...documents.slice(0, 2), [{ zh: '产品检测报告', en: 'Test reports' }, false]],
    bond: { amount: '60000', backAfterDays: 50, isReturned: false },
    committee: [{ name: '谢总工', role: { zh: '设计院', en: 'Design institute' }, weight: 45 }],
    rivals: [{ name: { zh: '岭南幕墙', en: 'Lingnan Façades' }, share: 0.98 }],
  },
];

export type LeaseScene = {
  readonly who: readonly [TruthName, number];
  readonly hoursAgo: number;
  readonly title: Told;
  readonly offBp: number;
  readonly products: number;
  readonly share: number;
  readonly months: number;
  readonly interval: 1 | 3;
  readonly isInAdvance: boolean;
  /** Of the value at list, in basis points. */
  readonly residualBp: number;
  readonly residualSource: Told;
  readonly isSigned: boolean;
};

export const leaseScenes: readonly LeaseScene[] = [
  {
    who: ['trueKeyAccounts', 13],
    hoursAgo: 50 * day,
    title: { zh: '样板段幕墙板三年租赁', en: 'Panels of the show section, leased for three years' },
    offBp: 250,
    products: 1,
    share: 0.2,
    months: 36,
    interval: 3,
    isInAdvance: true,
    residualBp: 1_500,
    residualSource: { zh: '旧板回收行情，三家询价', en: 'Market for used panels, three quotations' },
    isSigned: true,
  },
  {
    who: ['trueKeyAccounts', 14],
    hoursAgo: 4 * day,
    title: { zh: '展厅板材一年租赁', en: 'Panels of a showroom, leased for a year' },
    offBp: 280,
    products: 1,
    share: 0.1,
    months: 12,
    interval: 1,
    isInAdvance: false,
    residualBp: 3_000,
    residualSource: { zh: '上一批展厅板材的回收价', en: 'What the last panels of a showroom brought' },
    isSigned: false,
  },
];

export type ReciprocalScene = {
  readonly who: readonly [TruthName, number];
  readonly hoursAgo: number;
  readonly title: Told;
  readonly offBp: number;
  readonly products: number;
  readonly share: number;
  readonly theirs: { readonly text: Told; readonly quantity: string; readonly price: string; readonly source: Told };
  /** Entries after approval: days later, side, share of the value of our goods or of theirs, and what for. */
  readonly entries: readonly (readonly [number, 'our-goods' | 'their-goods', number, Told])[];
  readonly deliveryNote: Told;
  readonly isApproved: boolean;
};

export const reciprocalScenes: readonly ReciprocalScene[] = [
  {
    who: ['trueKeyAccounts', 15],
    hoursAgo: 44 * day,
    title: { zh: '幕墙板换铝卷', en: 'Façade panels for aluminium coil' },
    offBp: 200,
    products: 1,
    share: 0.1,
    theirs: {
      text: { zh: '铝卷 3003', en: 'Aluminium coil 3003' },
      quantity: '2',
      price: '19600',
      source: { zh: '上海有色网当日均价', en: 'Metal exchange, average of the day' },
    },
    entries: [
      [6, 'our-goods', 0.6, { zh: '第一批幕墙板', en: 'First lot of panels' }],
      [12, 'their-goods', 0.5, { zh: '铝卷 1 吨', en: 'One tonne of coil' }],
    ],
    deliveryNote: { zh: '出库单 CK-1018', en: 'Delivery note CK-1018' },
    isApproved: true,
  },
  {
    who: ['trueKeyAccounts', 16],
    hoursAgo: 3 * day,
    title: { zh: '样板换物流运力', en: 'Sample panels for freight' },
    offBp: 150,
    products: 1,
    share: 0.05,
    theirs: {
      text: { zh: '干线运输', en: 'Long-haul freight' },
      quantity: '20',
      price: '850',
      source: { zh: '去年合同价', en: 'Contract price of last year' },
    },
    entries: [],
    deliveryNote: { zh: '出库单', en: 'Delivery note' },
    isApproved: false,
  },
];
