import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createT } from '#kernel/i18n';
import { en } from './messages/en.ts';
import { show } from './show.ts';

test('shows amounts under their names as money, in the unit of the currency', () => {
  const lines: string[] = [];
  const money = (minor: string) => ({ minor, currency: 'CNY' });
  show(
    { language: 'en', t: createT('en', en), isJson: false, out: (line) => lines.push(line), err: () => {} },
    { effects: { volume: money('-4970255'), discount: money('1032879') }, change: money('-3937376') },
  );
  assert.deepEqual(
    lines.map((line) => line.replaceAll(/ +/g, ' ')),
    ['effects', ' volume −¥49,702.55', ' discount ¥10,328.79', 'change −¥39,373.76'],
  );
});
