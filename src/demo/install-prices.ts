import type { Day } from '#kernel/day';
import { addDays } from '#kernel/day';
import type { Language } from '#kernel/locale';
import type { DemoTruths } from './demo-company.ts';
import type { AskOperator } from './install-demo.ts';
import { quoteScenes, requestScenes } from './price-story.ts';
import type { QuoteScene, RequestScene, Told, ToldLever } from './price-story.ts';

type Answer = Readonly<Record<string, unknown>>;

type Book = {
  readonly ask: AskOperator;
  readonly language: Language;
  readonly truths: DemoTruths;
  /** Ids of the people by role; the first of each. */
  readonly people: ReadonlyMap<string, string>;
  readonly today: Day;
  /** List prices that this story has set, by product. */
  readonly netLists: Map<string, number>;
};

const rowsIn = (answer: Answer): readonly Answer[] => {
  const { rows } = answer;
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
};

const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

const told = ({ language }: Book, text: Told): string => (language === 'en' ? text.en : text.zh);

/** A price so much under list, rounded up to the cent: never more is conceded than was meant. */
const priceOf = (list: number, offBp: number): number => Math.ceil(list * (10_000 - offBp) * 0.01 - 1e-6) / 100;

/** Days back from which the price list follows what is really paid, instead of a list that nobody pays. */
const netListDays = 90;

/**
 * The list price that a product has since the price list was brought down to what is paid: a little above the
 * account's own price, and far enough above the floor for every concession of the story.
 */
const netListOf = async (
  book: Book,
  { productId, own, floor }: { readonly productId: string; readonly own: number; readonly floor: number },
): Promise<number> => {
  const held = book.netLists.get(productId);
  if (held !== undefined) return held;
  const list = Math.ceil(Math.max(own * 1.04, floor * 1.09) * 10) / 10;
  await book.ask({
    operation: 'workflows.setPrice',
    input: { id: productId, validFrom: addDays(book.today, -netListDays), listPrice: list.toFixed(1) },
    member: { userId: signerOf(book, 'director'), hoursAgo: netListDays * 24 },
  });
  book.netLists.set(productId, list);
  return list;
};

/** The account, its manager, and its most bought product that bears the concession above its floor; null if none does. */
const stageOf = async (book: Book, { who: [truth, at], offBp }: QuoteScene | RequestScene) => {
  const code = book.truths[truth][at];
  if (code === undefined) return null;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const floors = await book.ask({ operation: 'pricing.accountFloors', input: { id: account['id'], limit: 20 } });
  for (const { product, ownPrice, floor } of rowsIn(floors)) {
    if (!isRecord(product) || typeof ownPrice !== 'string' || typeof floor !== 'string') continue;
    const productId = String(product['id']);
    const list = await netListOf(book, { productId, own: Number(ownPrice), floor: Number(floor) });
    const price = priceOf(list, offBp);
    // The floor in account terms; the promise is made at shorter ones, whose floor is lower.
    if (price > Number(floor))
      return { accountId: account['id'], manager: String(account['ownerId']), productId, price };
  }
  return null;
};

type Stage = NonNullable<Awaited<ReturnType<typeof stageOf>>>;

/** Credit days stand at the standard, so that a concession is what the price says. */
const promiseOf = ({ accountId, productId, price }: Stage, quantity: number) => ({
  accountId,
  lines: [{ productId, quantity: String(quantity), price: price.toFixed(2) }],
  creditDays: 30,
});

const playQuote = async (book: Book, scene: QuoteScene): Promise<void> => {
  const stage = await stageOf(book, scene);
  if (stage === null) return;
  const member = { userId: stage.manager, hoursAgo: scene.hoursAgo };
  const quote = await book.ask({
    operation: 'pricing.createQuote',
    input: promiseOf(stage, scene.quantity),
    member,
  });
  if (scene.end === undefined) return;
  const { as, reason } = scene.end;
  await book.ask({
    operation: 'pricing.closeQuote',
    input: {
      id: quote['id'],
      version: quote['version'],
      as,
      ...(reason !== undefined && { reason: told(book, reason) }),
    },
    member: { ...member, hoursAgo: scene.hoursAgo - 60 },
  });
};

const leversOf = (book: Book, levers: readonly ToldLever[]) =>
  levers.map(({ lever, answer, note }) => ({ lever, answer, note: told(book, note) }));

const askedOf = (book: Book, scene: RequestScene) => ({
  reason: told(book, scene.reason),
  offered: leversOf(book, scene.levers),
  ...(scene.noLever !== undefined && { noLeverReason: told(book, scene.noLever) }),
});

const rivalOf = (book: Book, { rival }: RequestScene, price: number) =>
  rival === undefined
    ? {}
    : {
        competitor: told(book, rival.name),
        competitorPrice: (price * 0.98).toFixed(2),
        competitorSource: told(book, rival.source),
      };

const signerOf = ({ people }: Book, role: string): string => {
  const userId = people.get(role);
  if (userId === undefined) throw new Error(`the demo company has no ${role}`);
  return userId;
};

const playRequest = async (book: Book, scene: RequestScene): Promise<void> => {
  const stage = await stageOf(book, scene);
  if (stage === null) return;
  const { hoursAgo, outcome } = scene;
  const by = (userId: string, hoursLater: number) => ({ userId, hoursAgo: Math.max(0, hoursAgo - hoursLater) });
  const manager = by(stage.manager, 0);
  const ask = async (operation: string, input: Answer, member = manager): Promise<Answer> =>
    await book.ask({ operation, input, member });
  const draft = await ask('pricing.createRequest', {
    ...promiseOf(stage, scene.quantity),
    ...askedOf(book, scene),
    ...rivalOf(book, scene, stage.price),
  });
  const { id } = draft;
  if (outcome.act === 'draft') return;
  if (outcome.act === 'solve') {
    await ask('pricing.closeRequest', { id, version: draft['version'], as: 'solved' }, by(stage.manager, 30));
    return;
  }
  let { version } = await ask('pricing.submitRequest', { id, version: draft['version'] });
  if (outcome.act === 'return' || outcome.act === 'refuse') {
    const input = { id, version, verdict: outcome.act, reason: told(book, outcome.why) };
    await ask('pricing.decideRequest', input, by(signerOf(book, outcome.by), 5));
    return;
  }
  if (outcome.act !== 'sign') return;
  for (const [at, role] of outcome.by.entries())
    ({ version } = await ask(
      'pricing.decideRequest',
      { id, version, verdict: 'approve' },
      by(signerOf(book, role), 4 + 3 * at),
    ));
  if (outcome.isQuoted !== true) return;
  const quote = await ask('pricing.quoteRequest', { id }, by(stage.manager, 24));
  if (outcome.isAccepted === true)
    await ask(
      'pricing.closeQuote',
      { id: quote['id'], version: quote['version'], as: 'accepted' },
      by(stage.manager, 72),
    );
};

/**
 * Prices that were quoted, asked for and decided in the last months, through the operations that everybody uses and in
 * the names of those who would: four times three points for one squeezer among them, which go where twelve go.
 */
export const installPrices = async (
  ask: AskOperator,
  { truths, language, today }: { readonly truths: DemoTruths; readonly language: Language; readonly today: Day },
): Promise<void> => {
  const users = rowsIn(await ask({ operation: 'identity.listUsers', input: {} }));
  const people = new Map<string, string>();
  for (const { id, roles } of users)
    for (const role of Array.isArray(roles) ? roles : [])
      if (!people.has(String(role))) people.set(String(role), String(id));
  const book = { ask, language, truths, people, today, netLists: new Map<string, number>() };
  const scenes = [
    ...quoteScenes.map((scene) => ({ hoursAgo: scene.hoursAgo, play: () => playQuote(book, scene) })),
    ...requestScenes.map((scene) => ({ hoursAgo: scene.hoursAgo, play: () => playRequest(book, scene) })),
  ];
  for (const { play } of scenes.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await play();
  await ask({
    operation: 'pricing.addDelegation',
    input: { toUserId: signerOf(book, 'director'), fromOn: addDays(today, 10), toOn: addDays(today, 17) },
    member: { userId: signerOf(book, 'executive'), hoursAgo: 48 },
  });
};
