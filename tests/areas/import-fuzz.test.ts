import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFuzzFile } from '#tests/read-fuzz';
import type { FuzzOutcome } from '#tests/read-fuzz';

test('300 seeded files are read truly, or refused with a reason; none is booked wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-fuzz-'));
  try {
    const outcomes: FuzzOutcome[] = [];
    for (let seed = 1; seed <= 300; seed += 1) outcomes.push(await readFuzzFile(seed, folder));
    const sum = (count: (outcome: FuzzOutcome) => number): number =>
      outcomes.reduce((total, outcome) => total + count(outcome), 0);
    assert.ok(sum(({ good }) => good) > 3000);
    assert.ok(sum(({ bad }) => bad) > 500);
    assert.ok(sum(({ refusal }) => (refusal === null ? 0 : 1)) > 5);
    assert.ok(sum(({ isGuessRight }) => (isGuessRight ? 1 : 0)) >= 290);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
