import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepBook, withBook } from './measured-books.ts';
import type { Compute } from './open-compute.ts';

const company = 987_654;
const thread = () => {
  let isClosed = false;
  const compute: Compute = {
    ask: async () => {
      throw new Error('nobody asks');
    },
    close: async () => {
      isClosed = true;
    },
  };
  return { compute, isClosed: () => isClosed };
};

test('a book that a newer one replaces stays open until whoever asks it is answered', async () => {
  const [first, second, third] = [thread(), thread(), thread()];
  keepBook(company, 'first', first.compute);
  const wanted = {
    orgId: company,
    runId: 'first',
    measure: async () => assert.fail('the book is at hand'),
  };
  await withBook(wanted, async (book) => {
    assert.equal(book, first.compute);
    keepBook(company, 'second', second.compute);
    await withBook({ ...wanted, measure: async () => third.compute }, async (again) => {
      assert.equal(again, third.compute);
      assert.deepEqual([first.isClosed(), second.isClosed()], [false, true]);
    });
    assert.equal(first.isClosed(), false);
  });
  assert.deepEqual([first.isClosed(), third.isClosed()], [true, false]);
  keepBook(company, 'last', thread().compute);
  assert.equal(third.isClosed(), true);
});
