import { addDays } from '#kernel/day';
import { linesOf } from './install-agreements.ts';
import { signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import { leaseScenes, reciprocalScenes, tenderScenes } from './purchase-story.ts';
import type { LeaseScene, ReciprocalScene, TenderScene } from './purchase-story.ts';

/** Asks so many days after the bid was prepared, in the manager's name or in finance's. */
type AskAfter = (act: {
  readonly operation: string;
  readonly input: Answer;
  readonly days: number;
  readonly by?: 'finance';
}) => Promise<Answer>;

/** Gates that are passed by an act of their own. */
const actedGates: readonly string[] = ['bond-paid', 'bond-returned', 'submission', 'opening'];

const playTender = async (book: Book, scene: TenderScene): Promise<void> => {
  const [truth, at] = scene.who;
  const code = book.truths[truth][at];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const accountId = String(account['id']);
  const lines = await linesOf(book, scene, accountId);
  if (lines.length === 0) return;
  const manager = String(account['ownerId']);
  const ask: AskAfter = async ({ operation, input, days, by }) => {
    const userId = by === 'finance' ? signerOf(book, 'finance') : manager;
    return await book.ask({ operation, input, member: { userId, hoursAgo: scene.hoursAgo - days * 24 } });
  };
  const preparedOn = addDays(book.today, -Math.floor(scene.hoursAgo / 24));
  const dayOf = (wanted: string): number => scene.gates.find(([gate]) => gate === wanted)?.[1] ?? 0;
  const draft = await ask({
    operation: 'pricing.createTender',
    days: 0,
    input: {
      accountId,
      title: told(book, scene.title),
      reference: scene.reference,
      lines: lines.map(({ productId, quantity, price }) => ({ productId, quantity, price })),
      creditDays: 30,
      gates: scene.gates.map(([gate, days]) => ({ gate, dueOn: addDays(preparedOn, days), ownerId: manager })),
      documents: scene.documents.map(([text, isReady]) => ({ text: told(book, text), isReady })),
      bond: { amount: scene.bond.amount, dueBackOn: addDays(preparedOn, scene.bond.backAfterDays) },
      committee: scene.committee.map(({ name, role, weight }) => ({ name, role: told(book, role), weight })),
      rivals: scene.rivals.map(({ name }) => ({ name: told(book, name) })),
    },
  });
  const { id } = draft;
  for (const [gate, days, state] of scene.gates)
    if (state === 'passed' && !actedGates.includes(gate))
      await ask({
        operation: 'pricing.setTenderGate',
        days,
        input: {
          id,
          gate,
          doneOn: addDays(preparedOn, days),
          ...(gate === 'qualification' && { outcome: 'qualified' }),
          ...(gate === 'meeting' && { note: told(book, scene.meeting) }),
        },
      });
  if (scene.end === undefined) return;
  const bond = { operation: 'pricing.setTenderBond', by: 'finance' } as const;
  const paidAfter = dayOf('bond-paid');
  await ask({ ...bond, days: paidAfter, input: { id, paidOn: addDays(preparedOn, paidAfter) } });
  const bid = await ask({
    operation: 'pricing.commitPurchase',
    days: dayOf('submission'),
    input: { id, version: draft['version'] },
  });
  const opened = await ask({
    operation: 'pricing.recordTenderOpening',
    days: dayOf('opening'),
    input: {
      id,
      version: bid['version'],
      on: addDays(preparedOn, dayOf('opening')),
      rivals: scene.rivals.map(({ name, share }) => ({
        name: told(book, name),
        prices: lines.map(({ productId, price }) => ({ productId, price: (Number(price) * share).toFixed(2) })),
      })),
    },
  });
  const { result, reason, note } = scene.end;
  await ask({
    operation: 'pricing.closeTender',
    days: dayOf('award'),
    input: { id, version: opened['version'], result, reason, note: told(book, note) },
  });
  const back = scene.bond.backAfterDays;
  if (scene.bond.isReturned) await ask({ ...bond, days: back, input: { id, returnedOn: addDays(preparedOn, back) } });
};

const playLease = async (book: Book, scene: LeaseScene): Promise<void> => {
  const [truth, at] = scene.who;
  const code = book.truths[truth][at];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const accountId = String(account['id']);
  const lines = await linesOf(book, scene, accountId);
  if (lines.length === 0) return;
  const member = { userId: String(account['ownerId']), hoursAgo: scene.hoursAgo };
  const value = lines.reduce((sum, { quantity, price }) => sum + Number(quantity) * Number(price), 0);
  const { id, version } = await book.ask({
    operation: 'pricing.createLease',
    input: {
      accountId,
      title: told(book, scene.title),
      lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
      startsOn: addDays(book.today, 14 - Math.floor(scene.hoursAgo / 24)),
      months: scene.months,
      residual: ((value * scene.residualBp) / 10_000).toFixed(2),
      residualSource: told(book, scene.residualSource),
      annuity: { value: value.toFixed(2), interval: scene.interval, isInAdvance: scene.isInAdvance },
    },
    member,
  });
  if (!scene.isSigned) return;
  const approved = await book.ask({
    operation: 'pricing.approvePurchase',
    input: { id, version },
    member: { userId: signerOf(book, 'finance'), hoursAgo: scene.hoursAgo - 20 },
  });
  await book.ask({
    operation: 'pricing.commitPurchase',
    input: { id, version: approved['version'] },
    member: { ...member, hoursAgo: scene.hoursAgo - 24 },
  });
};

const playReciprocal = async (book: Book, scene: ReciprocalScene): Promise<void> => {
  const [truth, at] = scene.who;
  const code = book.truths[truth][at];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const accountId = String(account['id']);
  const lines = await linesOf(book, scene, accountId);
  if (lines.length === 0) return;
  const manager = { userId: String(account['ownerId']), hoursAgo: scene.hoursAgo };
  const { text, quantity, price, source } = scene.theirs;
  const draft = await book.ask({
    operation: 'pricing.createReciprocal',
    input: {
      accountId,
      title: told(book, scene.title),
      kind: 'exchange',
      lines: lines.map((line) => ({ productId: line.productId, quantity: line.quantity, price: line.price })),
      theirs: [{ text: told(book, text), quantity, price, source: told(book, source) }],
    },
    member: manager,
  });
  if (!scene.isApproved) return;
  const finance = signerOf(book, 'finance');
  const { id } = draft;
  const approved = await book.ask({
    operation: 'pricing.approvePurchase',
    input: { id, version: draft['version'] },
    member: { userId: finance, hoursAgo: scene.hoursAgo - 20 },
  });
  await book.ask({
    operation: 'pricing.commitPurchase',
    input: { id, version: approved['version'] },
    member: { ...manager, hoursAgo: scene.hoursAgo - 24 },
  });
  const ours = lines.reduce((sum, line) => sum + Number(line.quantity) * Number(line.price), 0);
  const theirs = Number(quantity) * Number(price);
  for (const [days, kind, share, description] of scene.entries)
    await book.ask({
      operation: 'pricing.addOffsetEntry',
      input: {
        id,
        kind,
        value: ((kind === 'our-goods' ? ours : theirs) * share).toFixed(2),
        description: told(book, description),
        source: kind === 'their-goods' ? told(book, source) : told(book, scene.deliveryNote),
      },
      member: { userId: finance, hoursAgo: scene.hoursAgo - days * 24 },
    });
};

/** Tenders as the company would have them: one won, one lost whose bond is late, one on its way; leases and exchanges. */
export const installPurchases = async (book: Book): Promise<void> => {
  for (const scene of tenderScenes.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await playTender(book, scene);
  for (const scene of leaseScenes) await playLease(book, scene);
  for (const scene of reciprocalScenes) await playReciprocal(book, scene);
};
