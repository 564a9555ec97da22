import { addDays } from '#kernel/day';
import { isRecord, netListOf, priceOf, rowsIn, signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import type { TruthName } from './demo-company.ts';
import type { Told } from './price-story.ts';

type RetentionScene = {
  readonly who: readonly [TruthName, number];
  readonly daysAgo: number;
  readonly offBp: number;
  readonly ground: 'lapse' | 'squeeze' | 'rival' | 'erosion';
  readonly reason: Told;
  readonly checkDays: number;
  readonly inReturn: Readonly<Record<string, unknown>>;
  readonly end?: 'lost';
};

/** Offers to accounts that fell silent: lost, over, running and just prepared. */
const scenes: readonly RetentionScene[] = [
  {
    who: ['lapsing', 0],
    daysAgo: 85,
    offBp: 200,
    ground: 'lapse',
    reason: {
      zh: '半年没有下单，采购说新厂在比价',
      en: 'No order for half a year; their buyer compares prices for the new plant',
    },
    checkDays: 60,
    inReturn: { countermove: 'volume', targetAmount: '60000' },
  },
  {
    who: ['lapsing', 1],
    daysAgo: 70,
    offBp: 250,
    ground: 'rival',
    reason: { zh: '一批次转给了本地板厂', en: 'One batch went to a local panel maker' },
    checkDays: 90,
    inReturn: { countermove: 'volume', targetAmount: '80000' },
    end: 'lost',
  },
  {
    who: ['trueKeyAccounts', 20],
    daysAgo: 50,
    offBp: 150,
    ground: 'rival',
    reason: {
      zh: '对手送样，客户要求年底前给说法',
      en: 'A rival sent samples; they want an answer by the end of the year',
    },
    checkDays: 120,
    inReturn: { countermove: 'payment', targetDays: 45 },
  },
  {
    who: ['lapsing', 2],
    daysAgo: 12,
    offBp: 250,
    ground: 'lapse',
    reason: { zh: '间隔已是平时的三倍', en: 'Silent for three times its usual gap' },
    checkDays: 150,
    inReturn: { countermove: 'term' },
  },
];

const playRetention = async (book: Book, scene: RetentionScene): Promise<void> => {
  const code = book.truths[scene.who[0]][scene.who[1]];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const { ownerId } = account;
  const floors = await book.ask({ operation: 'pricing.accountFloors', input: { id: account['id'], limit: 20 } });
  const today = addDays(book.today, -scene.daysAgo);
  for (const { product, ownPrice, floor } of rowsIn(floors)) {
    if (!isRecord(product) || typeof ownPrice !== 'string' || typeof floor !== 'string') continue;
    const productId = String(product['id']);
    const list = await netListOf(book, { productId, own: Number(ownPrice), floor: Number(floor) });
    const price = priceOf(list, scene.offBp);
    if (price <= Number(floor)) continue;
    const by = (daysLater: number) => ({
      userId: typeof ownerId === 'string' ? ownerId : signerOf(book, 'director'),
      hoursAgo: (scene.daysAgo - daysLater) * 24,
    });
    const ask = async (operation: string, input: Answer, daysLater = 0): Promise<Answer> =>
      await book.ask({ operation, input, member: by(daysLater) });
    const offer = await ask('pricing.createRetentionOffer', {
      accountId: account['id'],
      lines: [{ productId, quantity: '200', price: price.toFixed(2) }],
      creditDays: 30,
      reason: told(book, scene.reason),
      offered: [
        {
          lever: 'service',
          answer: 'accepted',
          note: told(book, { zh: '派人驻场排查返工原因', en: 'Somebody on site to find what causes rework' }),
        },
      ],
      wantedUntil: addDays(today, 25),
      ground: scene.ground,
      checkOn: addDays(today, scene.checkDays),
      ...scene.inReturn,
      ...(scene.inReturn['countermove'] === 'term' && { targetUntil: addDays(today, 365) }),
    });
    const { request } = offer;
    if (!isRecord(request)) return;
    const quote = await ask('pricing.quoteRequest', { id: request['id'] }, 1);
    if (scene.end === 'lost') {
      const reason = told(book, { zh: '客户已与对手签了年度合同', en: 'They signed a yearly contract with the rival' });
      await ask('pricing.closeQuote', { id: quote['id'], version: quote['version'], as: 'lost', reason }, 20);
    }
    return;
  }
};

/** Retention offers as the company would have them, through the operations that everybody uses. */
export const installRetention = async (book: Book): Promise<void> => {
  for (const scene of scenes) await playRetention(book, scene);
};
