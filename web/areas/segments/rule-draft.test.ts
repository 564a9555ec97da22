import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule } from '#domain/segments';
import {
  draftOf,
  emptyDraft,
  isComplete,
  isDraftGroup,
  ruleOf,
  withAdded,
  withoutPart,
  withPart,
} from './rule-draft.ts';

const rule: Rule = {
  match: 'all',
  rules: [
    { field: 'net12', op: 'between', value: ['100', '200'] },
    { match: 'none', rules: [{ field: 'tags', op: 'missing' }] },
  ],
};

describe('rule draft', () => {
  it('gives a saved rule back as it was', () => {
    assert.deepEqual(ruleOf(draftOf(rule)), rule);
    assert.equal(isComplete(draftOf(rule)), true);
  });

  it('leaves out what is not complete and has no rule when nothing is', () => {
    assert.equal(ruleOf(emptyDraft), null);
    const draft = withAdded(draftOf(rule), { into: 1, kind: 'group' });
    assert.deepEqual(ruleOf(draft), rule);
    assert.equal(isComplete(draft), false);
  });

  it('adds, changes and removes parts wherever they stand', () => {
    const draft = draftOf(rule);
    const inner = draft.parts.find(isDraftGroup);
    assert.ok(inner !== undefined);
    const added = withAdded(draft, { into: inner.key, kind: 'condition' });
    const fresh = added.parts.find(isDraftGroup)?.parts.at(-1);
    assert.ok(fresh !== undefined && !isDraftGroup(fresh));
    const changed = withPart(added, { ...fresh, field: 'tier', op: 'known' });
    assert.deepEqual(ruleOf(changed)?.rules[1], {
      match: 'none',
      rules: [
        { field: 'tags', op: 'missing' },
        { field: 'tier', op: 'known' },
      ],
    });
    assert.deepEqual(ruleOf(withoutPart(changed, fresh.key)), rule);
  });

  it('removes a group with its last condition', () => {
    const draft = draftOf(rule);
    const inner = draft.parts.find(isDraftGroup)?.parts[0];
    assert.equal(withoutPart(draft, inner?.key ?? -1).parts.length, 1);
  });
});
