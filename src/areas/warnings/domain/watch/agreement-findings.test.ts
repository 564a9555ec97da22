import assert from 'node:assert/strict';
import { it } from 'node:test';
import { agreementFindings } from './agreement-findings.ts';

const window = { asOfDay: 20_000, todayDay: 20_000, firstMonth: 0, months: 36, minorE4: 100 };
const breach = { agreementId: 'g', number: 'F2026-1', accountId: 'a', orderedOn: '2026-09-02' };

it('warns of renewals, once of all lines that were sold under an agreement, and of a tier out of reach', () => {
  const found = agreementFindings([], window, {
    ends: [{ id: 'g', number: 'F2026-1', accountId: 'a', validTo: '2026-12-31', noticeDays: 30 }],
    breaches: [
      { ...breach, kind: 'below-agreed', differenceE4: '-120000' },
      { ...breach, kind: 'below-agreed', differenceE4: '-80000', orderedOn: '2026-08-20' },
      { ...breach, kind: 'above-agreed', differenceE4: '500000' },
      { ...breach, kind: 'not-agreed', differenceE4: null },
    ],
    missed: [
      {
        id: 'g',
        number: 'F2026-1',
        accountId: 'a',
        from: '2026-07-01',
        to: '2026-12-31',
        tierMinor: 900_000n,
        rateBp: 200,
        missingMinor: 70_000n,
        daysLeft: 60,
      },
    ],
  });
  assert.deepEqual(
    found.map(({ subject, mark, since, stakeMinor, step }) => [subject, mark, since, stakeMinor, step]),
    [
      ['renewal g', '2026-12-31', '2026-12-01', 0n, 'renew-agreement'],
      ['prices g', '2026-09-02', '2026-08-20', 2_000n, 'check-agreement'],
      ['tier g', '2026-12-31', '2026-07-01', 70_000n, 'talk-volume'],
    ],
  );
  assert.deepEqual(found[1]?.evidence.open, { of: 'prices', number: 'F2026-1', lines: 2, lostMinor: '2000' });
});
