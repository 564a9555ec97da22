import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeFormula, unescapeFormula } from './formula-escape.ts';

test('texts that a spreadsheet would run get an apostrophe, plain numbers and names none', () => {
  for (const text of ['=1+1', '@Home GmbH', '+Plus 有限公司', '-A1', '－5', '＝1', "'=1", '\tx'])
    assert.equal(escapeFormula(text), `'${text}`);
  for (const text of ['-12.5', '+7', "'n Sync", "'5", '甲公司', '']) {
    assert.equal(escapeFormula(text), text);
    assert.equal(unescapeFormula(text), text);
  }
});

test('reading gives back what was written, and nothing written begins like a formula', () => {
  const text = fc.string({ unit: fc.constantFrom(...`'''=+-@\t\r＝＋－＠159.甲A `) });
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (value) => {
      const written = escapeFormula(value);
      assert.equal(unescapeFormula(written), value);
      assert.ok(!/^[=+\-@\t\r＝＋－＠]/.test(written) || /^[+-]?\d+(\.\d+)?$/.test(written));
    }),
    { numRuns: 5_000 },
  );
});
