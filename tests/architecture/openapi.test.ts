import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { modules } from '#registry';
import { openApiOf } from '#server/openapi';

const file = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');

test('the OpenAPI document is valid 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openApiOf(modules)));
  assert.ok(valid, JSON.stringify(errors, null, 2));
});

test('a document without paths is refused by the same validator', async () => {
  const { valid } = await new Validator().validate({ openapi: '3.1.1', info: { title: 'x' } });
  assert.equal(valid, false);
});

test('every reference of the document points at a component', () => {
  const document = openApiOf(modules);
  const text = JSON.stringify(document);
  const names = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
  const components = JSON.stringify(document['components']);
  for (const name of names) assert.ok(components.includes(`"${name}":{`), `no component ${name}`);
  assert.ok(names.size > 3);
});

test('docs/openapi.json is the document of the registry (npm run print-openapi)', () => {
  assert.equal(readFileSync(file, 'utf8'), `${JSON.stringify(openApiOf(modules), null, 2)}\n`);
});
