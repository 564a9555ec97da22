import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '#cli/run';
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
    assert.match((await cli('users')).out, /^id +name +email/);
  });

  test('says what is wrong in the language of the reader', async () => {
    const unknown = await mainstay('zh-CN', 'fly');
    assert.deepEqual(unknown, { code: 2, out: '', err: '没有命令“fly”。运行 mainstay help 查看全部命令' });
    assert.match((await cli('users', '--wings', '2')).err, /There is no option --wings/);
  });

  test('has an exit code for each kind of refusal', async () => {
    assert.equal((await cli('users', '--company', 'Nobody')).code, 4);
    const invalid = await cli('users', 'invite', 'no-mail', 'N', '--roles', 'kam', '--json');
    assert.equal(invalid.code, 2);
    assert.equal(JSON.parse(invalid.out).error.issues[0].path, 'email');
    const refused = await cli('init');
    assert.deepEqual([refused.code, /belongs to one process/.test(refused.err)], [5, true]);
  });

  test('help names every command in both languages', async () => {
    assert.match((await mainstay('en', 'help')).out, /users invite EMAIL NAME +Invite a person/);
    assert.match((await mainstay('zh-CN', 'help')).out, /users invite EMAIL NAME +邀请用户/);
    assert.match((await mainstay('en', 'help', 'users', 'invite')).out, /--roles/);
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
