import { addDays } from '#kernel/day';
import { isRecord, netListOf, priceOf, rowsIn, signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import { agreementScenes } from './price-story.ts';
import type { AgreementScene } from './price-story.ts';

type Line = {
  readonly productId: string;
  readonly quantity: string;
  readonly price: string;
  readonly list: string;
  readonly yearly: number;
};

/** The account's most bought products that bear the concession and the highest rebate above their floor. */
export const linesOf = async (
  book: Book,
  scene: Pick<AgreementScene, 'offBp' | 'products' | 'share' | 'rebate'>,
  accountId: string,
): Promise<readonly Line[]> => {
  const floors = await book.ask({ operation: 'pricing.accountFloors', input: { id: accountId, limit: 40 } });
  const top = Math.max(0, ...(scene.rebate?.rates ?? []));
  const lines: Line[] = [];
  for (const { product, ownPrice, floor, yearQuantity } of rowsIn(floors)) {
    if (lines.length === scene.products) break;
    if (!isRecord(product) || typeof ownPrice !== 'string' || typeof floor !== 'string') continue;
    const productId = String(product['id']);
    const list = await netListOf(book, { productId, own: Number(ownPrice), floor: Number(floor) });
    // As it is paid today, as far as the concession allows: orders then keep to it, but for those that were given less.
    const price = Math.max(Math.ceil(Number(ownPrice) * 100) / 100, priceOf(list, scene.offBp));
    if (price * (1 - top / 10_000) <= Number(floor)) continue;
    const yearly = Number(yearQuantity);
    const quantity = Math.max(10, Math.ceil((yearly * scene.share) / 10) * 10);
    lines.push({
      productId,
      quantity: String(quantity),
      price: price.toFixed(2),
      list: list.toFixed(2),
      yearly: yearly * price,
    });
  }
  return lines;
};

/** Tiers around what the account buys of these products in a period: below it, at it, and somewhat above. */
const rebateOf = ({ rebate }: AgreementScene, lines: readonly Line[]) => {
  if (rebate === undefined) return {};
  const yearly = lines.reduce((sum, line) => sum + line.yearly, 0);
  const usual = rebate.period === 'quarter' ? yearly / 4 : yearly;
  const step = (share: number): string => String(Math.max(1, Math.round((usual * share) / 1_000)) * 1_000);
  const tiers = rebate.rates.map((rateBp, at) => ({ from: step(0.45 + 0.25 * at), rateBp }));
  return { rebateKind: rebate.kind, rebatePeriod: rebate.period, rebateBasis: 'agreed', tiers };
};

/** How the manager goes into the talk about the draft: from list down to the drafted price, each step for something in return. */
const talkOf = (book: Book, lines: readonly Line[]) => ({
  title: told(book, { zh: '明年框架价格谈判', en: 'Prices of next year’s framework' }),
  meetOn: addDays(book.today, 6),
  lines: lines.map(({ productId, price, list }) => ({
    productId,
    opening: list,
    target: ((Number(list) + Number(price)) / 2).toFixed(2),
    walkAway: price,
  })),
  levers: ['delivery', 'technical', 'stock'],
  asks: [
    told(book, { zh: '承诺全年用量', en: 'A committed volume for the year' }),
    told(book, { zh: '预付款两成', en: '20% in advance' }),
    told(book, { zh: '开放二期项目名单', en: 'The list of second-phase projects' }),
  ],
  theirAlternatives: told(book, {
    zh: '可转向华东某板业，便宜约 2%，交期长三周，需重新打样',
    en: 'A panel maker in the east, some 2% cheaper, three weeks slower, samples anew',
  }),
  ourAlternative: told(book, {
    zh: '同一产能可供给两家经销商，毛利相近',
    en: 'The same capacity serves two dealers at a similar margin',
  }),
});

/** The product line that a scene names, at its range. */
const rangesOf = async (book: Book, { range }: AgreementScene) => {
  if (range === undefined) return [];
  const { line, fromBp, toBp, quantity } = range;
  const known = rowsIn(await book.ask({ operation: 'pricing.listProductLines', input: {} }));
  const found = known.find(({ name }) => String(name).endsWith(line.zh) || String(name).endsWith(line.en));
  return found === undefined ? [] : [{ lineId: String(found['id']), fromBp, toBp, quantity: String(quantity) }];
};

const playAgreement = async (book: Book, scene: AgreementScene): Promise<void> => {
  const [truth, at] = scene.who;
  const code = book.truths[truth][at];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const accountId = String(account['id']);
  const lines = await linesOf(book, scene, accountId);
  if (lines.length === 0) return;
  const manager = { userId: String(account['ownerId']), hoursAgo: scene.hoursAgo };
  const ask = async (operation: string, input: Answer, member = manager): Promise<Answer> =>
    await book.ask({ operation, input, member });
  const signedOn = addDays(book.today, -Math.floor(scene.hoursAgo / 24));
  const [from, to] = scene.days;
  const draft = await ask('pricing.createAgreement', {
    accountId,
    title: told(book, scene.title),
    validFrom: addDays(signedOn, from),
    validTo: addDays(signedOn, to),
    coversGroup: scene.coversGroup ?? false,
    lines: lines.map(({ productId, quantity, price }) => ({ productId, quantity, price })),
    ranges: await rangesOf(book, scene),
    creditDays: 30,
    ...rebateOf(scene, lines),
    ...(scene.visits !== undefined && { visitsPerYear: scene.visits }),
    ...(scene.service !== undefined && { serviceTerms: told(book, scene.service) }),
    ...(scene.index !== undefined && { indexClause: told(book, scene.index) }),
  });
  if (scene.outcome === 'draft') {
    await ask('pricing.createNegotiation', { accountId, ...talkOf(book, lines) });
    return;
  }
  const signer =
    scene.by === 'director' ? { userId: signerOf(book, 'director'), hoursAgo: scene.hoursAgo - 24 } : manager;
  const { id, version } = draft;
  await ask('pricing.signAgreement', { id, version, signedOn: addDays(signedOn, from) }, signer);
  if (scene.outcome === 'renewing')
    await ask('pricing.renewAgreement', { id }, { userId: manager.userId, hoursAgo: 72 });
};

/** Framework agreements as the company would have them, through the operations that everybody uses. */
export const installAgreements = async (book: Book): Promise<void> => {
  for (const scene of agreementScenes.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await playAgreement(book, scene);
};
