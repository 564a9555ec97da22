import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { commentsOf, linksOf, pathsOf, sectionsOf, unknownPagesIn } from './named-pages.ts';

const codes = globSync('{src,web,tests,bench,scripts,bin}/**/*.{ts,tsx,mjs,css,sql,sh}', {
  exclude: ['tests/architecture/named-pages*'],
});
const pages = globSync(['*.md', 'docs/**/*.md']);
const read = (path: string): string => readFileSync(path, 'utf8');
const sections = sectionsOf(read('docs/methods.md'));

/** Code names a page by its path from the root; a page also by its path from itself. */
const shelfFrom = (folder: string) => ({
  hasFile: (path: string): boolean => existsSync(path) || existsSync(join(folder, path)),
  sections,
});

describe('pages', () => {
  it('are found with their sections', () => {
    assert.ok(pages.length > 20 && codes.length > 800, `${pages.length} pages, ${codes.length} files`);
    assert.ok(sections.has('1') && sections.has('9.3') && !sections.has('99'));
  });

  it('that comments name are in the repository, with the section', () => {
    const unknown = codes.flatMap((path) =>
      commentsOf(read(path)).flatMap((comment) =>
        unknownPagesIn(comment, shelfFrom('.')).map((named) => `${path}: ${named}`),
      ),
    );
    assert.deepEqual(unknown, []);
  });

  it('that other pages name or link to are in the repository', () => {
    const unknown = pages.flatMap((path) => {
      const text = read(path);
      const folder = dirname(path);
      return [
        ...unknownPagesIn(text, shelfFrom(folder)),
        ...linksOf(text).filter((target) => !existsSync(join(folder, target))),
        ...pathsOf(text).filter((named) => !existsSync(named)),
      ].map((named) => `${path}: ${named}`);
    });
    assert.deepEqual(unknown, []);
  });

  it('that nobody has are reported', () => {
    const shelf = { hasFile: (path: string): boolean => path === 'docs/methods.md', sections: new Set(['2', '2.1']) };
    const code = [
      '/** Rule (docs/methods.md 2.1, 2.9). */',
      '/**',
      ' * Rule (docs/methods.md 2, 2.1), (methods 2.1), (plan/02-identification, Score), (product 06), (guide page, part 6)',
      ' * and elsewhere.md, in docs/methods.md.',
      ' */',
      "const day = '2026/07'; // design 06",
      '// one step of the',
      '// plan/02',
    ].join('\n');
    assert.deepEqual(
      commentsOf(code).flatMap((comment) => unknownPagesIn(comment, shelf)),
      [
        'docs/methods.md 2.1, 2.9',
        'methods 2.1',
        'plan/02-identification',
        'product 06',
        'guide page, part 6',
        'elsewhere.md',
        'plan/02',
      ],
    );
    assert.deepEqual(linksOf('[a](gone.md#x) [b](https://example.org/c.md) [d](#here)'), ['gone.md']);
    assert.deepEqual(pathsOf('`src/gone.ts` and `npm test`'), ['src/gone.ts']);
  });
});
