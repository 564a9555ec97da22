import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppError } from '#kernel/app-error';
import { cleanText, createImportState, createRowReader, mappingProblemsOf, proposeMapping } from '#domain/ledger';
import type { OrderLineRecord } from '#domain/ledger';
import { openTable, sheetErrors } from '#platform/sheets';
import { encodings, separators } from '#platform/sheets';
import { fuzzFile } from './import-fuzz.ts';
import type { FuzzFile, Truth } from './import-fuzz.ts';

export type FuzzOutcome = {
  readonly good: number;
  readonly bad: number;
  readonly refusal: string | null;
  readonly isGuessRight: boolean;
};

/**
 * Reads one seeded file as an import does and holds it to the promise: a refusal has a known code, a booked row is
 * exactly the true one, and no clear row is lost. Anything else throws.
 */
export const readFuzzFile = async (seed: number, folder: string): Promise<FuzzOutcome> => {
  const file = await fuzzFile(seed);
  const path = join(folder, `fuzz-${seed % 4}`);
  await writeFile(path, file.bytes);
  try {
    const guessed = await openTable(path, { headerRow: file.mapping.headerRow });
    const isGuessRight = file.mapping.encoding === undefined || guessed.encoding === file.mapping.encoding;
    proposeMapping({ kind: 'orders', source: 'fuzz', header: guessed.header, sample: guessed.sample });
    const { records, bad } = await readRecords(path, file);
    check(seed, file, records);
    return { good: records.length, bad, refusal: null, isGuessRight };
  } catch (error) {
    if (!isAppError(error)) throw new Error(`seed ${seed}: ${file.description}`, { cause: error });
    assert.ok(error.code in sheetErrors, `seed ${seed}: ${error.code}`);
    assert.ok(!file.isClear, `seed ${seed}: ${error.code} for a clear file, ${file.description}`);
    return { good: 0, bad: 0, refusal: error.code, isGuessRight: true };
  }
};

const readRecords = async (
  path: string,
  { mapping }: FuzzFile,
): Promise<{ readonly records: readonly OrderLineRecord[]; readonly bad: number }> => {
  const table = await openTable(path, {
    encoding: encodings.find((encoding) => encoding === mapping.encoding),
    separator: separators.find((separator) => separator === mapping.separator),
    headerRow: mapping.headerRow,
  });
  const records: OrderLineRecord[] = [];
  let bad = 0;
  if (mappingProblemsOf(mapping, table.header).length > 0) return { records, bad };
  const reader = createRowReader({
    kind: 'orders',
    mapping,
    header: table.header,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: table.format,
  });
  const state = createImportState();
  for await (const batch of table.rows()) {
    for (const row of batch.rows) {
      const reading = reader.read(row, state);
      if (reading.outcome === 'good') records.push(reading.record);
      else bad += 1;
    }
  }
  return { records, bad };
};

const check = (seed: number, file: FuzzFile, records: readonly OrderLineRecord[]): void => {
  for (const record of records) {
    const truth = file.truths.get(record.orderNo);
    assert.ok(truth, `seed ${seed}: booked ${record.orderNo}, which was spoilt; ${file.description}`);
    assert.deepEqual(factsOf(record), wantedOf(truth), `seed ${seed}: ${file.description}`);
  }
  if (file.isClear) assert.equal(records.length, file.truths.size, `seed ${seed}: rows lost; ${file.description}`);
};

const factsOf = (record: OrderLineRecord): unknown[] => [
  record.account,
  record.product,
  record.orderedOn,
  record.quantityE4,
  record.netE4,
  record.specification ?? '',
];

const wantedOf = (truth: Truth): unknown[] => [
  truth.account,
  truth.product,
  truth.orderedOn,
  truth.quantityE4,
  truth.netE4,
  cleanText(truth.specification),
];
