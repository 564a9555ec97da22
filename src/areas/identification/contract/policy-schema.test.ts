import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPolicy } from '../domain/index.ts';
import { policySchema } from './policy-schema.ts';

describe('policy as stored', () => {
  it('takes the default share of a dominant order where it was saved without one', () => {
    const { dominantShare: _, ...oneOff } = defaultPolicy.badges.oneOff;
    const stored = { ...defaultPolicy, badges: { ...defaultPolicy.badges, oneOff } };
    assert.deepEqual(policySchema.parse(stored), defaultPolicy);
  });
});
