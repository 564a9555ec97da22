import { addDays, addMonths } from '#kernel/day';
import { isRecord, netListOf, rowsIn, signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import type { TruthName } from './demo-company.ts';
import type { Told } from './price-story.ts';

type PlanScene = {
  readonly who: readonly [TruthName, number];
  readonly daysAgo: number;
  /** Days from the day on which it is signed. */
  readonly days: readonly [from: number, to: number];
  readonly title: Told;
  readonly rates: readonly [number, number];
  readonly isSigned: boolean;
};

/** One plan that is in force and one that is drafted, for accounts that buy several lines. */
const scenes: readonly PlanScene[] = [
  {
    who: ['trueKeyAccounts', 18],
    daysAgo: 45,
    days: [-45, 319],
    title: { zh: '全产品线整体优惠', en: 'One concession over all lines' },
    rates: [100, 200],
    isSigned: true,
  },
  {
    who: ['trueKeyAccounts', 19],
    daysAgo: 2,
    days: [30, 394],
    title: { zh: '明年整体优惠（草稿）', en: 'Whole business for next year (draft)' },
    rates: [150, 300],
    isSigned: false,
  },
];

const playPlan = async (book: Book, scene: PlanScene): Promise<void> => {
  const code = book.truths[scene.who[0]][scene.who[1]];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const accountId = String(account['id']);
  const floors = await book.ask({ operation: 'pricing.accountFloors', input: { id: accountId, limit: 40 } });
  for (const { product, ownPrice, floor } of rowsIn(floors))
    if (isRecord(product) && typeof ownPrice === 'string' && typeof floor === 'string')
      await netListOf(book, { productId: String(product['id']), own: Number(ownPrice), floor: Number(floor) });
  const member = { userId: String(account['ownerId']), hoursAgo: scene.daysAgo * 24 };
  const ask = async (operation: string, input: Answer, by = member): Promise<Answer> =>
    await book.ask({ operation, input, member: by });
  const signedOn = addDays(book.today, -scene.daysAgo);
  const base = { baseFrom: addMonths(signedOn, -12), baseTo: addDays(signedOn, -1), spreadKey: 'revenue' };
  const [low, high] = scene.rates;
  const tried = await ask('pricing.previewBusinessPlan', {
    accountId,
    ...base,
    lineIds: [],
    steps: [{ lines: 1, rateBp: low }],
    creditDays: 30,
  });
  const { lines } = tried;
  const bought = (Array.isArray(lines) ? lines : []).filter(isRecord);
  const lineIds = bought.flatMap(({ line, problem }) =>
    isRecord(line) && problem === null ? [String(line['id'])] : [],
  );
  if (lineIds.length < 2) return;
  const draft = await ask('pricing.createBusinessPlan', {
    accountId,
    title: told(book, scene.title),
    validFrom: addDays(signedOn, scene.days[0]),
    validTo: addDays(signedOn, scene.days[1]),
    ...base,
    lineIds,
    steps: [
      { lines: Math.max(1, lineIds.length - 1), rateBp: low },
      { lines: lineIds.length, rateBp: high },
    ],
    creditDays: 30,
    lineLeast: '100',
  });
  const { spread } = draft;
  if (!scene.isSigned || !isRecord(spread) || spread['refusal'] !== null) return;
  const by = { userId: signerOf(book, 'director'), hoursAgo: (scene.daysAgo - 1) * 24 };
  await ask('pricing.signBusinessPlan', { id: draft['id'], version: draft['version'], signedOn }, by);
};

/** Whole-business plans as the company would have them, through the operations that everybody uses. */
export const installPlans = async (book: Book): Promise<void> => {
  for (const scene of scenes) await playPlan(book, scene);
};
