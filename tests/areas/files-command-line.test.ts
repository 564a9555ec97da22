/** Files by the command line, and where they are after a backup, a restore and a move of the database. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { run } from '#cli/run';
import { scratchDirectory, serverUrl } from '#tests/database';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'mainstay.mjs');
const withId = z.object({ id: z.string() });

describe('files at the command line', { skip: serverUrl !== undefined && 'embedded directories only' }, () => {
  let directory: string;
  const at = (name: string): string => join(directory, name);
  /** What a command prints as JSON. */
  const told = async (data: string, ...args: readonly string[]): Promise<unknown> => {
    const [out, err]: [string[], string[]] = [[], []];
    const streams = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const code = await run([...args, '--data', at(data), '--lang', 'en', '--json'], streams);
    assert.equal(code, 0, [...out, ...err].join('\n'));
    return JSON.parse(out.join('\n'));
  };
  const call = async (operation: string, input: unknown): Promise<string> =>
    withId.parse(await told('data', 'call', operation, '--input', JSON.stringify(input))).id;

  before(async () => {
    directory = scratchDirectory();
    const admin = ['--name', 'Op', '--email', 'op@example.com', '--password', 'correct horse'];
    await told('data', 'init', '--company', '砥柱', ...admin);
    writeFileSync(at('合同.pdf'), '%PDF-1.7 框架协议正文');
    writeFileSync(at('名片.txt'), '沈先生');
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  test('those of a person and of an agreement are added, listed, fetched, and go along everywhere', async () => {
    const serving = spawn(process.execPath, [bin, 'serve', '--port', '0', '--data', at('data')], {
      env: { ...process.env, MAINSTAY_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    await once(serving.stderr, 'data');
    const accountId = await call('accounts.create', { name: '甲公司', code: 'K-1' });
    const personId = await call('accounts.createPerson', { accountId, surname: '沈' });
    const productId = await call('ledger.createProduct', { code: 'P-1', name: 'P-1', line: ['板'] });
    await told(
      'data',
      'call',
      'workflows.setPrice',
      '--input',
      JSON.stringify({ id: productId, validFrom: '2026-01-01', listPrice: '100', unitCost: '10' }),
    );
    const agreement = z.object({ number: z.string() }).parse(
      await told(
        'data',
        'call',
        'pricing.createAgreement',
        '--input',
        JSON.stringify({
          accountId,
          title: '框架协议',
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
          lines: [{ productId, quantity: '10', price: '97' }],
        }),
      ),
    );
    const signed = withId.parse(
      await told('data', 'files', 'add', 'agreement', agreement.number, at('合同.pdf'), '--mark', 'signed'),
    );
    const card = withId.parse(await told('data', 'files', 'add', 'person', personId, at('名片.txt')));
    const more = withId.parse(await told('data', 'files', 'add', 'account', 'K-1', at('名片.txt')));
    await told('data', 'files', 'remove', more.id);
    assert.deepEqual(
      z.object({ rows: z.array(z.unknown()) }).parse(await told('data', 'files', 'account', 'K-1')).rows,
      [],
    );

    await told('data', 'backup', at('copy'));
    serving.kill('SIGTERM');
    await once(serving, 'exit');
    await told('restored', 'restore', at('copy'));
    await told('data', 'db', 'move', '--to', at('moved'));
    for (const data of ['restored', 'moved']) {
      const listed = z
        .object({ rows: z.array(z.object({ id: z.string(), fileName: z.string(), mark: z.string().nullable() })) })
        .parse(await told(data, 'files', 'agreement', agreement.number));
      assert.deepEqual(listed.rows, [{ id: signed.id, fileName: '合同.pdf', mark: 'signed' }], data);
      await told(data, 'files', 'get', signed.id, '--output', at(`${data}.pdf`));
      assert.equal(readFileSync(at(`${data}.pdf`), 'utf8'), '%PDF-1.7 框架协议正文');
      await told(data, 'files', 'get', card.id, '--output', at(`${data}.txt`));
      assert.equal(readFileSync(at(`${data}.txt`), 'utf8'), '沈先生');
    }
  });
});
