import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { isAppError } from '#kernel/app-error';
import { encodeText } from '#tests/legacy-encoders';
import { workbookOf, zipOf } from '#tests/zip-of';
import { encodings, separators } from './contract.ts';
import { openTable } from './open-table.ts';
import type { OpenOptions, SheetRow, Table } from './table.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'mainstay-sheets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const open = async (
  content: Uint8Array | string | AsyncIterable<Uint8Array>,
  options?: OpenOptions,
): Promise<Table> => {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return openTable(path, options);
};

const rowsOf = async (table: Table, fromLine = 0): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const batch of table.rows({ fromLine })) rows.push(...batch.rows);
  return rows;
};

const cellsOf = async (content: Uint8Array | string, options?: OpenOptions): Promise<readonly (readonly unknown[])[]> =>
  (await rowsOf(await open(content, options))).map(({ cells }) => cells);

const refusalOf = async (content: Uint8Array | string, options?: OpenOptions): Promise<string> => {
  try {
    await cellsOf(content, options);
    return 'none';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};

test('refuses bytes that are no text, whatever the file is called', async () => {
  const bytes = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919 + ((at * at) >> 3)) % 256);
  assert.equal(await refusalOf(bytes), 'sheets.unreadable');
  assert.equal(await refusalOf(`a,b\n${'1,2\n'.repeat(50)}\u001a`), 'none');
});

test('a few lines pasted in from an old encoding do not make the file one of it', async () => {
  const lines = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `K${from + at},上海宏远\n`).join('');
  const mixed = Buffer.concat([
    Buffer.from(`客户,名称\n${lines(1, 150)}`),
    encodeText('K0,北京东方建筑装饰工程有限公司幕墙分公司\n'.repeat(10), 'gb18030'),
    Buffer.from(lines(151, 150)),
  ]);
  const table = await open(mixed);
  assert.deepEqual([table.encoding, table.header], ['utf-8', ['客户', '名称']]);
  const broken = (await rowsOf(table)).filter(({ cells }) => String(cells[1]).includes('\ufffd'));
  assert.equal(broken.length, 10);
  assert.equal(
    (await open(Buffer.concat([Buffer.from('客户,名称\n'), encodeText(lines(1, 9), 'gb18030')]))).encoding,
    'gb18030',
  );
});

const simplified = '订单号,客户,金额\nA1,上海宏远建材有限公司,1.5\nA2,"北京, 东方",2\n';
const traditional = '訂單號,客戶,金額\nA1,臺灣積體電路製造股份有限公司,1.5\nA2,"中華, 電信",2\n';

for (const encoding of encodings) {
  test(`finds ${encoding} by its bytes`, async () => {
    const text =
      encoding === 'big5'
        ? traditional
        : encoding === 'windows-1252'
          ? 'Größe,Käufer\nA1,Müller\nA2,Café Noël\n'
          : simplified;
    const table = await open(encodeText(text, encoding));
    assert.equal(table.encoding, encoding);
    const cells = (await rowsOf(table)).map((row) => row.cells);
    assert.deepEqual([table.header, ...cells], parse(text, { relax_column_count: true }));
  });
}

test('judges the encoding by the first line that is not ASCII, however far down it stands', async () => {
  const plain = `order,customer\n${'SO-2026-0001,K-0001\n'.repeat(20_000)}`;
  const names = {
    gb18030: '上海宏远建材有限公司',
    big5: '臺灣積體電路製造股份有限公司',
    'utf-8': '上海宏远建材有限公司',
  } as const;
  for (const encoding of ['gb18030', 'big5', 'utf-8'] as const) {
    const bytes = Buffer.concat([Buffer.from(plain), encodeText(`SO-2,${names[encoding]}\n`.repeat(3), encoding)]);
    for (const content of [bytes, gzipSync(bytes)]) {
      const table = await open(content);
      assert.deepEqual([table.encoding, table.isEncodingGuessed], [encoding, encoding !== 'utf-8']);
      assert.deepEqual(
        (await rowsOf(table, 20_003)).map(({ cells }) => cells[1]),
        [names[encoding], names[encoding]],
      );
    }
  }
  assert.equal((await open(plain)).encoding, 'utf-8');
});

test('drops byte order marks and unpacks gzip', async () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const table = await open(gzipSync(encodeText(`\ufeff${simplified}`, encoding)));
    assert.deepEqual([table.encoding, table.isEncodingGuessed, table.header[0]], [encoding, false, '订单号']);
    assert.equal((await rowsOf(table)).length, 2);
  }
});

test('a few bad bytes do not turn UTF-8 into another encoding', async () => {
  const text = Buffer.from(`客户,金额\n${'上海宏远建材有限公司,1\n'.repeat(30)}`);
  const table = await open(Buffer.concat([text, Buffer.from([0xff, 0x2c, 0x31, 0x0a])]));
  assert.equal(table.encoding, 'utf-8');
  assert.equal((await rowsOf(table)).at(-1)?.cells[0], '\ufffd');
});

test('a person overrules encoding, separator and headings', async () => {
  const table = await open(encodeText('x;y\na,b;c\n', 'gb18030'), { encoding: 'big5', separator: ',', headerRow: 0 });
  assert.deepEqual([table.encoding, table.isEncodingGuessed, table.header], ['big5', false, ['#1', '#2']]);
  assert.deepEqual(
    (await rowsOf(table)).map(({ line, cells }) => [line, cells]),
    [
      [1, ['x;y']],
      [2, ['a', 'b;c']],
    ],
  );
});

for (const separator of separators) {
  test(`finds the separator ${JSON.stringify(separator)}`, async () => {
    const lines = ['a,b', 'c', 'd'].map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator);
    assert.equal((await open(`x${separator}y${separator}z\n${lines}\n`)).separator, separator);
  });
}

test('finds the headings below a title, makes them distinct and names the empty ones', async () => {
  const table = await open('销售明细表,,,\n2024年,,,\n客户,金额,金额,\n甲,1,2,3\n乙,1,2,3\n丙,1,2,3\n');
  assert.deepEqual([table.headerRow, table.header], [3, ['客户', '金额 (1)', '金额 (2)', '#4']]);
  assert.equal((await rowsOf(table)).length, 3);
});

test('counts lines through quotes, blank lines and either line end', async () => {
  const rows = await rowsOf(await open('a,b\r\n1,"x\ny"\r\n\r\n2,"z"\n3,w'));
  assert.deepEqual(rows, [
    { line: 2, raw: '1,"x\ny"', cells: ['1', 'x\ny'] },
    { line: 5, raw: '2,"z"', cells: ['2', 'z'] },
    { line: 6, raw: '3,w', cells: ['3', 'w'] },
  ]);
});

test('keeps ragged rows as they are, and goes on after a broken quote', async () => {
  const rows = await rowsOf(
    await open('a,b,c\n1,2\n1,2,3,4\n5,"open,6\n7,8,9\n"x"y,8,9\n1,5" pipe,2\n1,="007",2\n"p","q","r"\n'),
  );
  assert.deepEqual(
    rows.map(({ line, cells, fault }) => [line, fault ?? cells]),
    [
      [2, ['1', '2']],
      [3, ['1', '2', '3', '4']],
      [4, 'broken-quotes'],
      [5, ['7', '8', '9']],
      [6, 'broken-quotes'],
      [7, ['1', '5" pipe', '2']],
      [8, ['1', '="007"', '2']],
      [9, ['p', 'q', 'r']],
    ],
  );
  assert.equal(rows[2]?.raw, '5,"open,6');
});

test('reads the same rows in blocks as csv-parse does at once, and resumes at any line', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('', '甲,乙', 'a"b', 'x\ny', ' '),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 12 }),
      fc.nat(20),
      async (rows, fromLine) => {
        const head = ['h1', 'h2', 'h3'];
        const text = [head, ...rows]
          .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ''));
        const table = await open(text.repeat(1), { encoding: 'utf-8', separator: ',', headerRow: 1 });
        const read = await rowsOf(table);
        assert.deepEqual(
          read.map(({ cells }) => cells),
          filled,
        );
        assert.deepEqual(
          await rowsOf(table, fromLine),
          read.filter(({ line }) => line >= fromLine),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('carries quoted cells over the borders of blocks', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => [
    String(index),
    `${'长'.repeat(index % 90)}\n"${index}"`,
    'x'.repeat(index % 300),
  ]);
  const text = [['a', 'b', 'c'], ...rows]
    .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
  assert.deepEqual(await cellsOf(text), rows);
});

test('a quote that is never closed costs one row of a long file', async () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `${index},甲乙丙丁,${'y'.repeat(20)}`);
  const rows = await rowsOf(await open(['a,b,c', '0,"open,1', ...lines].join('\n')));
  assert.equal(rows.length, 40_001);
  assert.deepEqual(
    rows.filter(({ fault }) => fault).map(({ line }) => line),
    [2],
  );
});

const numbered = (cells: string, index: number): string => `<row r="${index + 1}">${cells}</row>`;
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

test('reads a foreign workbook: dates, the 1904 count, booleans, errors, gaps', async () => {
  const styles =
    '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
  const rows = [
    text('day') + text('number') + text('flag') + text('error') + text('last'),
    '<c s="1"><v>45356</v></c><c><v>0.30000000000000004</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>' +
      text('x'),
    '<c r="A3" s="1"><v>45356.5</v></c><c r="E3"><v>7</v></c>',
  ]
    .map(numbered)
    .join('');
  assert.deepEqual(await cellsOf(workbookOf({ rows, styles })), [
    ['2024-03-05', 0.3, 'TRUE', '#REF!', 'x'],
    ['2024-03-05T12:00:00', '', '', '', 7],
  ]);
  const early = await cellsOf(workbookOf({ rows, styles, isFrom1904: true }));
  assert.equal(early[0]?.[0], '2028-03-06');
});

test('refuses a workbook in which a figure has changed on the way', async () => {
  const honest = workbookOf({ rows: numbered(text('a'), 0) + numbered('<c><v>1234</v></c>', 1) });
  const forged = workbookOf({ rows: numbered(text('a'), 0) + numbered('<c><v>9234</v></c>', 1) });
  const mixed = Buffer.from(forged);
  honest.copy(mixed, 14, 14, 18);
  const directory = mixed.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  honest.copy(
    mixed,
    directory + 16,
    honest.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 16,
    honest.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 20,
  );
  assert.equal(await refusalOf(honest), 'none');
  assert.equal(await refusalOf(mixed), 'sheets.unreadable');
});

const bomb = Buffer.alloc(40 * 1024 * 1024, 0x20);

test('refuses what cannot or must not be read, each with its code', async () => {
  const rows = numbered(text('a'), 0);
  assert.equal(await refusalOf(''), 'sheets.empty');
  assert.equal(await refusalOf('\n\n  \n'), 'sheets.empty');
  assert.equal(await refusalOf('a,b\n1,2\n', { headerRow: 7 }), 'sheets.no-such-heading-row');
  assert.equal(await refusalOf('a,b\n1,2\n', { maxBytes: 4 }), 'sheets.too-large');
  assert.equal(await refusalOf(gzipSync(Buffer.alloc(200_000, 'a,b\n')), { maxBytes: 100_000 }), 'sheets.too-large');
  assert.equal(await refusalOf(gzipSync('a,b\n1,2\n').subarray(0, 20)), 'sheets.unreadable');
  assert.equal(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), 'sheets.old-workbook');
  assert.equal(await refusalOf(zipOf([{ name: 'x', bytes: Buffer.from('x') }])), 'sheets.unreadable');
  assert.equal(await refusalOf(workbookOf({ rows }), { sheet: 'Other' }), 'sheets.no-such-sheet');
  assert.equal(
    await refusalOf(workbookOf({ rows: numbered(text('a') + '<c r="XFD1"><v>1</v></c>', 0) })),
    'sheets.too-many-columns',
  );
  assert.equal(await refusalOf(zipOf([{ name: 'xl/bomb.xml', bytes: bomb }])), 'sheets.zip-bomb');
  assert.equal(await refusalOf(workbookOf({ rows: rows + ' '.repeat(100_000), declaredSize: 200 })), 'sheets.zip-bomb');
  assert.equal(await refusalOf(workbookOf({ rows }).subarray(0, 300)), 'sheets.unreadable');
  assert.equal(await refusalOf(`a,b\n${'x'.repeat(3_000_000)}`), 'sheets.line-too-long');
  assert.equal(await refusalOf('a,'.repeat(3000)), 'sheets.too-many-columns');
  assert.equal(await refusalOf(`a,b\n${'"x"y,1\n'.repeat(500)}`), 'sheets.quotes-broken');
});

test('writes CSV that Excel reads, without running formulas', async () => {
  const columns = [
    { header: '名称', kind: 'text' },
    { header: '金额', kind: 'decimal' },
    { header: '日期', kind: 'day' },
  ] as const;
  const pieces: Buffer[] = [];
  for await (const piece of writeCsv({
    columns,
    rows: [
      ['=1+1', '-12.5', '2024-03-05'],
      ['a"b\nc', null, undefined],
      ['-5', '1', ''],
    ],
  }))
    pieces.push(piece);
  assert.equal(
    Buffer.concat(pieces).toString(),
    `\ufeff名称,金额,日期\r\n'=1+1,-12.5,2024-03-05\r\n"a""b\nc",,\r\n-5,1,\r\n`,
  );
});

test('writes a workbook with real numbers and dates that reads back the same', async () => {
  const columns = [
    { header: '名称', kind: 'text' },
    { header: '金额', kind: 'decimal', digits: 4 },
    { header: '日期', kind: 'day' },
    { header: 'n', kind: 'integer' },
  ] as const;
  const rows = [
    ['=1+1', '-12.3456', '2024-03-05', 3],
    ['甲\u0001 & <乙>', '1234567.89', '1999-12-31', 0n],
  ];
  const table = await open(writeWorkbook({ name: '客户/表', columns, rows }));
  assert.deepEqual([table.sheet, table.header], ['客户 表', ['名称', '金额', '日期', 'n']]);
  assert.deepEqual(
    (await rowsOf(table)).map(({ cells }) => cells),
    [
      ['=1+1', -12.3456, '2024-03-05', 3],
      ['甲 & <乙>', 1234567.89, '1999-12-31', 0],
    ],
  );
});
