/** Who reads a whole-business plan sees no member out of his reach, and finds no floor by drafting. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { addSales } from '#tests/sales';

const ops = pricingContract.operations;

type World = { readonly book: PricedBook; readonly memberId: string; readonly lines: ReadonlyMap<string, string> };

/** A group of the manager with a member of another one; both buy panels, only the member buys roofs. */
const groupWorld = async (app: TestApp, name: string, unitCost: string): Promise<World> => {
  const book = await pricedBook(app, name);
  const product = async (code: string, line: string): Promise<string> => {
    const { id } = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code,
      name: code,
      line: [line],
    });
    const price = { id, validFrom: '2026-01-01', listPrice: '100', unitCost };
    await app.as(book.finance)(workflowsContract.operations.setPrice, price);
    return id;
  };
  const ids = { panel: await product('PA-1', '面板'), roof: await product('RO-1', '屋面') };
  const memberId = (
    await app.as(book.director)(accountsContract.operations.create, {
      name: '他人的分公司',
      ownerId: book.otherKam.id,
      parentId: book.accountId,
    })
  ).id;
  const sales = [
    [book.accountId, ids.panel, 600],
    [memberId, ids.panel, 200],
    [memberId, ids.roof, 100],
  ] as const;
  await addSales(app, book.company.id, {
    rows: sales.map(([accountId, productId, quantity], at) => [
      `B-${at}`,
      accountId,
      productId,
      '2026-03-01',
      quantity,
      `${quantity * 100}`,
    ]),
    unitCost: Number(unitCost),
  });
  const named = (await app.as(book.director)(ops.listProductLines, {})).rows;
  return { book, memberId, lines: new Map(named.map((line) => [line.name, line.id])) };
};

const basisOf = ({ lines }: World, rateBp: number) => ({
  lineIds: [lines.get('面板') ?? assert.fail()],
  baseFrom: '2026-01-01',
  baseTo: '2026-06-30',
  spreadKey: 'revenue' as const,
  steps: [{ lines: 1, leastVolume: '0', rateBp }],
  creditDays: 30,
});
const days = { title: '集团优惠', validFrom: '2026-11-01', validTo: '2027-10-31' };

describe('readers of a whole-business plan', () => {
  let app: TestApp;
  let cheap: World;
  let dear: World;

  const preview = async (world: World, rateBp: number, person: Person) =>
    await app.as(person)(ops.previewBusinessPlan, { accountId: world.book.accountId, ...basisOf(world, rateBp) });
  const draft = async (world: World, rateBp: number, person: Person) =>
    await app.as(person)(ops.createBusinessPlan, {
      accountId: world.book.accountId,
      ...days,
      ...basisOf(world, rateBp),
    });

  before(async () => {
    app = await testApp();
    cheap = await groupWorld(app, '成本低的集团', '40');
    dear = await groupWorld(app, '成本高的集团', '90');
  });
  after(async () => app.close());

  it('are named the members that they reach, of others how many they are', async () => {
    const world = await groupWorld(app, '有人移出的集团', '40');
    const { book, memberId } = world;
    const { id, version } = await draft(world, 200, book.director);
    await app.as(book.director)(ops.signBusinessPlan, { id, version });
    const read = async (person: Person) => [
      (await app.as(person)(ops.getBusinessPlan, { id })).spread,
      await app.as(person)(ops.businessPlanProgress, { id }),
    ];
    const counts = async (person: Person) =>
      (await read(person)).map(({ members, hiddenMembers }) => [members.length, hiddenMembers]);
    assert.deepEqual(await counts(book.kam), [
      [2, 0],
      [2, 0],
    ]);
    const member = await app.as(book.director)(accountsContract.operations.get, { id: memberId });
    const apart = { id: memberId, version: member.version, parentId: null };
    await app.as(book.director)(accountsContract.operations.update, apart);
    assert.deepEqual(await counts(book.kam), [
      [1, 1],
      [1, 1],
    ]);
    assert.ok(!JSON.stringify(await read(book.kam)).includes(memberId));
    assert.deepEqual(await counts(book.finance), [
      [2, 0],
      [2, 0],
    ]);
  });

  it('who see no cost are answered the same at every cost while it is beyond their authority', async () => {
    const told = async (world: World, ask: (world: World) => Promise<unknown>): Promise<string> =>
      JSON.stringify(await ask(world)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
    const same = async (ask: (world: World) => Promise<unknown>): Promise<void> =>
      assert.equal(await told(cheap, ask), await told(dear, ask));
    for (const rateBp of [310, 700, 2_000, 5_900, 9_000]) {
      await same(async (world) => preview(world, rateBp, world.book.kam));
      await same(async (world) => (await draft(world, rateBp, world.book.kam)).spread);
      for (const world of [cheap, dear]) {
        const { id, version } = await draft(world, rateBp, world.book.kam);
        await assert.rejects(
          app.as(world.book.kam)(ops.signBusinessPlan, { id, version }),
          refusedWith('pricing.above-authority'),
        );
      }
    }
    const beyond = await preview(dear, 700, dear.book.kam);
    assert.deepEqual([beyond.refusal, beyond.lines[0]?.granted], ['above-authority', null]);
    // Whose role sees costs is told where the floors are.
    assert.equal((await preview(dear, 700, dear.book.finance)).refusal, 'room-too-small');
  });

  it('who see no cost are shown no spread by contribution of days that they choose', async () => {
    const asked = { accountId: cheap.book.accountId, ...basisOf(cheap, 100), spreadKey: 'contribution' as const };
    const { refusal, lines } = await app.as(cheap.book.kam)(ops.previewBusinessPlan, asked);
    assert.equal(refusal, 'key-hidden');
    assert.ok(lines.every(({ sharePpm, granted, rateBp }) => sharePpm === null && granted === null && rateBp === null));
    assert.equal((await app.as(cheap.book.finance)(ops.previewBusinessPlan, asked)).refusal, null);
  });

  it('are shown what is within their authority as a single price would be', async () => {
    const within = await preview(cheap, 200, cheap.book.kam);
    const rates = within.lines.filter(({ isIn }) => isIn).map(({ rateBp }) => rateBp);
    assert.deepEqual([within.refusal, rates], [null, [200]]);
  });
});
