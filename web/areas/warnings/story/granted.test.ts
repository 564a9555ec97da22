import assert from 'node:assert/strict';
import { it } from 'node:test';
import { grantedSince } from './granted.ts';

const row = (id: string, day: number) => ({
  id,
  number: id,
  createdByName: '王',
  createdAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
});
const amount = { minor: '100', currency: 'CNY' };

it('names every kind of paper that binds, since the day, the latest first', () => {
  const found = grantedSince(
    { since: '2026-11-02', timeZone: 'Asia/Shanghai' },
    {
      requests: [
        { ...row('R1', 1), ownBp: 400, signedNames: ['李', '赵'], amount },
        { ...row('R2', 2), ownBp: 400, signedNames: ['李', '赵'], amount },
      ],
      agreements: [
        { ...row('A1', 3), state: 'draft', signedOn: null, topRebateBp: 100 },
        // Drafted before, signed since.
        { ...row('A3', 1), state: 'in-force', signedOn: '2026-11-20', topRebateBp: 100 },
        { ...row('A2', 4), state: 'over', signedOn: '2026-11-04', topRebateBp: 100 },
      ],
      plans: [
        { ...row('B1', 5), state: 'in-force', signedOn: '2026-11-05', topRateBp: 200 },
        { ...row('B2', 6), state: 'withdrawn', signedOn: null, topRateBp: 200 },
      ],
      purchases: [
        { ...row('T1', 7), state: 'won', committedOn: '2026-11-07', total: amount },
        { ...row('T2', 8), state: 'lost', committedOn: '2026-11-08', total: amount },
      ],
      estimates: [
        { ...row('E1', 9), isSigned: true },
        { ...row('E2', 10), isSigned: false },
      ],
    },
  );
  assert.deepEqual(
    found.map(({ kind, id, bp }) => [kind, id, bp]),
    [
      ['agreement', 'A3', 100],
      ['estimate', 'E1', null],
      ['purchase', 'T1', null],
      ['plan', 'B1', 200],
      ['agreement', 'A2', 100],
      ['request', 'R2', 400],
    ],
  );
  assert.deepEqual(found.at(-1)?.by, '李, 赵');
});
