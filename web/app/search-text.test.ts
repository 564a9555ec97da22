import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checked, choiceIn, textIn } from './search-text.ts';

describe('what a page reads of its address', () => {
  const read = checked((search): { readonly tab?: 'one' | 'two'; readonly q?: string } => {
    const tab = choiceIn(search['tab'], ['one', 'two'] as const);
    return { ...textIn(search, 'q'), ...(tab !== undefined && { tab }) };
  });
  /** The router lays what is read over all that stands there. */
  const laid = (search: Readonly<Record<string, unknown>>) => ({ ...search, ...read(search) });

  it('is kept', () => {
    assert.deepEqual(laid({ tab: 'two', q: 'x' }), { tab: 'two', q: 'x' });
  });

  it('never holds a choice that does not exist, nor what nobody reads', () => {
    assert.deepEqual(laid({ tab: 'three', other: 1, q: 'x' }), { tab: undefined, other: undefined, q: 'x' });
  });
});
