import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { bookColumnsOf } from '#tests/book-columns';
import { randomPeriod } from '#tests/random-book';
import { bookBridgeOf } from './book-bridge.ts';
import { bridgeOf } from './bridge.ts';
import type { AccountPeriod } from './bridge.ts';
import { productEffects } from './effects.ts';

const enlarged = (period: AccountPeriod, by: bigint): AccountPeriod => ({
  ...period,
  rows: period.rows.map((row) => ({
    ...row,
    netE4: row.netE4 * by,
    discountE4: row.discountE4 * by,
    knownNetE4: row.knownNetE4 * by,
    costE4: row.costE4 * by,
  })),
});

describe('bridge of a whole book', () => {
  for (const [name, factor] of [
    ['usual amounts', 1n],
    ['amounts beyond the exact range of floats in sum', 30_000_000n],
  ] as const) {
    it(`equals the bridge of each account to the last digit: ${name}`, () => {
      const random = seededRandom(77);
      const accounts = Array.from({ length: 400 }, (_, i) => {
        const traits = { products: 1 + (i % 30), unknownCost: 0.1, foreign: 0 };
        return {
          before: enlarged(randomPeriod(random, traits), factor),
          after: enlarged(randomPeriod(random, traits), factor),
        };
      });
      const book = bookBridgeOf(bookColumnsOf(accounts), accounts.length);
      for (const [i, account] of accounts.entries()) {
        const { amounts } = bridgeOf(account);
        for (const effect of productEffects)
          assert.equal(BigInt(book[effect][i] ?? 0), BigInt(Number(amounts[effect])), `${effect} of account ${i}`);
      }
    });
  }
});
