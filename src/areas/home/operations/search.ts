import type { z } from 'zod';
import { accountScope, accountsInScope } from '#areas/accounts';
import { sql } from 'kysely';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { latinNameOf, queryGramsOf, typoGramsOf } from '#platform/search-text';
import { orderKeyOf } from '#domain/ledger';
import { homeContract } from '../contract.ts';
import { reachesFew, searchAccounts, searchOrders, searchPersons, searchProducts } from '../store/search.ts';
import type { AccountHit, OrderHit, PersonHit, ProductHit, Reach, Typed } from '../store/search.ts';

const { operations } = homeContract;
type Hit = z.input<typeof operations.search.output>['hits'][number];

/** With fewer hits than this the text may be mistyped and is looked for a second time. */
const fewHits = 5;
const shortestOrderStart = 3;

const search = handle(operations.search, async (context, { q, limit }) => {
  const typed = queryGramsOf(q);
  if (typed.grams.length === 0) return { hits: [], isGuess: false };
  const reach = await reachOf(context);
  const exact = [
    ...(await findRecords(context, { gramSets: [typed.grams], text: typed.text, reach }, limit)),
    ...(await findOrders(context, q, limit)),
  ];
  const typoSets = exact.length < fewHits ? typoGramsOf(q) : [];
  if (typoSets.length === 0) return { hits: exact, isGuess: false };
  const known = new Set(exact.map(({ kind, id }) => kind + id));
  const guesses = (await findRecords(context, { gramSets: typoSets, text: null, reach }, limit)).filter(
    ({ kind, id }) => !known.has(kind + id),
  );
  return { hits: [...exact, ...guesses], isGuess: guesses.length > 0 };
});

/** The caller's rows: null where they are all rows of the company, so that the index may choose. */
const reachOf = async ({ db, actor, today }: Context): Promise<Reach | null | undefined> => {
  const scope = actor.scopeOf('accounts.read');
  if (scope === null) return undefined;
  if (scope === 'all') return null;
  const { ids, cards } = accountsInScope({ ...actor, today }, scope);
  return { cards, within: accountScope({ ...actor, today }, scope, 'a.id'), isFew: await reachesFew(db, ids) };
};

type Sought = Typed & { readonly reach: Reach | null | undefined };

const findRecords = async (context: Context, { reach, ...typed }: Sought, shown: number): Promise<Hit[]> => {
  const { db, actor, company, today } = context;
  const wanted = { ...typed, orgId: company.id, shown };
  const seesPersonal = actor.fields.includes('personal');
  const accounts = reach === undefined ? [] : await searchAccounts(db, { ...wanted, reach });
  const persons = reach === undefined ? [] : await searchPersons(db, { ...wanted, reach, seesPersonal, today });
  const products = actor.scopeOf('products.read') === null ? [] : await searchProducts(db, wanted);
  return [...accounts.map(accountHit), ...onePerPerson(persons).map(personHit), ...products.map(productHit)];
};

const findOrders = async (context: Context, q: string, shown: number): Promise<Hit[]> => {
  const { db, actor, company, today } = context;
  const scope = actor.scopeOf('ledger.read');
  const start = q.trim();
  if (scope === null || start.length < shortestOrderStart || !/\d/.test(start)) return [];
  const within = scope === 'all' ? sql<boolean>`true` : accountScope({ ...actor, today }, scope, 'a.id');
  const rows = await searchOrders(db, { orgId: company.id, start, within, shown });
  const isTwice = ({ orderNo }: OrderHit): boolean => rows.filter((row) => row.orderNo === orderNo).length > 1;
  return rows.map((row) => ({ ...orderHit(row), note: isTwice(row) ? row.source : null }));
};

/** Somebody with posts at several accounts is one hit, at the account of the latest post. */
const onePerPerson = (rows: readonly PersonHit[]): PersonHit[] =>
  [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();

const accountHit = ({ industry, region, ...row }: AccountHit): Hit => ({
  ...row,
  kind: 'account',
  tier: tierOf(row.tier),
  note: [industry, region].filter((part) => part !== null).join(' · ') || null,
  on: null,
  account: null,
});

const tierOf = (tier: string | null): Hit['tier'] =>
  tier === 'S' || tier === 'A' || tier === 'B' || tier === 'C' ? tier : null;

const personHit = (row: PersonHit): Hit => {
  const name = `${row.surname}${row.givenName === null ? '' : spaced(row.surname, row.givenName)}`;
  return {
    kind: 'person',
    id: row.id,
    name,
    nameEn: latinNameOf(name),
    code: null,
    tier: null,
    note: row.title,
    on: null,
    account: { id: row.accountId, name: row.accountName, nameEn: row.accountNameEn },
  };
};

const spaced = (surname: string, givenName: string): string =>
  /\p{Script=Han}/u.test(surname) ? givenName : ` ${givenName}`;

const productHit = (row: ProductHit): Hit => ({
  ...row,
  kind: 'product',
  tier: null,
  note: null,
  on: null,
  account: null,
});

const orderHit = (row: OrderHit): Hit => ({
  kind: 'order',
  id: orderKeyOf(row),
  name: row.orderNo,
  nameEn: null,
  code: null,
  tier: null,
  note: null,
  on: row.orderedOn,
  account: { id: row.accountId, name: row.accountName, nameEn: row.accountNameEn },
});

export const searchHandlers = [search];
