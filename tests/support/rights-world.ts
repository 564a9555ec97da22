import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { segmentsContract } from '#areas/segments/contract';
import { roles } from '#kernel/access';
import type { FieldGroup, Role } from '#kernel/access';
import { workflowsContract } from '#workflows/contract';
import type { Person, TestApp, TestCompany } from './app.ts';
import { runIdentification } from './identified-book.ts';
import { importFileAs } from './ledger-import.ts';

/** Whose an account is, seen from one person: his own, his team's, or somebody else's. */
export const placements = ['own', 'team', 'other'] as const;
export type Placement = (typeof placements)[number];

/** One account with a row of everything that hangs on it. */
export type AccountRows = {
  readonly accountId: string;
  readonly code: string;
  readonly personId: string;
  readonly roleId: string;
  readonly orderNo: string;
};

/** Who has accounts here: the one who holds a role for good, or the one who is given each role in turn. */
export type Holder = Role | 'changing';

/** A company in which every role is held by somebody, and everybody finds accounts of his own, his team's and others'. */
export type RightsWorld = {
  readonly app: TestApp;
  readonly company: TestCompany;
  readonly people: ReadonlyMap<Holder, Person>;
  readonly accounts: ReadonlyMap<Holder, Readonly<Record<Placement, AccountRows>>>;
  /** Somebody who holds no right over accounts, to be put into teams. */
  readonly guest: Person;
  readonly productId: string;
  readonly segmentId: string;
  readonly importId: string;
  readonly runIds: readonly [earlier: string, later: string];
};

const personal = {
  mobile: '13977718273',
  email: 'qinmi.ziliao@example.com',
  wechat: 'wx-secret-9171',
  interests: '养兰花的人',
} as const;
const unitCostMinor = 7_313;
/** Two in a month, and one alone in another: what one order leaves over tells its cost, and so does its month. */
const orderDays = ['2026-08-12', '2026-08-20', '2026-10-19', '2026-10-22', '2026-06-15'] as const;
export const oneOrderMonth = '2026-06';
export const oneOrderDay = orderDays[3];
/**
 * Net of each of an account's orders, minor units; no two accounts have the same. None is 100.00: there a margin in basis
 * points, which a manager sees, reads like what one order leaves over.
 */
const netMinorOf = (account: number): number => 11_000 + 1_000 * account;

const holders: readonly Holder[] = [...roles, 'changing'];

/** What every account leaves over of so many orders, as minor units and as an amount. */
const leftOver = (orders: number): readonly string[] =>
  Array.from(
    { length: holders.length * placements.length },
    (_, account) => orders * (netMinorOf(account) - unitCostMinor),
  ).flatMap((minor) => [String(minor), (minor / 100).toFixed(2)]);
const costTexts = [String(unitCostMinor), (unitCostMinor / 100).toFixed(2)];

/** Texts that stand nowhere but in a hidden field: who reads one of them without the right has read the field. */
export const secrets: Readonly<Record<FieldGroup, readonly string[]>> = {
  personal: Object.values(personal),
  cost: [...costTexts, ...leftOver(1)],
  margin: [1, 2, orderDays.length].flatMap(leftOver),
};
const escaped = (text: string): string => text.replaceAll('.', String.raw`\.`);
/** Numbers that stand for themselves: as a part of a longer one the few digits would turn up by chance. */
const alone = (texts: readonly string[]): string =>
  String.raw`(?<![\d.])(${texts.map((text) => escaped(text)).join('|')})(0000|00)?(?![\d.])`;
const searches: Readonly<Record<FieldGroup, RegExp>> = {
  personal: new RegExp(secrets.personal.map((text) => escaped(text)).join('|')),
  cost: new RegExp(`${costTexts.map((text) => escaped(text)).join('|')}|${alone(leftOver(1))}`),
  margin: new RegExp(alone(secrets.margin)),
};

/** Ids are drawn at random and may hold any digits. */
const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** True when an answer holds a secret of the group outside its ids. */
export const tellsSecret = (text: string, group: FieldGroup): boolean =>
  searches[group].test(text.replaceAll(anyId, ''));

const accounts = accountsContract.operations;

const columns = {
  orderNo: 'no',
  lineNo: 'line',
  account: 'account',
  product: 'item',
  orderedOn: 'day',
  quantity: 'qty',
  net: 'net',
  cost: 'cost',
};

const ordersOf = (codes: readonly string[]): string =>
  [
    'no,line,account,item,day,qty,net,cost',
    ...codes.flatMap((code, i) =>
      orderDays.map((day, n) => `S${i}-${n},1,${code},P-1,${day},1,${netMinorOf(i) / 100},${unitCostMinor / 100}`),
    ),
  ].join('\n');

/** Furnishes a company by its own API; what no act of a person makes is written as the jobs write it. */
export const rightsWorld = async (app: TestApp, name: string): Promise<RightsWorld> => {
  const company = await app.company(name);
  const admin = app.as(company.admin);
  const people = new Map<Holder, Person>();
  for (const holder of holders)
    people.set(holder, await app.person(company, holder === 'changing' ? 'member' : holder));
  const guest = await app.person(company, 'partner');
  const made: { readonly holder: Holder; readonly placement: Placement; readonly rows: AccountRows }[] = [];
  for (const [holder, person] of people)
    for (const placement of placements) {
      const code = `${holder}-${placement}`;
      const account = await admin(accounts.create, {
        name: `${name}-${code}`,
        code,
        ownerId: placement === 'own' ? person.id : company.admin.id,
      });
      if (placement === 'team')
        await admin(accounts.addTeamMember, { id: account.id, userId: person.id, function: 'service' });
      const held = await admin(accounts.createPerson, {
        accountId: account.id,
        surname: '秦',
        givenName: `米${made.length}`,
        mobile: personal.mobile,
        email: personal.email,
        wechat: personal.wechat,
        interests: personal.interests,
      });
      const rows = {
        accountId: account.id,
        code,
        personId: held.id,
        roleId: held.roles[0]?.id ?? '',
        orderNo: `S${made.length}-0`,
      };
      made.push({ holder, placement, rows });
    }
  await admin(accounts.create, { name: `${name}-潜在客户`, code: 'prospect' });
  const { id: importId } = await importFileAs(app, company.admin, {
    mapping: {
      kind: 'orders',
      source: 'erp',
      columns,
      currency: 'CNY',
      decimal: '.',
      createMissing: { products: true },
    },
    body: ordersOf(made.map(({ rows }) => rows.code)),
  });
  const [product] = (await admin(ledgerContract.operations.listProducts, {})).rows;
  const productId = product?.id ?? '';
  await admin(workflowsContract.operations.setPrice, {
    id: productId,
    validFrom: '2026-01-01',
    listPrice: '300',
    unitCost: String(unitCostMinor / 100),
  });
  const runIds = [
    await runIdentification(app, company, '2026-09-30'),
    await runIdentification(app, company, '2026-10-31'),
  ] as const;
  const segment = await admin(segmentsContract.operations.create, {
    name: `${name}-全部`,
    shared: true,
    rule: { match: 'all', rules: [{ field: 'lifecycle', op: 'known' }] },
  });
  return {
    app,
    company,
    people,
    guest,
    accounts: new Map(holders.map((holder) => [holder, placedOf(made, holder)])),
    productId,
    segmentId: segment.id,
    importId,
    runIds,
  };
};

const placedOf = (
  made: readonly { readonly holder: Holder; readonly placement: Placement; readonly rows: AccountRows }[],
  holder: Holder,
): Readonly<Record<Placement, AccountRows>> => {
  const at = (placement: Placement): AccountRows => {
    const found = made.find((one) => one.holder === holder && one.placement === placement);
    if (found === undefined) throw new Error(`no account of ${holder} ${placement}`);
    return found.rows;
  };
  return { own: at('own'), team: at('team'), other: at('other') };
};

/** A warning as the watch writes it. */
export const addWarning = async ({ app, company }: RightsWorld, accountId: string): Promise<string> => {
  const id = randomUUID();
  await app.database.withOrg(company.id, async (db) =>
    sql`insert into warning (org_id, id, account_id, kind, subject, state, mark, evidence, stake_minor, urgency, weight, since, step, opened_at, refreshed_at)
      values (${company.id}, ${id}::uuid, ${accountId}::uuid, 'lapse', ${id}, 'new', ${id}, '{"open":{},"margin":{},"cost":{}}', 1000, 10, 10000,
        '2026-10-01', 'call-buyer', now(), now())`.execute(db),
  );
  return id;
};

/** A proposal as a run writes it. */
export const addProposal = async ({ app, company, runIds }: RightsWorld, accountId: string): Promise<string> => {
  const id = randomUUID();
  await app.database.withOrg(company.id, async (db) =>
    sql`insert into tier_proposal (org_id, id, run_id, account_id, unit, rank, tier_from, tier_to, direction, score_micro, held_by)
      values (${company.id}, ${id}::uuid, ${runIds[1]}::uuid, ${accountId}::uuid, 'account', 1, 'unrated', 'B', 'up', 50000000, '{}')`.execute(
      db,
    ),
  );
  return id;
};

/** A place on the upgrade list as a run writes it. */
export const addUpgrade = async (
  { app, company }: Pick<RightsWorld, 'app' | 'company'>,
  accountId: string,
): Promise<void> => {
  const gaps = JSON.stringify([{ lever: 'lines', moves: [], points: 1, opens: [], effort: 1 }]);
  await app.database.withOrg(company.id, async (db) =>
    sql`insert into run_upgrade (org_id, run_id, account_id, rank, tier, next_tier, missing_micro, gaps)
      select ${company.id}, latest.id, ${accountId}::uuid, 1, 'B', 'A', 1000000, ${gaps}::jsonb
      from latest_run latest where latest.org_id = ${company.id}
      on conflict (org_id, run_id, account_id) do update set planned_at = null`.execute(db),
  );
};

/** A job that waits for nobody: its kind is none that a worker knows. */
export const addJob = async ({ app, company }: RightsWorld, createdBy: string): Promise<string> => {
  const id = randomUUID();
  await app.database.withOrg(company.id, async (db) =>
    sql`insert into job (org_id, id, kind, payload, language, created_by, created_by_name, created_at)
      values (${company.id}, ${id}::uuid, 'tests.waits', '{}', 'en', ${createdBy}::uuid, 'somebody', now())`.execute(
      db,
    ),
  );
  return id;
};
