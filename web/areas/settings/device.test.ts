import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from './device.ts';

test('names browser and system', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
  assert.equal(deviceOf(edge), 'Edge · Windows');
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0 Safari/604';
  assert.equal(deviceOf(phone), 'WeChat · iPhone');
});

test('says nothing of an unknown program', () => {
  assert.equal(deviceOf('curl/8.0'), null);
  assert.equal(deviceOf(null), null);
});
