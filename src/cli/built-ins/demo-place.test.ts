import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { scratchDirectory } from '#tests/database';
import { refusedWith } from '#tests/refused-with';
import { isDirectoryMade, moveToPlace } from './demo-place.ts';

describe('the directory of the demo company', () => {
  let scratch: string;
  before(() => {
    scratch = scratchDirectory();
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  it('is made anew where there is none and where it stands empty', async () => {
    const [missing, empty] = [join(scratch, 'missing'), join(scratch, 'empty')];
    mkdirSync(empty);
    assert.deepEqual([await isDirectoryMade(missing), await isDirectoryMade(empty)], [false, false]);
    for (const place of [missing, empty]) {
      const finished = `${place}.unfinished`;
      mkdirSync(join(finished, 'postgres'), { recursive: true });
      moveToPlace(finished, place);
      assert.deepEqual([existsSync(finished), await isDirectoryMade(place)], [false, true]);
    }
  });

  it('is never made over other files', async () => {
    const other = join(scratch, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'letter.txt'), 'x');
    await assert.rejects(isDirectoryMade(other), refusedWith('cli.demo-directory-taken'));
    assert.throws(() => moveToPlace(join(scratch, 'missing'), other));
    assert.ok(existsSync(join(other, 'letter.txt')));
  });
});
