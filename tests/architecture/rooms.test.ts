import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { violationsIn } from './rooms.ts';
import { productSources } from './syntax.ts';

const sources = productSources();

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
    ['areas are given their database', 'src/areas/ledger/store/x.ts', "import { openDatabase } from '#db/open';"],
    ['areas are given their database', 'src/workflows/x.ts', "const a = await import('#db/server-source');"],
    ['nothing is passed around behind arguments', 'src/platform/audit/x.ts', "import * as a from 'node:async_hooks';"],
    ['screens take components from web/ui', 'web/areas/ledger/x.tsx', "import { Button } from '@mantine/core';"],
  ];
  for (const [rule, path, text] of planted) {
    it(`reports a planted breach: ${rule} (${path})`, () => {
      const found = violationsIn([{ path, text: `\n${text}\n` }]).map((violation) => violation.rule);
      assert.ok(found.includes(rule), `found: ${found.join(', ')}`);
    });
  }

  it('reads imports wherever they stand, and however they are written', () => {
    const written = [
      "import { A } from '#areas/accounts/contract'; import a from '#db/open';",
      "import {\n  type A,\n  // '#db/no'\n} from '#db/open'",
      "export * from '#db/open';",
      "export type { A } from '#db/open';",
      "type A = import('#db/open').A;",
      "import '#db/open';",
      "const a = `${(await import('#db/open')).a}`;",
    ];
    for (const text of written)
      assert.ok(
        violationsIn([{ path: 'src/areas/ledger/store/x.ts', text }]).some(({ target }) => target === '#db/open'),
        text,
      );
  });

  it('takes no comment and no text for an import', () => {
    const text = `
      // import { a } from '#db/open';
      /* import '#db/open'; */
      const told = "import a from '#db/open'";
      const page = \`
import { a } from '#db/open';
\`;
      export const both = told + page;`;
    assert.deepEqual(violationsIn([{ path: 'src/areas/ledger/store/x.ts', text }]), []);
  });

  it('refuses to judge what it cannot read', () => {
    assert.throws(() => violationsIn([{ path: 'src/areas/ledger/store/x.ts', text: "import { from '#db/open'" }]));
  });
});
