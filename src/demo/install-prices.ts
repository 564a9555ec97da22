import type { Day } from '#kernel/day';
import { addDays } from '#kernel/day';
import type { Language } from '#kernel/locale';
import type { DemoCompany } from './demo-company.ts';
import type { AskOperator } from './ask-operator.ts';
import { installEstimates } from './install-estimates.ts';
import { installPlans } from './install-plans.ts';
import { installRetention } from './install-retention.ts';
import { installAgreements } from './install-agreements.ts';
import { installClauses } from './install-clauses.ts';
import { installCredit } from './install-credit.ts';
import { installPurchases } from './install-purchases.ts';
import { rowsIn, signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import { promiseOf, stageOf } from './price-stage.ts';
import type { Stage } from './price-stage.ts';
import { toldPromises } from './payment-story.ts';
import { rivalScenes } from './rival-story.ts';
import { quoteScenes, requestScenes } from './price-story.ts';
import type { QuoteScene, RequestScene, ToldLever } from './price-story.ts';

/** A price of a rival that came to light, recorded by the manager. */
const recordMarket = async (
  book: Book,
  stage: Stage,
  seen: {
    readonly kind: 'lost-bid' | 'quote-seen';
    readonly confidence: 'high' | 'medium' | 'low';
    readonly share: number;
    readonly source: string;
    readonly hoursAgo: number;
  },
): Promise<void> => {
  const { kind, confidence, share, source, hoursAgo } = seen;
  await book.ask({
    operation: 'pricing.addMarketPrice',
    input: {
      productId: stage.productId,
      kind,
      price: (stage.price * share).toFixed(2),
      seenOn: addDays(book.today, -Math.ceil(hoursAgo / 24)),
      source,
      confidence,
      ...(typeof stage.region === 'string' && { region: stage.region }),
    },
    member: { userId: stage.manager, hoursAgo },
  });
};

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
  if (as === 'lost' && reason !== undefined)
    await recordMarket(book, stage, {
      kind: 'lost-bid',
      confidence: 'high',
      share: 0.97,
      source: told(book, reason),
      hoursAgo: scene.hoursAgo - 60,
    });
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
        competitorProof: rival.proof ?? 'document-seen',
      };

const playRequest = async (book: Book, scene: RequestScene): Promise<void> => {
  const stage = await stageOf(book, scene);
  if (stage === null) return;
  const { hoursAgo, outcome } = scene;
  const by = (userId: string, hoursLater: number) => ({ userId, hoursAgo: Math.max(0, hoursAgo - hoursLater) });
  const manager = by(stage.manager, 0);
  const ask = async (operation: string, input: Answer, member = manager): Promise<Answer> =>
    await book.ask({ operation, input, member });
  if (scene.rival !== undefined)
    await recordMarket(book, stage, {
      kind: 'quote-seen',
      confidence: scene.rival.proof === 'hearsay' ? 'low' : 'medium',
      share: 0.98,
      source: told(book, scene.rival.source),
      hoursAgo,
    });
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

type Setting = {
  readonly demo: DemoCompany;
  readonly language: Language;
  readonly endDay: Day;
  readonly today: Day;
};

/**
 * Prices that were quoted, asked for and decided in the last months, through the operations that everybody uses and in
 * the names of those who would: four times three points for one squeezer among them, which go where twelve go.
 */
export const installPrices = async (ask: AskOperator, { demo, language, endDay, today }: Setting): Promise<void> => {
  const { truths } = demo;
  const users = rowsIn(await ask({ operation: 'identity.listUsers', input: {} }));
  const people = new Map<string, string>();
  for (const { id, roles } of users)
    for (const role of Array.isArray(roles) ? roles : [])
      if (!people.has(String(role))) people.set(String(role), String(id));
  const book = { ask, language, truths, people, today, netLists: new Map<string, number>() };
  const scenes = [
    ...quoteScenes.map((scene) => ({ hoursAgo: scene.hoursAgo, play: () => playQuote(book, scene) })),
    ...[...requestScenes, ...rivalScenes].map((scene) => ({
      hoursAgo: scene.hoursAgo,
      play: () => playRequest(book, scene),
    })),
  ];
  for (const { play } of scenes.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await play();
  await installAgreements(book);
  await installEstimates(book);
  await installPurchases(book);
  await installClauses(book);
  await installRetention(book);
  await installPlans(book);
  await installCredit(book, toldPromises(demo, endDay, today));
  await ask({
    operation: 'pricing.addDelegation',
    input: { toUserId: signerOf(book, 'director'), fromOn: addDays(today, 10), toOn: addDays(today, 17) },
    member: { userId: signerOf(book, 'executive'), hoursAgo: 48 },
  });
};
