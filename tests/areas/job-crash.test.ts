import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { serverUrl, sharedPlace } from '#tests/database';
import type { SharedPlace } from '#tests/database';
import { leasesRunOut } from '#tests/dead-holder';

const script = join(import.meta.dirname, '..', 'support', 'counting-process.ts');
const jobId = '01900000-0000-7000-8000-000000000001';
const operator = '00000000-0000-0000-0000-000000000000';
const upTo = 120;

const prepare = async (database: Database): Promise<void> =>
  await database.asOwner(async (db) => {
    await sql`insert into org (org_id, name, currency, time_zone, created_at) values (1, 'X', 'CNY', 'Asia/Shanghai', now())`.execute(
      db,
    );
    await sql`insert into job (org_id, id, kind, payload, language, created_by, created_by_name, created_at)
      values (1, ${jobId}, 'counting.count', ${JSON.stringify({ upTo, sliceMs: 20 })}::jsonb, 'en', ${operator}, 'operator', now())`.execute(
      db,
    );
  });

type Worker = { readonly says: (word: string) => Promise<void>; readonly kill: () => Promise<void> };

/** A process of its own that works on the jobs of a place. */
const workerOn = (place: SharedPlace): Worker => {
  const child = spawn(process.execPath, [script, place.address], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said: AsyncIterator<string> = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    says: async (word) => {
      for (let line = await said.next(); line.value !== word; line = await said.next())
        if (line.done === true) throw new Error(`the process ended without saying ${word}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** Lets a process work until it says a word, then kills it. */
const workUntil = async (place: SharedPlace, word: string): Promise<void> => {
  const worker = workerOn(place);
  await worker.says(word);
  await worker.kill();
};

const jobOf = async (place: SharedPlace) => {
  const database = await place.open();
  try {
    const { rows } = await sql<{ state: string; attempts: number; result: { counted: number; start: number } | null }>`
      select state, attempts, result from job`.execute(database.root);
    const counted = await sql<{ numbers: number; lines: number }>`
      select count(distinct object_id) as numbers, count(*) as lines from audit_event`.execute(database.root);
    return { ...rows[0], ...counted.rows[0] };
  } finally {
    await database.close();
  }
};

describe('kill -9 during a job', () => {
  let place: SharedPlace;
  before(async () => {
    place = await sharedPlace();
    const database = await place.open();
    await prepare(database);
    await database.close();
  });
  after(async () => await place.remove());

  it('leaves it with the dead process until its lease is over, then with the next one, from its checkpoint', async () => {
    await workUntil(place, 'saved 30');
    const next = workerOn(place);
    if (serverUrl !== undefined) {
      await next.says('idle');
      const { state, attempts, lines = 0 } = await jobOf(place);
      assert.deepEqual([state, attempts], ['running', 1], 'nobody takes what another may still be at');
      assert.ok(lines >= 30 && lines <= 32, `${lines}`);
      await leasesRunOut(place);
    }
    await next.says('saved 60');
    await next.kill();
  });

  it('ends it with nothing done twice unseen', async () => {
    await leasesRunOut(place);
    await workUntil(place, 'idle');
    const { state, attempts, result, numbers, lines = 0 } = await jobOf(place);
    assert.equal(state, 'done');
    assert.equal(attempts, 3);
    assert.equal(result?.counted, upTo);
    assert.ok(result.start >= 60, 'started from a checkpoint');
    assert.equal(numbers, upTo);
    // At most one slice per kill was committed without its checkpoint.
    assert.ok(lines <= upTo + 2, `${lines}`);
  });
});
