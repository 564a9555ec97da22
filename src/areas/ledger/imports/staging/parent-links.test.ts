import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createParentLinks } from './parent-links.ts';

const problemsOf = (
  tree: Readonly<Record<string, string | null>>,
  ...rows: readonly (readonly [code: string, parentCode?: string])[]
) => {
  const links = createParentLinks(new Map(Object.entries(tree)));
  for (const [index, [code, parentCode]] of rows.entries())
    links.note({ line: index + 2, raw: code }, { code, parentCode });
  const { circular, unknown } = links.problems();
  return { circular: circular.map(({ line }) => line), unknown: unknown.map(({ line }) => line) };
};

describe('parents that a file names', () => {
  it('may stand after the row that names them, or in the ledger', () => {
    assert.deepEqual(problemsOf({ OLD: null }, ['A', 'B'], ['B', 'OLD']), { circular: [], unknown: [] });
  });

  it('are unknown when neither file nor ledger has them', () => {
    assert.deepEqual(problemsOf({}, ['A', 'NOSUCH'], ['B']), { circular: [], unknown: [2] });
  });

  it('close a circle within the file, with themselves, or with the tree that stands', () => {
    assert.deepEqual(problemsOf({}, ['A', 'B'], ['B', 'A']), { circular: [2, 3], unknown: [] });
    assert.deepEqual(problemsOf({}, ['A', 'A']), { circular: [2], unknown: [] });
    assert.deepEqual(problemsOf({ A: 'B', B: null }, ['B', 'A']), { circular: [2], unknown: [] });
  });

  it('are unknown when their own row is refused', () => {
    assert.deepEqual(problemsOf({}, ['A', 'B'], ['B', 'A'], ['C', 'A']), { circular: [2, 3], unknown: [4] });
    assert.deepEqual(problemsOf({ A: null }, ['A', 'A'], ['C', 'A']), { circular: [2], unknown: [] });
  });
});
