import type { RequestScene } from './price-story.ts';

const day = 24;

/** One key account that cites rivals in ever more requests: shown once, then hearsay, which the director gives back. */
export const rivalScenes: readonly RequestScene[] = [
  {
    who: ['trueKeyAccounts', 33],
    hoursAgo: 74 * day,
    quantity: 2_400,
    offBp: 400,
    reason: {
      zh: '客户出示华东板业书面报价，要求跟价',
      en: 'They showed a written quote of Huadong and want it matched',
    },
    levers: [
      {
        lever: 'delivery',
        answer: 'declined',
        note: {
          zh: '提出提前十天交货，客户只要降价',
          en: 'Offered delivery ten days earlier; they want the price only',
        },
      },
    ],
    rival: {
      name: { zh: '华东板业', en: 'Huadong Panels' },
      source: { zh: '盖章报价单，采购经理转来', en: 'A stamped quote, passed on by their buyer' },
      proof: 'offer-received',
    },
    outcome: { act: 'sign', by: ['director'], isQuoted: true, isAccepted: true },
  },
  {
    who: ['trueKeyAccounts', 33],
    hoursAgo: 46 * day,
    quantity: 2_000,
    offBp: 300,
    reason: { zh: '称岭南幕墙口头报价更低', en: 'Says that Lingnan named a lower price by telephone' },
    levers: [
      {
        lever: 'volume',
        answer: 'declined',
        note: { zh: '提出达量返利，客户不接受', en: 'Offered a rebate on volume; not accepted' },
      },
    ],
    rival: {
      name: { zh: '岭南幕墙', en: 'Lingnan Façades' },
      source: { zh: '采购电话里说的', en: 'Said by their buyer on the telephone' },
      proof: 'hearsay',
    },
    outcome: { act: 'sign', by: ['director'], isQuoted: true },
  },
  {
    who: ['trueKeyAccounts', 33],
    hoursAgo: 19 * day,
    quantity: 2_200,
    offBp: 400,
    reason: { zh: '再次以对手低价为由要求降价', en: 'Asks again, for a rival is said to be cheaper' },
    levers: [
      {
        lever: 'technical',
        answer: 'declined',
        note: {
          zh: '提出免费深化排板，客户说设计院自己做',
          en: 'Offered the panel layout; their design institute does it itself',
        },
      },
    ],
    rival: {
      name: { zh: '岭南幕墙', en: 'Lingnan Façades' },
      source: { zh: '行业群里的消息', en: 'A message in a group of the trade' },
      proof: 'hearsay',
    },
    outcome: {
      act: 'refuse',
      by: 'director',
      why: {
        zh: '连续三次都以对手为由，只有一次见到报价单，先拿凭证再谈',
        en: 'The third time that a rival is named, and one quote was seen: bring the proof first',
      },
    },
  },
  {
    who: ['trueKeyAccounts', 33],
    hoursAgo: 30,
    quantity: 2_600,
    offBp: 400,
    reason: {
      zh: '客户称本周不跟价就转单给中南铝业',
      en: 'They say that the order goes to Zhongnan unless we match its price this week',
    },
    levers: [
      {
        lever: 'value-case',
        answer: 'declined',
        note: {
          zh: '算过换供应商的返工损失，客户不认',
          en: 'Showed what rework with another maker costs; not accepted',
        },
      },
    ],
    rival: {
      name: { zh: '中南铝业', en: 'Zhongnan Aluminium' },
      source: { zh: '采购口头转述', en: 'As their buyer tells it' },
      proof: 'hearsay',
    },
    outcome: {
      act: 'return',
      by: 'director',
      why: {
        zh: '这次还是口头说法，请客户出示报价单再报',
        en: 'Hearsay once more: have them show the quote, then ask again',
      },
    },
  },
];
