import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { emptyServerPlace, scratchDirectory, serverUrl } from '#tests/database';
import type { ServerPlace } from '#tests/database';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'mainstay.mjs');

describe('the demo company on a server', { skip: serverUrl === undefined && 'needs TEST_DATABASE_URL' }, () => {
  let place: ServerPlace;
  let directory: string;
  const mainstay = async (...args: readonly string[]): Promise<{ readonly code: number; readonly err: string }> =>
    await new Promise((settle) => {
      const env = { ...process.env, DATABASE_URL: place.url, MAINSTAY_DATA: directory };
      execFile(process.execPath, [bin, ...args, '--lang', 'en'], { env }, (error, _out, err) =>
        settle({ code: Number(error?.code ?? 0), err }),
      );
    });

  before(async () => {
    place = await emptyServerPlace();
    directory = scratchDirectory();
  });
  after(async () => {
    await place.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('never moves in beside an own company', async () => {
    const admin = ['--name', 'Op', '--email', 'op@example.com', '--password', 'correct horse'];
    assert.equal((await mainstay('init', '--company', '砥柱', ...admin)).code, 0);
    const demo = await mainstay('demo', '--once');
    assert.equal(demo.code, 5);
    assert.match(demo.err, /holds something else than the demo company/);
  });
});
