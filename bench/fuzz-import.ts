import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFuzzFile } from '#tests/read-fuzz';

/** Reads 10,000 seeded import files, or as many as the first argument says, and prints what became of them. */
const files = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'mainstay-fuzz-'));
const refusals = new Map<string, number>();
let [good, bad, wrongGuesses, slowestMs] = [0, 0, 0, 0];
const start = performance.now();
try {
  for (let seed = 1; seed <= files; seed += 1) {
    const from = performance.now();
    const outcome = await readFuzzFile(seed, folder);
    slowestMs = Math.max(slowestMs, performance.now() - from);
    good += outcome.good;
    bad += outcome.bad;
    wrongGuesses += outcome.isGuessRight ? 0 : 1;
    if (outcome.refusal !== null) refusals.set(outcome.refusal, (refusals.get(outcome.refusal) ?? 0) + 1);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = (performance.now() - start) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({ files, seconds: Math.round(seconds), slowestMs: Math.round(slowestMs), peakMegabytes: Math.round(peakMegabytes), good, bad, wrongGuesses, refusals: Object.fromEntries(refusals) }, null, 2)}\n`,
);
