import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { openDatabase } from '#db/open';
import { scratchDirectory, serverUrl } from '#tests/database';

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

/** Lets a process work until it says a word, then kills it. */
const workUntil = async (dataDir: string, word: string): Promise<void> => {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line === word) break;
  child.kill('SIGKILL');
  await exited;
};

test(
  'a job survives kill -9 and goes on from its checkpoint, with nothing done twice unseen',
  { skip: serverUrl !== undefined && 'embedded only' },
  async () => {
    const dataDir = scratchDirectory();
    try {
      const before = await openDatabase({ dataDir });
      await prepare(before);
      await before.close();
      await workUntil(dataDir, 'saved 30');
      await workUntil(dataDir, 'saved 60');
      await workUntil(dataDir, 'idle');

      const database = await openDatabase({ dataDir });
      const { rows } = await sql<{ state: string; attempts: number; result: { counted: number; start: number } }>`
      select state, attempts, result from job`.execute(database.root);
      const counted = await sql<{ numbers: number; lines: number }>`
      select count(distinct object_id) as numbers, count(*) as lines from audit_event`.execute(database.root);
      await database.close();
      assert.equal(rows[0]?.state, 'done');
      assert.equal(rows[0]?.attempts, 3);
      assert.equal(rows[0]?.result.counted, upTo);
      assert.ok((rows[0]?.result.start ?? 0) >= 60, 'started from a checkpoint');
      assert.equal(counted.rows[0]?.numbers, upTo);
      // At most one slice per kill was committed without its checkpoint.
      assert.ok((counted.rows[0]?.lines ?? 0) <= upTo + 2);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
