import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeBirthday } from './birthday.ts';
import { createImportState } from './import-state.ts';
import { createRowReader } from './row-reader.ts';

test('a birthday is a day of its calendar', () => {
  for (const text of [
    '1980-02-28',
    '1980-02-29',
    '02-29',
    '12-31',
    '1980年2月9日',
    '1980/2/9',
    '19800209',
    '五月初五',
    'spring',
  ])
    assert.ok(mayBeBirthday(text, 'solar'), text);
  for (const text of [
    '1980-02-30',
    '1981-02-29',
    '02-30',
    '13-01',
    '00-10',
    '1980年2月30日',
    '19800230',
    '１９８０-02-30',
  ])
    assert.ok(!mayBeBirthday(text, undefined), text);
  assert.ok(mayBeBirthday('1980-02-30', 'lunar'));
  for (const text of ['1980-02-31', '1980-13-01', '00-01', '05-00']) assert.ok(!mayBeBirthday(text, 'lunar'), text);
});

test('a birthday that cannot be is told and left out; the person goes in', () => {
  const reader = createRowReader({
    kind: 'persons',
    mapping: { kind: 'persons', source: 't', columns: { account: 'account', name: 'name', birthday: 'birthday' } },
    header: ['account', 'name', 'birthday'],
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const read = (birthday: string) => {
    const reading = reader.read({ line: 2, cells: ['K1', '李 明', birthday] }, createImportState());
    assert.ok(reading.outcome === 'good');
    return [reading.record.surname, reading.record.birthday, ...reading.warnings.map(({ code }) => code)];
  };
  assert.deepEqual(read('1980-02-29'), ['李', '1980-02-29']);
  assert.deepEqual(read('1980-02-30'), ['李', undefined, 'wrong-birthday']);
});
