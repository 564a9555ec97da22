import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { mappingSchema } from '#areas/ledger/contract';
import { choices } from '../../src/areas/ledger/domain/import/choices.ts';
import { fieldsOf } from '../../src/areas/ledger/domain/import/index.ts';
import type { Field, FieldType } from '../../src/areas/ledger/domain/import/index.ts';
import { recordKinds } from '../../src/areas/ledger/domain/records.ts';
import type { RecordKind } from '../../src/areas/ledger/domain/records.ts';

type Page = { readonly path: string; readonly forms: Readonly<Record<FieldType, string>> };

const pages: readonly Page[] = [
  {
    path: 'docs/guide/en/mapping.md',
    forms: {
      code: 'code',
      text: 'text',
      note: 'long text',
      day: 'date',
      'old-day': 'date or year',
      number: 'number',
      money: 'amount',
      whole: 'whole number',
      'yes-no': 'yes/no',
      choice: 'choice',
      list: 'list',
      path: 'path',
      currency: 'currency',
      uscc: 'credit code',
      email: 'e-mail',
      phone: 'telephone',
    },
  },
  {
    path: 'docs/guide/zh-CN/mapping.md',
    forms: {
      code: '编码',
      text: '文本',
      note: '长文本',
      day: '日期',
      'old-day': '日期或年份',
      number: '数值',
      money: '金额',
      whole: '整数',
      'yes-no': '是/否',
      choice: '选项',
      list: '列表',
      path: '路径',
      currency: '币种',
      uscc: '信用代码',
      email: '邮箱',
      phone: '电话',
    },
  },
];

type Row = { readonly name: string; readonly isBold: boolean; readonly cells: readonly string[] };

/** The tables of a page, by heading: rows whose first cell is a name in code letters, bold when it is needed. */
const tablesIn = (page: string): ReadonlyMap<string, readonly Row[]> =>
  new Map(
    page.split(/^(?=##)/m).map((part) => [
      part.split('\n', 1)[0] ?? '',
      Array.from(part.matchAll(/^\| (\*\*)?`(\w+)`(?:\*\*)? \| (.*) \|$/gm), ([, bold, name = '', cells = '']) => ({
        name,
        isBold: bold !== undefined,
        cells: cells.split(' | '),
      })),
    ]),
  );

const keysOf = ({ shape }: { readonly shape: object }): readonly string[] => Object.keys(shape);

const { columns, filters } = mappingSchema.shape;
const ruleOf = columns.valueType.options[1];
const filterOf = filters.unwrap().element;

type ChoiceWords = Readonly<Record<string, ReadonlyMap<string, string>>>;
const membersOf = (kind: RecordKind, { name }: Field): readonly string[] => {
  const byField: ChoiceWords = {
    'accounts.kind': choices.accountKind,
    'accounts.ownership': choices.ownership,
    'accounts.institution': choices.institution,
    'persons.gender': choices.gender,
    'persons.birthdayCalendar': choices.calendar,
    'orders.kind': choices.orderKind,
    'pocket-items.kind': choices.pocketKind,
    'cost-to-serve.kind': choices.costToServeKind,
  };
  const words = byField[`${kind}.${name}`];
  assert.ok(words, `${kind}.${name}`);
  return [...new Set(words.values())];
};

describe('the page of mappings', () => {
  for (const { path, forms } of pages) {
    const page = readFileSync(path, 'utf8');
    const tables = tablesIn(page);
    const sectionOf = (kind: RecordKind): readonly Row[] =>
      [...tables].find(([heading]) => heading.includes(`\`${kind}\``))?.[1] ?? [];

    it(`lists every key of a mapping and of its rules: ${path}`, () => {
      const told = [...tables.values()].flat().map(({ name }) => name);
      for (const schema of [mappingSchema, ruleOf, filterOf])
        for (const key of keysOf(schema)) assert.ok(told.includes(key), key);
      assert.deepEqual([...tables.values()][1]?.map(({ name }) => name).toSorted(), keysOf(mappingSchema).toSorted());
    });

    it(`lists every field of every kind, its form, and whether it is needed: ${path}`, () => {
      for (const kind of recordKinds)
        assert.deepEqual(
          sectionOf(kind).map(({ name, isBold, cells }) => [name, isBold, cells[0]]),
          fieldsOf(kind).map(({ name, isRequired, type }) => [name, isRequired, forms[type]]),
        );
    });

    it(`names every member of a choice: ${path}`, () => {
      for (const kind of recordKinds)
        for (const field of fieldsOf(kind).filter(({ type }) => type === 'choice')) {
          const cell = sectionOf(kind).find(({ name }) => name === field.name)?.cells[1] ?? '';
          assert.deepEqual(
            Array.from(cell.matchAll(/`([a-z-]+)`/g), ([, member = '']) => member).toSorted(),
            membersOf(kind, field).toSorted(),
            `${kind}.${field.name}`,
          );
        }
    });

    it(`leaves nothing to guess, least of all the source: ${path}`, () => {
      assert.doesNotMatch(page, /\w\s?… ?[·|]/);
      assert.match(page, /--source/);
    });
  }
});
