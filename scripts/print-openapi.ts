/** Writes docs/openapi.json from the registry; a test fails when it is stale. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '#registry';
import { openApiOf } from '#server/openapi';

const target = join(import.meta.dirname, '..', 'docs', 'openapi.json');
writeFileSync(target, `${JSON.stringify(openApiOf(modules), null, 2)}\n`);
