import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personMeant } from './same-person.ts';
import type { PersonMarks } from './same-person.ts';

type Stored = PersonMarks & { readonly id: string };
const liNa = { surname: '李', givenName: '娜' };
const meant = (row: PersonMarks, known: readonly Stored[], atAccount: readonly Stored[] = known): string | null =>
  personMeant(row, { known, atAccount })?.id ?? null;

describe('personMeant', () => {
  it('takes the code first, whatever the name', () => {
    const known = [{ ...liNa, id: 'a', code: 'C1' }];
    assert.equal(meant({ surname: '李', givenName: '纳', code: 'c1' }, known), 'a');
    assert.equal(meant({ ...liNa, code: 'C2' }, known), null);
    assert.equal(meant({ ...liNa, code: 'C2' }, [{ ...liNa, id: 'b' }]), 'b');
  });

  it('takes a shared e-mail address for nobody of another name', () => {
    const known = [{ ...liNa, id: 'a', email: 'info@yy.cn' }];
    assert.equal(meant({ surname: '张', givenName: '三', email: 'info@yy.cn' }, known), null);
    assert.equal(meant({ ...liNa, email: 'INFO@yy.cn', mobile: '139' }, known, []), 'a');
  });

  it('keeps namesakes at one account apart by their numbers', () => {
    const known = [
      { ...liNa, id: 'a', mobile: '139 0000 0001' },
      { ...liNa, id: 'b', mobile: '13900000003' },
    ];
    assert.equal(meant({ ...liNa, mobile: '139-0000-0003' }, known), 'b');
    assert.equal(meant({ ...liNa, mobile: '13900000009' }, known), null);
    assert.equal(meant(liNa, known), null);
    assert.equal(meant(liNa, [...known, { ...liNa, id: 'c' }]), 'c');
  });

  it('takes the only one of a name at the account, and nobody of that name elsewhere', () => {
    const known = [{ surname: 'Lopez', givenName: 'Maria', id: 'a', email: 'm@x.com' }];
    assert.equal(meant({ surname: 'LOPEZ', givenName: 'maria', mobile: '1' }, known), 'a');
    assert.equal(meant({ surname: 'Lopez', givenName: 'Maria' }, known, []), null);
  });
});
