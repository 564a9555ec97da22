import { isRecord, rowsIn, signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import type { Told } from './price-story.ts';

type Scene = {
  readonly key: string;
  readonly hoursAgo: number;
  readonly says: Told;
  /** Who answers, hours after the question; the others are awaited. */
  readonly opinions: readonly {
    readonly office: 'legal' | 'technical' | 'finance';
    readonly by: string;
    readonly afterHours: number;
    readonly verdict: 'accept' | 'condition' | 'object';
    readonly note?: Told;
  }[];
};

/** What the customer wants otherwise in the agreement that is being talked about: one passed, one late, one objected to. */
const scenes: readonly Scene[] = [
  {
    key: 'warranty',
    hoursAgo: 70,
    says: { zh: '质保三年，接报后四小时到场', en: 'Three years of warranty, on site within four hours' },
    opinions: [
      {
        office: 'technical',
        by: 'service',
        afterHours: 20,
        verdict: 'condition',
        note: { zh: '到场时限只承诺省会城市', en: 'On-site times for provincial capitals only' },
      },
    ],
  },
  {
    key: 'penalty',
    hoursAgo: 50,
    says: { zh: '逾期交付按日千分之五，不设上限', en: 'Late delivery: 0.5 % a day without a limit' },
    opinions: [
      {
        office: 'finance',
        by: 'finance',
        afterHours: 6,
        verdict: 'object',
        note: { zh: '不设上限的违约金无法计提', en: 'A penalty without a limit cannot be provided for' },
      },
    ],
  },
  {
    key: 'payment',
    hoursAgo: 10,
    says: { zh: '到货验收后 75 天付款', en: 'Payment 75 days after acceptance' },
    opinions: [],
  },
];

/** The list of clauses with a person for legal, and an agreement whose clauses are being talked about. */
export const installClauses = async (book: Book): Promise<void> => {
  const legal = signerOf(book, 'member');
  const list = await book.ask({ operation: 'pricing.getClauseList', input: {} });
  const { policy } = list;
  const offices = isRecord(policy) ? policy['offices'] : undefined;
  if (!isRecord(policy) || !isRecord(offices)) return;
  const rule: Answer = { roles: [], userIds: [legal], hours: 48 };
  await book.ask({
    operation: 'pricing.saveClauseList',
    input: { policy: { ...policy, offices: { ...offices, legal: rule } }, basedOn: list['version'] },
    member: { userId: signerOf(book, 'admin'), hoursAgo: 200 },
  });
  const drafts = await book.ask({ operation: 'pricing.listAgreements', input: { state: 'draft' } });
  const agreement = rowsIn(drafts).at(-1);
  const account = agreement?.['account'];
  if (agreement === undefined || !isRecord(account)) return;
  const { ownerId } = await book.ask({ operation: 'accounts.get', input: { id: account['id'] } });
  for (const { key, hoursAgo, says, opinions } of scenes) {
    const clauses = await book.ask({
      operation: 'pricing.setContractClause',
      input: { kind: 'agreement', id: agreement['id'], key, deviation: told(book, says) },
      member: { userId: String(ownerId), hoursAgo },
    });
    const clauseId = rowsIn(clauses).find((row) => row['key'] === key)?.['id'];
    for (const { office, by, afterHours, verdict, note } of opinions)
      await book.ask({
        operation: 'pricing.giveClauseOpinion',
        input: { clauseId, office, verdict, ...(note !== undefined && { note: told(book, note) }) },
        member: { userId: signerOf(book, by), hoursAgo: hoursAgo - afterHours },
      });
  }
};
