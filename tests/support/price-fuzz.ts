import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { AppError } from '#kernel/app-error';
import { seededRandom } from '#kernel/random';
import type { Random } from '#kernel/random';
import { workflowsContract } from '#workflows/contract';
import type { Person, TestApp } from './app.ts';
import { bentAgreedLine, bentCommitment, forge } from './price-forgery.ts';
import { agreeRange, ownDays, pick, planOver, rebateInForce, tiersOf } from './price-tries.ts';
import type { PricedBook } from './priced-book.ts';
import { estimatesFor, makeProducts } from './made-to-order.ts';
import type { MadeToOrder } from './made-to-order.ts';

const { createQuote, closeQuote, createAgreement, signAgreement, importAgreements } = pricingContract.operations;
const { decideRequest, getAgreement, requestAgreement, submitRequest, updateAgreement, updateRequest } =
  pricingContract.operations;
const { approvePurchase, createLease, createReciprocal, createTender, commitPurchase } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

export const fuzzPaths = [
  'api',
  'command-line',
  'order',
  'agreement',
  'agreement-file',
  'discount-range',
  'plan',
  'rebate',
  'tender',
  'lease',
  'reciprocal',
  'edited',
  'call-off',
  'lease-residual',
  'sql',
  'forged',
] as const;
export type FuzzPath = (typeof fuzzPaths)[number];

/** known, of unknown cost, made to order with a signed estimate, with one that production alone has signed, with one withdrawn. */
const fuzzProducts = ['known', 'unknown', 'made', 'half-signed', 'withdrawn'] as const;
type FuzzProduct = (typeof fuzzProducts)[number];

/** What became of one try: kept, or the word or constraint that refused it. */
export type FuzzOutcome = { readonly path: FuzzPath; readonly product: FuzzProduct; readonly ended: string };

const cents = (random: Random, low: number, high: number): string => (low + random() * (high - low)).toFixed(2);
const sometimes = (random: Random, chance: number, text: () => string): string | undefined =>
  random() < chance ? text() : undefined;

type FuzzBook = PricedBook & { readonly madeToOrder: MadeToOrder };

const promiseOf = (random: Random, book: FuzzBook) => {
  const draw = random();
  const product: FuzzProduct =
    draw < 0.1 ? 'unknown' : draw < 0.18 ? 'half-signed' : draw < 0.26 ? 'withdrawn' : draw < 0.5 ? 'made' : 'known';
  const productId = { known: book.panel, unknown: book.unknown, ...book.madeToOrder }[product];
  const line = {
    productId,
    quantity: cents(random, 0.01, 500),
    price: pick(random, [cents(random, 60, 110), cents(random, 72, 74), cents(random, 96, 101), '97', '72.94']),
    freeQuantity: sometimes(random, 0.1, () => cents(random, 0, 20)),
    rebateBp: random() < 0.15 ? Math.floor(random() * 1_500) : undefined,
    freight: sometimes(random, 0.1, () => cents(random, 0, 5)),
  };
  return {
    product,
    input: {
      accountId: book.accountId,
      lines: [line],
      marketingSupport: sometimes(random, 0.1, () => cents(random, 0, 900)),
      creditDays: random() < 0.2 ? Math.floor(random() * 200) : undefined,
    },
  };
};

const endOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'kept';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    const facts = databaseErrorOf(error);
    if (facts === undefined) throw error;
    return facts.constraint ?? facts.code;
  }
};

type Promised = ReturnType<typeof promiseOf>['input'];

const agree = async (app: TestApp, person: Person, input: Promised): Promise<void> => {
  const tiers = tiersOf(input);
  const { id, version } = await app.as(person)(createAgreement, {
    accountId: input.accountId,
    title: '试签',
    ...ownDays(),
    lines: input.lines.map(({ rebateBp: _tier, ...line }) => line),
    ...(tiers.length > 0 && { rebateKind: 'retroactive' as const, tiers }),
    ...(input.creditDays !== undefined && { creditDays: input.creditDays }),
  });
  await app.as(person)(signAgreement, { id, version });
};

const bid = async (app: TestApp, person: Person, { accountId, lines, creditDays }: Promised): Promise<void> => {
  const terms = { accountId, title: '试投', lines, ...(creditDays !== undefined && { creditDays }) };
  const { id, version } = await app.as(person)(createTender, terms);
  await app.as(person)(commitPurchase, { id, version });
};

/** The goods on hire, at level payments that are worth the promise on delivery. */
const lease = async (app: TestApp, person: Person, { accountId, lines: [line] }: Promised): Promise<void> => {
  if (line === undefined) throw new Error('A promise has a line.');
  const value = (Number(line.price) * Number(line.quantity)).toFixed(2);
  const { id, version } = await app.as(person)(createLease, {
    accountId,
    title: '试租',
    lines: [{ productId: line.productId, quantity: line.quantity }],
    startsOn: '2026-12-01',
    months: 12,
    annuity: { value, interval: 3, isInAdvance: Number(line.quantity) > 250 },
  });
  await app.as(person)(commitPurchase, { id, version });
};

/** Our goods for theirs, approved by finance whatever they are worth: the guard of our prices is not finance's. */
const exchange = async (
  app: TestApp,
  { person, finance, input }: { readonly person: Person; readonly finance: Person; readonly input: Promised },
): Promise<void> => {
  const { id, version } = await app.as(person)(createReciprocal, {
    accountId: input.accountId,
    title: '试换',
    kind: 'exchange',
    lines: input.lines,
    theirs: [{ text: '钢材', quantity: '1', price: '1', source: '市场价' }],
    ...(input.creditDays !== undefined && { creditDays: input.creditDays }),
  });
  const approved = await app.as(finance)(approvePurchase, { id, version });
  await app.as(person)(commitPurchase, { id, version: approved.version });
};

/** Approved at one price, changed to another before it is signed: nothing beyond the approval binds. */
const editAfterApproval = async (
  app: TestApp,
  book: FuzzBook,
  { person, input, random }: { readonly person: Person; readonly input: Promised; readonly random: Random },
): Promise<void> => {
  const asked = [{ productId: book.panel, quantity: '10', price: '92' }];
  const draft = { accountId: input.accountId, title: '改后再签', ...ownDays() };
  const made = await app.as(book.kam)(createAgreement, { ...draft, lines: asked });
  const request = await app.as(book.kam)(requestAgreement, { id: made.id, version: made.version });
  const offered = [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }];
  const ready = await app.as(book.kam)(updateRequest, { id: request.id, version: request.version, offered });
  const sent = await app.as(book.kam)(submitRequest, { id: ready.id, version: ready.version });
  const key = { id: sent.id, verdict: 'approve' as const };
  const half = await app.as(book.director)(decideRequest, { ...key, version: sent.version });
  if (half.state === 'submitted') await app.as(book.finance)(decideRequest, { ...key, version: half.version });
  const { version } = await app.as(book.kam)(getAgreement, { id: made.id });
  const lines =
    random() < 0.3 ? input.lines : [{ ...asked[0], price: cents(random, 72, 100), quantity: cents(random, 1, 30) }];
  const { accountId: _account, ...terms } = draft;
  const more = input.creditDays === undefined ? {} : { creditDays: input.creditDays };
  const changed = await app.as(book.kam)(updateAgreement, {
    id: made.id,
    version,
    ...terms,
    ...more,
    lines: lines.map(({ productId = book.panel, quantity, price }) => ({ productId, quantity, price })),
  });
  await app.as(person)(signAgreement, { id: changed.id, version: changed.version });
};

/** Quoted, then ordered from the quote with something else than was quoted. */
const callOff = async (
  app: TestApp,
  person: Person,
  { input, random }: { readonly input: Promised; readonly random: Random },
): Promise<void> => {
  const [line] = input.lines;
  if (line === undefined) throw new Error('A promise has a line.');
  const { id, lines } = await app.as(person)(createQuote, {
    accountId: input.accountId,
    lines: [{ productId: line.productId, quantity: line.quantity, price: '99' }],
  });
  assert.equal(lines.length, 1);
  await app.as(person)(enterOrder, {
    ...input,
    quoteId: id,
    lines: [
      { ...line, price: pick(random, ['99', '98.99', line.price]), quantity: pick(random, ['1', line.quantity]) },
    ],
  });
};

/** Payments that are worth little, and a residual that shall make up for it. */
const leaseWithResidual = async (
  app: TestApp,
  book: FuzzBook,
  { person, input, random }: { readonly person: Person; readonly input: Promised; readonly random: Random },
): Promise<void> => {
  const [line] = input.lines;
  if (line === undefined) throw new Error('A promise has a line.');
  const worth = Number(line.price) * Number(line.quantity);
  const { id, version } = await app.as(person)(createLease, {
    accountId: input.accountId,
    title: '试租残值',
    lines: [{ productId: line.productId, quantity: line.quantity }],
    startsOn: '2026-12-01',
    months: 12,
    residual: (worth * random() * 1.3).toFixed(2),
    residualSource: '试',
    annuity: { value: worth.toFixed(2), interval: 3, isInAdvance: false },
  });
  const approved = random() < 0.8 ? await app.as(book.finance)(approvePurchase, { id, version }) : { version };
  await app.as(person)(commitPurchase, { id, version: approved.version });
};

/** The same promise as a row of a file; the first refusal of the row is its end. */
const agreeByFile = async (app: TestApp, { person, input }: { readonly person: Person; readonly input: Promised }) => {
  const [line] = input.lines;
  if (line === undefined) throw new Error('A promise has a line.');
  const { validFrom, validTo } = ownDays();
  const { code } = await app.as(person)(accountsContract.operations.get, { id: input.accountId });
  const product = await productCode(app, line.productId);
  const [tier] = tiersOf(input);
  const row = [
    `HT-${validFrom}`,
    code,
    validFrom,
    validTo,
    product,
    line.quantity,
    line.price,
    line.freeQuantity ?? '',
    input.creditDays ?? '',
    tier === undefined ? '' : `0=${tier.rateBp / 100}%`,
  ];
  const response = await app.request('/api/pricing/agreements/import?sign=true', {
    method: 'POST',
    as: person,
    headers: { 'content-type': 'application/octet-stream' },
    body: `协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价,赠品数量,账期,返利档位\n${row.join(',')}`,
  });
  const { signed, refused } = importAgreements.output.parse(await response.json());
  if (signed === 0) throw new AppError(refused[0]?.code ?? 'refused-without-a-word');
};

const productCode = async (app: TestApp, id: string): Promise<string> => {
  const { rows } = await sql<{ code: string }>`select code from product where id = ${id}::uuid`.execute(
    app.database.root,
  );
  return rows[0]?.code ?? '';
};

/** Tries one promise on one path; a quote that was kept is mostly withdrawn, so that the window stays open. */
const tryOnce = async (app: TestApp, book: FuzzBook, random: Random): Promise<FuzzOutcome> => {
  const path = pick(random, fuzzPaths);
  const { product, input } = promiseOf(random, book);
  const person = pick(random, [book.kam, book.director, book.executive]);
  const withdraw = async (quote: { readonly id: string; readonly version: number }): Promise<void> => {
    if (random() < 0.95) await app.as(book.director)(closeQuote, { ...quote, as: 'withdrawn' });
  };
  switch (path) {
    case 'api':
      return {
        path,
        product,
        ended: await endOf(async () => {
          const { id, version } = await app.as(person)(createQuote, input);
          await withdraw({ id, version });
        }),
      };
    case 'command-line':
      return {
        path,
        product,
        ended: await endOf(async () => {
          const { id, version } = await app.callAsOperator(createQuote, input, book.company.name);
          await withdraw({ id, version });
        }),
      };
    case 'order':
      return { path, product, ended: await endOf(async () => await app.as(person)(enterOrder, input)) };
    case 'agreement':
      return { path, product, ended: await endOf(async () => await agree(app, person, input)) };
    case 'agreement-file':
      return { path, product, ended: await endOf(async () => await agreeByFile(app, { person, input })) };
    case 'discount-range':
      return { path, product, ended: await endOf(async () => await agreeRange(app, { person, input, random })) };
    case 'plan':
      return { path, product, ended: await endOf(async () => await planOver(app, { person, input, book, random })) };
    case 'rebate':
      return {
        path,
        product,
        ended: await endOf(async () => {
          const earning = await rebateInForce(app, book, random);
          if (random() < 0.5) await app.as(book.executive)(createQuote, earning);
          else await app.as(book.executive)(enterOrder, earning);
        }),
      };
    case 'tender':
      return { path, product, ended: await endOf(async () => await bid(app, person, input)) };
    case 'lease':
      return { path, product, ended: await endOf(async () => await lease(app, person, input)) };
    case 'reciprocal':
      return {
        path,
        product,
        ended: await endOf(async () => await exchange(app, { person, finance: book.finance, input })),
      };
    case 'edited':
      return {
        path,
        product,
        ended: await endOf(async () => await editAfterApproval(app, book, { person, input, random })),
      };
    case 'call-off':
      return { path, product, ended: await endOf(async () => await callOff(app, person, { input, random })) };
    case 'lease-residual':
      return {
        path,
        product,
        ended: await endOf(async () => await leaseWithResidual(app, book, { person, input, random })),
      };
    case 'forged':
      return { path, product, ended: await endOf(async () => await forge(app, book, random)) };
    case 'sql': {
      const bend = random() < 0.5 ? bentCommitment : bentAgreedLine;
      return { path, product, ended: await endOf(async () => await bend(app, book, random)) };
    }
    default: {
      const never: never = path;
      return never;
    }
  }
};

/** Accounts change now and then: what one was granted would soon stop every further promise. */
const triesPerAccount = 8;

export const fuzzPrices = async (
  app: TestApp,
  book: PricedBook,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): Promise<readonly FuzzOutcome[]> => {
  const random = seededRandom(seed);
  const madeToOrder = await makeProducts(app, book);
  const outcomes: FuzzOutcome[] = [];
  let accountId = book.accountId;
  for (let at = 0; at < tries; at += 1) {
    if (at % triesPerAccount === 0) {
      const account = { name: `试价客户 ${seed}-${at}`, ownerId: book.kam.id };
      accountId = (await app.as(book.director)(accountsContract.operations.create, account)).id;
      await estimatesFor(app, book, { accountId, madeToOrder });
    }
    outcomes.push(await tryOnce(app, { ...book, accountId, madeToOrder }, random));
  }
  return outcomes;
};
