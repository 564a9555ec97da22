import { dayNumberOf } from '#kernel/day';
import type { ToldPromise, ToldPromises } from './payment-story.ts';
import { isRecord, signerOf, told } from './price-book.ts';
import type { Book } from './price-book.ts';
import { promiseOf, stageOf } from './price-stage.ts';
import type { TruthName } from './demo-company.ts';
import type { Told } from './price-story.ts';

const notes: Readonly<Record<keyof ToldPromises, Told>> = {
  kept: { zh: '财务已排款，走本月第二批', en: 'Scheduled by their finance for the second run of the month' },
  broken: { zh: '答应工程款到账后一次结清', en: 'They promised to clear it once their own project is paid' },
  open: { zh: '对账无误，答应下周付清', en: 'Statement agreed; they promised to pay next week' },
};
const theirCashier: Told = { zh: '客户财务经理', en: 'Their finance manager' };

const notePromise = async (book: Book, { code, madeOn, dueOn, amountMinor }: ToldPromise, note: Told) => {
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  await book.ask({
    operation: 'warnings.addPromise',
    input: {
      accountId: account['id'],
      dueOn,
      amount: `${amountMinor / 100n}.${String(amountMinor % 100n).padStart(2, '0')}`,
      promisedBy: told(book, theirCashier),
      note: told(book, note),
    },
    member: { userId: String(account['ownerId']), hoursAgo: (dayNumberOf(book.today) - dayNumberOf(madeOn)) * 24 },
  });
};

type HoldScene = {
  /** Of which accounts, from which on; the first of grade D, or the one that uses most of its limit and stays within it. */
  readonly among: TruthName;
  readonly from: number;
  readonly because: 'grade-d' | 'over-limit';
  readonly hoursAgo: number;
  readonly note: Told;
  readonly released?: Told;
};

const holdScenes: readonly HoldScene[] = [
  {
    among: 'slowPayers',
    from: 20,
    because: 'grade-d',
    hoursAgo: 52,
    note: { zh: '工地停工等料', en: 'Their site stands still for these' },
    released: { zh: '当天收到客户三成预付款，余款货到付清', en: '30% came in advance today, the rest on delivery' },
  },
  {
    among: 'trueKeyAccounts',
    from: 18,
    because: 'over-limit',
    hoursAgo: 27,
    note: { zh: '年底前赶工，一次备齐两栋楼的板', en: 'Panels of two buildings at once, before the year ends' },
  },
  {
    among: 'slowPayers',
    from: 0,
    because: 'grade-d',
    hoursAgo: 5,
    note: { zh: '常规补货', en: 'A usual replenishment' },
  },
];

const usualUnits = 60;
const most = 12;
const minorOf = (amount: unknown): number => (isRecord(amount) ? Number(amount['minor']) : 0);

type Standing = { readonly at: number; readonly grade: unknown; readonly roomMinor: number; readonly use: number };

const standingOf = async (book: Book, [truth, at]: readonly [TruthName, number]): Promise<Standing> => {
  const account = await book.ask({ operation: 'accounts.find', input: { key: book.truths[truth][at] } });
  const { credit } = await book.ask({ operation: 'warnings.credit', input: { accountId: account['id'] } });
  const { grade, exposure, limit } = isRecord(credit) ? credit : {};
  const roomMinor = minorOf(limit) - minorOf(exposure);
  return { at, grade, roomMinor, use: roomMinor > 0 ? minorOf(exposure) / minorOf(limit) : 0 };
};

/** The account that the scene fits; undefined where none does. */
const heldIn = async (book: Book, { among, from, because }: HoldScene): Promise<Standing | undefined> => {
  const seen: Standing[] = [];
  for (let at = from; at < Math.min(from + most, book.truths[among].length); at += 1) {
    const standing = await standingOf(book, [among, at]);
    if (because === 'grade-d' && standing.grade === 'D') return standing;
    if (because === 'over-limit' && standing.grade !== 'D' && standing.use > 0) seen.push(standing);
  }
  return seen.toSorted((a, b) => b.use - a.use)[0];
};

/** Enters one order that the credit check holds, at list price, and has it released where the story says so. */
const playHold = async (book: Book, scene: HoldScene): Promise<void> => {
  const held = await heldIn(book, scene);
  const stage = held === undefined ? null : await stageOf(book, { who: [scene.among, held.at], offBp: 0 });
  if (held === undefined || stage === null) return;
  const units =
    scene.because === 'grade-d' ? usualUnits : Math.ceil(((held.roomMinor / 100) * 1.06) / stage.price / 10) * 10;
  const order = await book.ask({
    operation: 'workflows.enterOrder',
    input: { ...promiseOf(stage, units), note: told(book, scene.note) },
    member: { userId: stage.manager, hoursAgo: scene.hoursAgo },
  });
  if (scene.released === undefined) return;
  await book.ask({
    operation: 'pricing.releaseOrder',
    input: { id: order['id'], reason: told(book, scene.released) },
    member: { userId: signerOf(book, 'finance'), hoursAgo: scene.hoursAgo - 4 },
  });
};

/** Promises to pay that were kept, broken and lie ahead; orders that the credit check held, and one that was let go. */
export const installCredit = async (book: Book, promises: ToldPromises): Promise<void> => {
  for (const state of ['kept', 'broken', 'open'] as const) {
    const promise = promises[state];
    if (promise !== null) await notePromise(book, promise, notes[state]);
  }
  for (const scene of holdScenes) await playHold(book, scene);
};
