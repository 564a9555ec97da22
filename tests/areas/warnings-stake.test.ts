/** What is at stake in a product line is its margin, which can be that of one product (decision 14). */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hidesStake } from '#areas/warnings';
import { visibleFieldsOf } from '#kernel/access';
import type { Role } from '#kernel/access';

it('the stake of a family lapse is for who sees costs, that of an account for who sees margins', () => {
  const hidden = (role: Role, kind: Parameters<typeof hidesStake>[1]): boolean => {
    return hidesStake({ actor: { fields: visibleFieldsOf([role]) } }, kind);
  };
  assert.deepEqual(
    (['finance', 'director', 'kam', 'service'] as const).map((role) => [
      hidden(role, 'family-lapse'),
      hidden(role, 'lapse'),
      hidden(role, 'payment-drift'),
    ]),
    [
      [false, false, false],
      [false, false, false],
      [true, false, false],
      [true, true, false],
    ],
  );
});
