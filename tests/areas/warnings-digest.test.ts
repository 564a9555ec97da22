import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { refusedWith } from '#tests/refused-with';

const ops = warningsContract.operations;
const hour = 3_600_000;

type Got = { readonly url: URL; readonly body: string };

/** The clock starts on Saturday, 21 November 2026, nine in the morning in Shanghai. */
describe('the digest of warnings', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let manager: Person;
  let base = '';
  let ownId = '';
  let otherId = '';
  let invitations = 0;
  const got: Got[] = [];
  let answer = '{"errcode":0,"code":0}';
  const robot = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      got.push({ url: new URL(request.url ?? '', base), body });
      response.end(answer);
    });
  });

  const warn = async (accountId: string, kind: string, ownerId: string | null): Promise<void> =>
    await app.database.withOrg(company.id, async (db) => {
      const evidence = {
        open: {
          since: '2026-05',
          alarm: '2026-08',
          shape: 'step',
          charts: ['margin'],
          isConfirmed: true,
          monthsNeeded: 6,
        },
        margin: { shortfallBp: 440, worst: ['discount'] },
        cost: { worstOfAll: ['discount'], discount: -440 },
      };
      await sql`
        insert into warning (org_id, id, account_id, kind, state, mark, evidence, stake_minor, urgency, weight, since, step, owner_id, confidence_bp, opened_at, refreshed_at)
        values (${company.id}, gen_random_uuid(), ${accountId}::uuid, ${kind}, 'new', 'x', ${JSON.stringify(evidence)}::jsonb, 12345600, 60, 12345600,
          '2026-05-01', 'talk-prices', ${ownerId}::uuid, 9500, ${app.clock.now()}, ${app.clock.now()})`.execute(db);
    });
  const wait = async (hours: number): Promise<void> => {
    app.clock.advance(hours * hour);
    await app.runJobs();
    [director, manager] = [await app.again(director), await app.again(manager)];
    company = { ...company, admin: await app.again(company.admin) };
  };
  const channels = async () => (await app.as(director)(ops.listChannels, {})).channels;
  const mails = () => app.mails.slice(invitations);
  const take = (): readonly Got[] => got.splice(0);

  before(async () => {
    app = await testApp();
    await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
    const address = robot.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    company = await app.company('摘要');
    director = await app.person(company, 'director');
    manager = await app.person(company, 'kam');
    const { create, update, get } = accountsContract.operations;
    const as = app.as(company.admin);
    ownId = (await as(create, { name: '甲 [华东] 公司' })).id;
    const { version } = await as(get, { id: ownId });
    await as(update, { id: ownId, version, ownerId: manager.id });
    otherId = (await as(create, { name: '乙公司' })).id;
    invitations = app.mails.length;
  });
  after(async () => {
    robot.closeAllConnections();
    robot.close();
    await app.close();
  });

  it('lets a director add robots, keeps address and key to itself, and a manager out', async () => {
    const as = app.as(director);
    const added = {
      url: `${base}/robot?access_token=very-secret-token`,
      secret: 'SEC-key',
      language: 'zh-CN',
    } as const;
    for (const service of ['wecom', 'dingtalk', 'feishu'] as const)
      await as(ops.addChannel, { ...added, name: service, service });
    const text = JSON.stringify(await channels());
    assert.ok(text.includes('…oken') && !text.includes('very-secret') && !text.includes('SEC-key'), text);
    await assert.rejects(app.as(manager)(ops.listChannels, {}), refusedWith('platform.forbidden'));
    const { rows } = await sql<{
      text: string;
    }>`select coalesce(string_agg(after::text, ''), '') as text from audit_event`.execute(app.database.root);
    assert.ok(!rows[0]?.text.includes('very-secret') && !rows[0]?.text.includes('SEC-key'));
  });

  it('sends a trial message, signed as each service asks for, and says what went wrong', async () => {
    const signed = new Map<string, Got>();
    for (const { id, service } of await channels()) {
      await app.as(director)(ops.tryChannel, { id });
      await app.runJobs();
      const [one] = take();
      assert.ok(one);
      signed.set(service, one);
    }
    const now = app.clock.now();
    const [wecom, ding, feishu] = [signed.get('wecom'), signed.get('dingtalk'), signed.get('feishu')];
    assert.deepEqual([...(wecom?.url.searchParams.keys() ?? [])], ['access_token']);
    const stamp = ding?.url.searchParams.get('timestamp') ?? '';
    assert.ok(Math.abs(Number(stamp) - now.getTime()) < hour);
    const hmac = (key: string, message: string): string => createHmac('sha256', key).update(message).digest('base64');
    assert.equal(ding?.url.searchParams.get('sign'), hmac('SEC-key', `${stamp}\nSEC-key`));
    const body: unknown = JSON.parse(feishu?.body ?? '{}');
    assert.ok(typeof body === 'object' && body !== null && 'sign' in body && 'timestamp' in body);
    assert.equal(body.sign, hmac(`${String(body.timestamp)}\nSEC-key`, ''));
    for (const { triedAt, problem } of await channels()) assert.deepEqual([triedAt !== null, problem], [true, null]);

    answer = '{"errcode":310000,"code":19021}';
    const [first] = await channels();
    await app.as(director)(ops.tryChannel, { id: first?.id ?? '' });
    await app.runJobs();
    assert.equal((await channels())[0]?.problem, 'refused');
    answer = '{"errcode":0,"code":0}';
    take();
  });

  it('goes out in the morning, once, with links and without amounts of margin', async () => {
    await app.as(manager)(ops.setSubscription, { isOn: true });
    await wait(16);
    await warn(ownId, 'erosion', manager.id);
    await warn(otherId, 'erosion', director.id);
    await wait(1);
    assert.deepEqual([take().length, mails().length], [0, 0], 'two in the night: nobody is disturbed');
    await wait(7);
    const sent = take();
    assert.equal(sent.length, 3);
    for (const { body } of sent) {
      assert.ok(body.includes('2 条新预警') && body.includes('利润侵蚀') && body.includes('/warnings/'), body);
      assert.ok(!body.includes('12.3') && !body.includes('4.4') && !body.includes('123456'), body);
    }
    const [mail] = mails();
    assert.ok(mail?.to === manager.email && mail.subject.includes('1'), JSON.stringify(mail));
    assert.ok(mail.text.includes('甲 [华东] 公司') && !mail.text.includes('乙公司'));
    assert.match(mail.text, /123\.5k|12\.3万/, 'the manager sees margins');
    await wait(3);
    assert.deepEqual([take().length, mails().length], [0, 1]);
    await wait(13);
  });

  it('is silent while nothing is new, and tells what is', async () => {
    await wait(8);
    assert.deepEqual([take().length, mails().length], [0, 1]);
    await wait(16);
    await warn(ownId, 'squeeze', manager.id);
    await wait(8);
    assert.deepEqual([take().length, mails().length], [3, 2]);
  });

  it('tells a warning again that woke from being put off', async () => {
    await wait(16);
    await warn(ownId, 'price-war', manager.id);
    await app.database.withOrg(company.id, async (db) => {
      await sql`update warning set opened_at = '2026-11-01' where kind = 'price-war'`.execute(db);
    });
    await wait(8);
    assert.deepEqual([take().length, mails().length], [0, 2], 'what is old is not told');
    await wait(16);
    await warn(ownId, 'price-war', manager.id);
    await app.database.withOrg(company.id, async (db) => {
      await sql`update warning set opened_at = '2026-11-01', woken_at = ${app.clock.now()}
        where kind = 'price-war' and state = 'new'`.execute(db);
    });
    await wait(8);
    assert.deepEqual([take().length, mails().length], [3, 3]);
  });

  it('tries a robot that failed again the next day, and leaves people who left alone', async () => {
    await app.as(manager)(ops.setSubscription, { isOn: false });
    await wait(16);
    await warn(ownId, 'lapse', manager.id);
    answer = 'no robot here';
    await wait(8);
    assert.equal(take().length, 3);
    assert.ok((await channels()).every(({ problem }) => problem === 'refused'));
    answer = '{"errcode":0,"code":0}';
    await wait(16);
    await warn(ownId, 'lapse', manager.id);
    await wait(8);
    assert.equal(take().length, 3);
    assert.ok((await channels()).every(({ problem, sentOn }) => problem === null && sentOn === '2026-11-28'));
    assert.equal(mails().length, 3);
  });
});
