import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonWord } from '#kernel/common-words';
import { families } from './catalogue.ts';
import { places } from './places.ts';
import { publicBodyForms } from './public-bodies.ts';
import { businesses } from './trade-names.ts';

test('every region, industry and unit of the demo company has an English form', () => {
  const words = [
    ...places.map(({ province }) => province),
    ...businesses.map(({ industry }) => industry),
    ...publicBodyForms.map(({ industry }) => industry),
    ...families.map(({ unit }) => unit),
  ];
  assert.deepEqual(
    [...new Set(words)].filter((word) => commonWord(word, 'en') === word),
    [],
  );
});
