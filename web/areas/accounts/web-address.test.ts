import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webAddressOf } from './web-address.ts';

test('opens web sites with and without their scheme', () => {
  assert.equal(webAddressOf('www.huazhu.example'), 'https://www.huazhu.example/');
  assert.equal(webAddressOf('http://huazhu.example/a'), 'http://huazhu.example/a');
});

test('opens nothing that would run', () => {
  assert.equal(webAddressOf('javascript:alert(1)'), null);
  assert.equal(webAddressOf('not a site'), null);
});
