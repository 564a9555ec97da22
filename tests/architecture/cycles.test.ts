import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { cyclesIn } from './cycles.ts';
import type { Names } from './cycles.ts';
import { productSources } from './syntax.ts';

const { imports: names }: { readonly imports: Names } = JSON.parse(readFileSync('package.json', 'utf8'));
const of = (texts: Readonly<Record<string, string>>) =>
  cyclesIn(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    names,
  );

describe('imports', () => {
  it('run in no circle, those of types included', () => {
    assert.deepEqual(cyclesIn(productSources(), names), []);
  });

  it('are followed by every `#` name', () => {
    const targets = productSources().map(({ path }) => path);
    for (const target of [
      'src/kernel/day.ts',
      'src/areas/ledger/index.ts',
      'src/areas/ledger/domain/index.ts',
      'web/ui/index.ts',
    ])
      assert.ok(targets.includes(target), target);
    assert.deepEqual(
      of({
        'src/kernel/day.ts': "import { a } from '#areas/ledger';",
        'src/areas/ledger/index.ts': "import { b } from '#domain/ledger';",
        'src/areas/ledger/domain/index.ts': "import { c } from '#areas/ledger/contract';",
        'src/areas/ledger/contract.ts': "import { d } from '#ui';",
        'web/ui/index.ts': "import { e } from '#web/app/x';",
        'web/app/x.ts': "import { f } from '#kernel/day';",
      }),
      [
        'src/kernel/day.ts → src/areas/ledger/index.ts → src/areas/ledger/domain/index.ts → src/areas/ledger/contract.ts → web/ui/index.ts → web/app/x.ts → src/kernel/day.ts',
      ],
    );
  });

  const planted: readonly (readonly [what: string, texts: Readonly<Record<string, string>>])[] = [
    ['two files', { 'src/a.ts': "import { b } from './b.ts';", 'src/b.ts': "import { a } from './a.ts';" }],
    ['types', { 'web/a.tsx': "import type { B } from './b.tsx';", 'web/b.tsx': "import type { A } from './a.tsx';" }],
    ['re-exports', { 'src/a.ts': "export * from './b.ts';", 'src/b.ts': "export { a } from './a.ts';" }],
    [
      'imports within functions',
      { 'src/a.ts': "export const a = () => import('./b.ts');", 'src/b.ts': "import './a.ts';" },
    ],
    ['a file with itself', { 'src/a.ts': "import { a } from './a.ts';" }],
  ];
  for (const [what, texts] of planted)
    it(`report a planted circle of ${what}`, () => assert.equal(of(texts).length, 1));

  it('may meet in one file without a circle', () => {
    const texts = { 'src/a.ts': "import './b.ts'; import './c.ts';", 'src/b.ts': "import './c.ts';", 'src/c.ts': '' };
    assert.deepEqual(of(texts), []);
  });
});
