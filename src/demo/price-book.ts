import type { Day } from '#kernel/day';
import { addDays } from '#kernel/day';
import type { Language } from '#kernel/locale';
import type { DemoTruths } from './demo-company.ts';
import type { AskOperator } from './ask-operator.ts';
import type { Told } from './price-story.ts';

export type Answer = Readonly<Record<string, unknown>>;

export type Book = {
  readonly ask: AskOperator;
  readonly language: Language;
  readonly truths: DemoTruths;
  /** Ids of the people by role; the first of each. */
  readonly people: ReadonlyMap<string, string>;
  readonly today: Day;
  /** List prices that this story has set, by product. */
  readonly netLists: Map<string, number>;
};

export const rowsIn = (answer: Answer): readonly Answer[] => {
  const { rows } = answer;
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
};

export const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

export const told = ({ language }: Book, text: Told): string => (language === 'en' ? text.en : text.zh);

/** A price so much under list, rounded up to the cent: never more is conceded than was meant. */
export const priceOf = (list: number, offBp: number): number => Math.ceil(list * (10_000 - offBp) * 0.01 - 1e-6) / 100;

/** Days back from which the price list follows what is really paid, instead of a list that nobody pays. */
const netListDays = 90;

/**
 * The list price that a product has since the price list was brought down to what is paid: a little above the
 * account's own price, and far enough above the floor for every concession of the story.
 */
export const netListOf = async (
  book: Book,
  { productId, own, floor }: { readonly productId: string; readonly own: number; readonly floor: number },
): Promise<number> => {
  const held = book.netLists.get(productId);
  if (held !== undefined) return held;
  const list = Math.ceil(Math.max(own * 1.04, floor * 1.09) * 10) / 10;
  await book.ask({
    operation: 'workflows.setPrice',
    input: {
      id: productId,
      validFrom: addDays(book.today, -netListDays),
      listPrice: list.toFixed(1),
      reason: told(book, { zh: '目录价下调到实际成交水平', en: 'The list is brought down to what is paid' }),
    },
    member: { userId: signerOf(book, 'finance'), hoursAgo: netListDays * 24 },
  });
  book.netLists.set(productId, list);
  return list;
};

export const signerOf = ({ people }: Book, role: string): string => {
  const userId = people.get(role);
  if (userId === undefined) throw new Error(`the demo company has no ${role}`);
  return userId;
};
