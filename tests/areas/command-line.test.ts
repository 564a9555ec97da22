import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { en } from '#cli/messages/en';
import type { zhCN } from '#cli/messages/zh-CN';
import { show } from '#cli/show';
import type { Terminal } from '#cli/terminal';
import { run } from '#cli/run';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { scratchDirectory, serverUrl } from '#tests/database';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'mainstay.mjs');

/** In process: a process for each command would cost a second. */
const mainstay = async (language: Language, ...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const streams = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await run([...args, '--lang', language], streams);
  return { code, out: out.join('\n'), err: err.join('\n') };
};

describe('the command line', { skip: serverUrl !== undefined && 'embedded directories only' }, () => {
  let directory: string;
  let server: ChildProcess;
  let url: string;
  const at = (name: string): string => join(directory, name);
  const cli = async (...args: readonly string[]) => await mainstay('en', ...args, '--data', at('data'));

  before(async () => {
    directory = scratchDirectory();
    const admin = ['--name', 'Op', '--email', 'op@example.com', '--password', 'correct horse'];
    const made = await cli('init', '--company', '砥柱', ...admin, '--json');
    assert.equal(made.code, 0, made.err);
    assert.equal(JSON.parse(made.out).company.name, '砥柱');
    const starting = spawn(process.execPath, [bin, 'serve', '--port', '0', '--data', at('data')], {
      env: { ...process.env, MAINSTAY_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    server = starting;
    const [line] = await once(starting.stderr, 'data');
    url = /http:\S+/.exec(String(line))?.[0] ?? 'no address';
  });
  after(() => {
    server.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  test('works through the server that holds the directory', async () => {
    const invited = await cli('users', 'invite', 'new@example.com', 'New', '--roles', 'kam,finance', '--json');
    assert.equal(invited.code, 0, invited.err);
    assert.ok(JSON.parse(invited.out).link.startsWith(url));
    assert.equal((await cli('audit', 'export', '--output', at('audit.csv'))).code, 0);
    assert.match(readFileSync(at('audit.csv'), 'utf8'), /identity\.inviteUser/);
    assert.match((await cli('check')).out, /embedded/);
  });

  test('lists people as a table and as JSON', async () => {
    const json = await cli('users', '--json');
    assert.equal(JSON.parse(json.out).rows[0].email, 'op@example.com');
    assert.match((await cli('users')).out, /^id +name +latinName +email/);
  });

  test('says what is wrong in the language of the reader', async () => {
    const unknown = await mainstay('zh-CN', 'fly');
    assert.deepEqual(unknown, { code: 2, out: '', err: '没有命令“fly”。运行 mainstay help 查看全部命令' });
    assert.match((await cli('users', '--wings', '2')).err, /There is no option --wings/);
  });

  test('runs a command that stands behind options, and ends well for no line that names none', async () => {
    const users = await mainstay('en', '--data', at('data'), '--json', 'users');
    assert.equal(users.code, 0, users.err);
    assert.equal(JSON.parse(users.out).rows[0].email, 'op@example.com');
    for (const [line, said] of [
      [['--data', at('data')], /Which command does --data belong to/],
      [['--verbose', 'users'], /Which command does --verbose belong to/],
      [['--data', at('data'), 'fly'], /no command "fly"/],
      [['help', 'fly'], /no command "fly"/],
      [['fly', '--help'], /no command "fly"/],
    ] as const) {
      const { code, err } = await mainstay('en', ...line);
      assert.equal(code, 2, line.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual([(await mainstay('en')).code, (await mainstay('en', 'price', '--help')).code], [0, 0]);
  });

  test('has an exit code for each kind of refusal', async () => {
    assert.equal((await cli('users', '--company', 'Nobody')).code, 4);
    const invalid = await cli('users', 'invite', 'no-mail', 'N', '--roles', 'kam', '--json');
    assert.equal(invalid.code, 2);
    assert.equal(JSON.parse(invalid.out).error.issues[0].path, 'email');
    const moved = await cli('db', 'move', '--to', at('elsewhere'));
    assert.deepEqual(
      [moved.code, moved.err],
      [5, 'A server uses this data directory. Stop it first, then run this command'],
    );
    assert.equal((await cli('restore', at('nothing'))).code, 5);
  });

  test('init reaches the server that holds the directory, and refuses a company of the same name', async () => {
    assert.equal(JSON.parse((await cli('init', '--json')).out).place, at('data'));
    const admin = ['--name', 'Op', '--email', 'op@example.com', '--password', 'correct horse'];
    const again = await cli('init', '--company', ' 砥柱', ...admin);
    assert.deepEqual([again.code, again.out], [5, '']);
    assert.match(again.err, /There is a company "砥柱" already \(id 1\)/);
  });

  test('takes the code of an account where an id is asked for', async () => {
    writeFileSync(at('accounts.csv'), 'code,name\nK1,Alpha Ltd\n');
    const imported = await cli('import', 'accounts', at('accounts.csv'), '--source', 'erp', '--json');
    assert.equal(imported.code, 0, imported.err);
    assert.match((await cli('account', 'K1')).out, /name +Alpha Ltd/);
    assert.match((await cli('account', 'show', 'K1')).out, /name +Alpha Ltd/);
    assert.match((await cli('account', 'figures', 'K1', '--json')).out, /"figures"/);
    assert.equal((await cli('account', 'figures', 'K404')).code, 4);
  });

  test('takes the code of a product where an id is asked for', async () => {
    writeFileSync(at('products.csv'), 'code,name,list price,unit cost\nP7,Panel,100,60\n');
    const imported = await cli('import', 'products', at('products.csv'), '--source', 'erp', '--json');
    assert.equal(imported.code, 0, imported.err);
    assert.match((await cli('product', 'P7')).out, /name +Panel/);
    assert.match((await cli('price', 'floor', 'P7', '--json')).out, /"floor"/);
    const unknown = await cli('price', 'floor', 'P404');
    assert.deepEqual([unknown.code, unknown.err], [4, 'There is no such product.']);
  });

  test('an import needs a source, says where its mapping is broken, and fails when it booked nothing', async () => {
    writeFileSync(at('orders.csv'), 'order no,account,product,date,qty,net\nA1,K404,P1,2026-01-02,1,10\n');
    const nameless = await cli('import', 'orders', at('orders.csv'));
    assert.deepEqual([nameless.code, /--source/.test(nameless.err)], [2, true]);
    writeFileSync(at('map.json'), '{\n  "kind": "orders",\n  "source": "erp" "columns": {}\n}');
    const broken = await cli('import', 'orders', at('orders.csv'), '--map', at('map.json'));
    assert.match(broken.err, /map\.json is not valid JSON: it is broken at line 3, character 19/);
    writeFileSync(at('map.json'), '{"kind": "orders", "source": "erp", "columns": {}, "colums": {}}');
    const unknown = await cli('import', 'orders', at('orders.csv'), '--map', at('map.json'));
    assert.match(unknown.err, /There is no such field: colums/);
    const refused = await cli('import', 'orders', at('orders.csv'), '--source', 'erp', '--json');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /Nothing was booked: all 1 rows/);
    const { rejectedFile } = JSON.parse(refused.out).result;
    assert.match(rejectedFile, /orders-rejected-rows-\w+\.csv$/);
    assert.match(readFileSync(rejectedFile, 'utf8'), /A1,K404/);
  });

  test('an administrator unlocks a sign-in', async () => {
    const signIn = async (password: string) =>
      await fetch(`${url}/api/identity/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'op@example.com', password }),
      });
    for (let tries = 0; tries < 10; tries += 1) assert.equal((await signIn('wrong')).status, 401);
    assert.equal((await signIn('correct horse')).status, 429);
    assert.equal((await cli('users', 'unlock', 'nobody@example.com')).code, 4);
    assert.equal((await cli('users', 'unlock', 'op@example.com')).code, 0);
    assert.equal((await signIn('correct horse')).status, 200);
  });

  test('a link for another password is told, and that nobody has the e-mail', async () => {
    const told = await cli('users', 'reset', 'op@example.com');
    assert.match(told.out, /^A link that sets another password is sent to op@example\.com; .*\n\S+\/reset\?token=\S+$/);
    assert.match(JSON.parse((await cli('users', 'reset', 'op@example.com', '--json')).out).link, /\/reset\?token=/);
    const unknown = await cli('users', 'reset', 'nobody@example.com');
    assert.deepEqual([unknown.code, unknown.out], [4, '']);
    const chinese = await mainstay('zh-CN', 'users', 'unlock', 'op@example.com', '--data', at('data'));
    assert.equal(chinese.out, '已完成。');
  });

  test('an unknown list is refused with the names of those that there are', async () => {
    const refused = await cli('export', 'accounts');
    assert.equal(refused.code, 4);
    assert.match(refused.err, /There is no list “accounts” to export.*accounts\.list.*ledger\.listProducts/);
  });

  test('words of the machine are worded for a Chinese reader', async () => {
    const { out } = await mainstay('zh-CN', 'import', 'list', '--data', at('data'));
    assert.match(out, /订单行/);
    assert.doesNotMatch(out, /\b(orders|accounts|done|failed|true|false)\b(?!\.csv)/);
  });

  test('help names every command in both languages', async () => {
    assert.match((await mainstay('en', 'help')).out, /users invite EMAIL NAME --roles ROLES +Invite a person/);
    assert.match((await mainstay('zh-CN', 'help')).out, /users invite EMAIL NAME --roles ROLES +邀请用户/);
    for (const command of ['init', 'serve', 'demo', 'backup', 'restore', 'db move', 'check']) {
      const { out } = await mainstay('en', 'help', ...command.split(' '));
      assert.match(out, new RegExp(`^Usage: mainstay ${command}`));
      assert.doesNotMatch(out, /users invite/);
    }
    const init = (await mainstay('en', 'help', 'init')).out;
    assert.match(init, /--currency CODE +Currency of the company/);
    assert.match(init, /--time-zone ZONE +Time zone/);
    assert.match((await mainstay('en', 'help', 'users', 'invite')).out, /--roles +\(needed\)/);
    const kinds = /KIND +accounts, persons, products, costs, orders, invoices, payments, pocket-items, cost-to-serve/;
    for (const words of [
      ['import', '--help'],
      ['help', 'import'],
    ])
      for (const language of ['en', 'zh-CN'] as const) assert.match((await mainstay(language, ...words)).out, kinds);
  });

  test('backs up while serving, stops on request, and restores to an empty directory only', async () => {
    assert.equal((await cli('backup', at('copy'))).code, 0);
    const exited = once(server, 'exit');
    server.kill('SIGTERM');
    assert.deepEqual(await exited, [0, null]);
    const other = async (...args: readonly string[]) => await mainstay('en', ...args, '--data', at('other'), '--json');
    assert.equal((await other('restore', at('copy'))).code, 0);
    assert.equal(JSON.parse((await other('company')).out).name, '砥柱');
    assert.equal((await other('restore', at('copy'))).code, 5);
  });
});

describe(
  'a command line that cannot do what it is asked',
  { skip: serverUrl !== undefined && 'embedded directories only' },
  () => {
    let directory: string;
    before(() => {
      directory = scratchDirectory();
    });
    after(() => rmSync(directory, { recursive: true, force: true }));

    /** As a person runs it, with an environment of its own. */
    const runBin = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
      const child = spawn(process.execPath, [bin, ...args, '--lang', 'en'], {
        env: {
          ...process.env,
          DATABASE_URL: '',
          MAINSTAY_DATA: join(directory, 'data'),
          MAINSTAY_LOG_LEVEL: 'silent',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const code = child.exitCode ?? (await once(child, 'exit'))[0];
      return { code, out, err: err.trim() };
    };

    test('ends quietly when nobody reads on', async () => {
      const endsWith = async (closed: 'stdout' | 'stderr', ...args: readonly string[]) => {
        const child = spawn(process.execPath, [bin, ...args, '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'] });
        const other = closed === 'stdout' ? child.stderr : child.stdout;
        child[closed].destroy();
        const said = await text(other);
        return [child.exitCode ?? (await once(child, 'exit'))[0], said];
      };
      assert.deepEqual(await endsWith('stdout', 'help'), [0, '']);
      assert.deepEqual(await endsWith('stderr', 'nonsense'), [2, '']);
    });

    test('makes no database where there is none, unless it is told to', async () => {
      const place = join(directory, 'mistyped');
      for (const args of [
        ['check'],
        ['backup', join(directory, 'b')],
        ['users'],
        ['db', 'move', '--to', join(directory, 'm')],
      ]) {
        const { code, err } = await mainstay('en', ...args, '--data', place);
        assert.deepEqual(
          [code, err],
          [4, `There is no database in ${place}. Check --data, or run mainstay init first`],
        );
      }
      assert.equal(existsSync(place), false);
    });

    test('says in a sentence what is wrong with a port, an address or a setting', async () => {
      assert.deepEqual(await runBin({}, 'serve', '--port', 'abc'), {
        code: 2,
        out: '',
        err: '"abc" is no port: give a whole number from 0 to 65535',
      });
      const setting = await runBin({ MAINSTAY_PORT: 'abc' }, 'check', '--json');
      assert.deepEqual(
        [setting.code, JSON.parse(setting.out).error.title],
        [2, 'Settings are not valid: MAINSTAY_PORT=abc'],
      );
      const nonsense = await runBin({ DATABASE_URL: 'nonsense' }, 'check');
      assert.deepEqual([nonsense.code, nonsense.err], [2, 'Settings are not valid: DATABASE_URL']);
      const nobody = await runBin({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/db' }, 'check', '--json');
      assert.equal(nobody.code, 6);
      assert.match(JSON.parse(nobody.out).error.title, /127\.0\.0\.1:1\/db cannot be reached \(ECONNREFUSED\)/);
      assert.doesNotMatch(nobody.out, /secret/);
      const demo = await runBin({ DATABASE_URL: 'postgres://127.0.0.1:1/db' }, 'demo');
      assert.deepEqual([demo.code, /cannot be reached/.test(demo.err)], [6, true]);
    });

    test('serve --json prints one line with the address; a second server at its port is refused', async () => {
      const serving = spawn(
        process.execPath,
        [bin, 'serve', '--port', '0', '--json', '--data', join(directory, 'served')],
        {
          env: { ...process.env, DATABASE_URL: '' },
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      try {
        const [line] = await once(serving.stdout, 'data');
        const { url, place } = JSON.parse(String(line));
        assert.equal(place, join(directory, 'served'));
        const { port } = new URL(url);
        const second = await runBin({}, 'serve', '--port', port);
        assert.deepEqual(
          [second.code, second.err],
          [5, `Port ${port} is in use: choose another with --port or MAINSTAY_PORT`],
        );
      } finally {
        serving.kill('SIGKILL');
      }
    });
  },
);

test('a figure of money stands in its unit, an account by its code and name', () => {
  const lines: string[] = [];
  const out = (line: string): void => void lines.push(line);
  const terminal: Terminal = { language: 'en', isJson: false, out, err: out, t: createT<typeof zhCN>('en', en) };
  const account = { id: 'x', code: 'K1', name: '甲公司', nameEn: 'Alpha Ltd' };
  show(terminal, { rows: [{ rank: 1, account, revenue: { minor: '752391573', currency: 'CNY' }, badges: [] }] });
  show(terminal, { figures: { score: { ndcg: 0.79577, hits: 3 }, revenue: { ndcg: 0.5, hits: 12 } } });
  assert.deepEqual(lines, [
    'rank  account             revenue  badges',
    '   1  K1 Alpha Ltd  ¥7,523,915.73  –',
    'figures',
    '             ndcg  hits',
    '  score    0.7958     3',
    '  revenue     0.5    12',
  ]);
});
