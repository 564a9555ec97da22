import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAsMade, takenBack } from './take-back.ts';

describe('what an undo takes back', () => {
  const fields = ['region', 'tags', 'consents'];
  const before = { region: 'north', tags: ['a'], consents: {}, version: 3 };
  const after = { region: 'south', tags: ['a', 'b'], consents: {} };

  it('gives each field back that stands as the import made it', () => {
    assert.deepEqual(takenBack({ before, after, now: { ...after, version: 4 } }, fields), {
      back: { region: 'north', tags: ['a'] },
      kept: [],
    });
  });

  it('keeps what was changed since, and a field that the import left alone', () => {
    const now = { region: 'east', tags: ['a', 'b'], consents: { phone: 'given' } };
    assert.deepEqual(takenBack({ before, after, now }, fields), { back: { tags: ['a'] }, kept: ['region'] });
  });

  it('takes the entries of a list back that the import added, and keeps those that were added since', () => {
    const backOf = (tags: readonly string[]) => takenBack({ before, after, now: { ...after, tags } }, ['tags']);
    assert.deepEqual(backOf(['a', 'b', 'c']), { back: { tags: ['a', 'c'] }, kept: [] });
    assert.deepEqual(backOf(['b', 'c']), { back: { tags: ['c'] }, kept: [] });
    const swapped = { before: { tags: ['a', 'x'] }, after: { tags: ['b', 'x'] } };
    assert.deepEqual(takenBack({ ...swapped, now: { tags: ['b', 'c'] } }, ['tags']), {
      back: { tags: ['a', 'c'] },
      kept: [],
    });
    assert.deepEqual(takenBack({ ...swapped, now: { tags: ['b', 'c'] }, later: ['tags'] }, ['tags']).kept, ['tags']);
  });

  it('keeps what a later import set again to the same value', () => {
    const again = { before, after, now: { ...after, version: 6 }, later: ['region'] };
    assert.deepEqual(takenBack(again, fields), { back: { tags: ['a'] }, kept: ['region'] });
  });

  it('takes fields that belong together back together or not at all', () => {
    const pair = ['lineId', 'familyId', 'unit'];
    const moved = {
      before: { lineId: 'A1', familyId: 'A', unit: '张' },
      after: { lineId: 'B1', familyId: 'B', unit: '块' },
    };
    const now = { lineId: 'B2', familyId: 'B', unit: '块' };
    assert.deepEqual(takenBack({ ...moved, now }, pair), { back: { unit: '张' }, kept: ['lineId', 'familyId'] });
    assert.deepEqual(takenBack({ ...moved, now: moved.after }, pair), { back: moved.before, kept: [] });
    const born = {
      before: { birthday: '05-01', birthdayCalendar: 'solar' },
      after: { birthday: '05-02', birthdayCalendar: 'solar' },
    };
    const lunar = { birthday: '05-02', birthdayCalendar: 'lunar' };
    assert.deepEqual(takenBack({ ...born, now: lunar }, Object.keys(lunar)), { back: {}, kept: ['birthday'] });
  });

  it('has nothing to keep where somebody set the former value again', () => {
    assert.deepEqual(takenBack({ before, after, now: before }, fields), { back: {}, kept: [] });
  });

  it('goes by the version where it was not noted what the import made', () => {
    const now = { ...after, version: 4 };
    assert.deepEqual(takenBack({ before, after: null, now }, fields).back, { region: 'north', tags: ['a'] });
    assert.deepEqual(takenBack({ before, after: null, now: { ...now, version: 5 } }, fields).kept, ['region', 'tags']);
  });

  it('takes an object for untouched whose fields stand as they were made, empty ones alike', () => {
    assert.ok(
      isAsMade({ after: { region: null }, now: { region: null, custom: {}, version: 2 } }, ['region', 'custom']),
    );
    assert.ok(!isAsMade({ after: { region: null }, now: { region: 'east' } }, ['region']));
    assert.ok(isAsMade({ after: null, now: { version: 1 } }, fields));
    assert.ok(!isAsMade({ after: null, now: { version: 2 } }, fields));
  });
});
