import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { violationsIn } from './rooms.ts';

const sources = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}']).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}));

describe('rooms', () => {
  it('reads the whole source', () => assert.ok(sources.length > 200, `${sources.length} files`));

  it('have no breach in their walls', () => {
    assert.deepEqual(violationsIn(sources), []);
  });

  const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
    ['pure code imports pure code only', 'src/areas/ledger/domain/x.ts', "import { readFileSync } from 'node:fs';"],
    [
      'pure code imports pure code only',
      'src/areas/ledger/domain/x.ts',
      "import { listAccountKeys } from '#areas/accounts';",
    ],
    ['pure code imports pure code only', 'src/areas/ledger/domain/x.ts', "import { thing } from '../store/thing.ts';"],
    ['pure code imports pure code only', 'src/kernel/x.ts', "export { open } from '#db/open';"],
    ['zod stands in contracts only', 'src/areas/ledger/domain/x.ts', "import { z } from 'zod';"],
    [
      'imports that leave a slice use # names',
      'src/areas/ledger/store/x.ts',
      "import { E4 } from '../../../kernel/decimal.ts';",
    ],
    ['areas meet at their doors', 'src/areas/ledger/x.ts', "import { a } from '../accounts/store/account.ts';"],
    [
      'areas need only what the edge table allows',
      'src/areas/accounts/operations.ts',
      "import { a } from '#areas/ledger';",
    ],
    [
      'areas need only what the edge table allows',
      'src/areas/accounts/domain/x.ts',
      "import type { A } from '#domain/identification';",
    ],
    ['areas need only what the edge table allows', 'web/areas/accounts/x.tsx', "import { P } from '#web/ledger';"],
    ['nobody imports a sink', 'src/areas/segments/x.ts', "import { a } from '#areas/home';"],
    ['platform and db know no area', 'src/platform/jobs/x.ts', "import { a } from '#areas/ledger';"],
    ['platform and db know no area', 'src/db/x.ts', "import { modules } from '#registry';"],
    ['server and cli know the registry only', 'src/server/x.ts', "import { a } from '#areas/ledger/contract';"],
    ['the browser imports no server code', 'web/areas/ledger/x.tsx', "import { a } from '#areas/ledger';"],
    ['the browser imports no server code', 'web/app/x.tsx', "const a = await import('#db/open');"],
    ['screens take components from web/ui', 'web/areas/ledger/x.tsx', "import { Button } from '@mantine/core';"],
  ];
  for (const [rule, path, text] of planted) {
    it(`reports a planted breach: ${rule} (${path})`, () => {
      const found = violationsIn([{ path, text: `\n${text}\n` }]).map((violation) => violation.rule);
      assert.ok(found.includes(rule), `found: ${found.join(', ')}`);
    });
  }
});
