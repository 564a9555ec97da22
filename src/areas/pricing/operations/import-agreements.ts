import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { handleUpload } from '#platform/operations';
import type { Context, StreamContext, Upload } from '#platform/operations';
import { defaultMaxBytes, openTable } from '#platform/sheets';
import type { Table } from '#platform/sheets';
import { agreementOperations as operations } from '../contract/agreement-operations.ts';
import {
  agreementColumnsOf,
  agreementHeadings,
  headersDiffer,
  missingColumnsOf,
  readAgreementRow,
} from '../domain/index.ts';
import type { AgreementColumn, AgreementFileRow, RowReading } from '../domain/index.ts';
import { pricingMessages } from '../messages/index.ts';
import { listAccountsByKey, listProductsByCode } from '../store/agreement-keys.ts';
import type { AgreementTerms } from './agreement-terms.ts';
import { draftAgreement } from './agreements.ts';
import { lockGroups, rowsOf } from './reach.ts';
import { signDraft, signRefusalsOf } from './sign-agreement.ts';
import type { SupportJudge } from './support-judge.ts';

const mostRows = 2_000;

type Refused = { readonly line: number; readonly agreement: string; readonly code: string; readonly text: string };
type Words = (code: string, params: Readonly<Record<string, string | number>>) => string;

const wordsOf = async ({ language }: StreamContext): Promise<Words> => {
  const t = createT(language, await pricingMessages.load[language]());
  return (code, params) => t.find(code.replace(/^pricing\./u, 'errors.'), params) ?? code;
};

const headingOf = ({ language }: Pick<StreamContext, 'language'>, column: AgreementColumn): string =>
  agreementHeadings[column][language === 'en' ? 1 : 0];

/** All rows of the upload, each read or refused; the file itself is not kept. */
const readFile = async (context: StreamContext, upload: Upload): Promise<readonly RowReading[]> => {
  const orgId = context.company.id;
  const id = context.newId();
  try {
    await context.files.put({ orgId, id }, upload.stream, defaultMaxBytes);
    return await context.files.atPath({ orgId, id }, async (path) => await rowsOfTable(context, await openTable(path)));
  } finally {
    await context.files.remove(orgId, id);
  }
};

const rowsOfTable = async (context: StreamContext, table: Table): Promise<readonly RowReading[]> => {
  const columns = agreementColumnsOf(table.header);
  const missing = missingColumnsOf(columns);
  if (missing.length > 0)
    throw new AppError('pricing.import-columns-missing', {
      columns: missing.map((column) => headingOf(context, column)).join(context.language === 'en' ? ', ' : '、'),
    });
  const { timeZone } = context.company;
  const readings: RowReading[] = [];
  for await (const { rows } of table.rows())
    for (const { line, cells, fault } of rows) {
      if (readings.length >= mostRows) throw new AppError('pricing.import-too-long', { most: mostRows });
      readings.push(readAgreementRow(columns, { line, cells, isBroken: fault !== undefined, timeZone }));
    }
  return readings;
};

const termsOf = (rows: readonly AgreementFileRow[], productIds: ReadonlyMap<string, string>): AgreementTerms | null => {
  const [first] = rows;
  if (first === undefined) return null;
  const { reference, title, coversGroup, validFrom, validTo, creditDays, rebateKind, rebatePeriod, rebateBasis } =
    first;
  return {
    title: title ?? reference,
    reference,
    coversGroup,
    validFrom,
    validTo,
    noticeDays: 60,
    creditDays,
    rebateKind: rebateKind ?? (first.tiers.length > 0 ? 'retroactive' : null),
    rebatePeriod,
    rebateBasis,
    tiers: [...first.tiers],
    lines: rows.flatMap(({ product, quantity, price, freeQuantity }) =>
      price === null
        ? []
        : [
            {
              productId: productIds.get(product) ?? '',
              quantity,
              price,
              ...(freeQuantity !== null && { freeQuantity }),
            },
          ],
    ),
    ranges: rows.flatMap(({ product, quantity, discount }) =>
      discount === null ? [] : [{ productId: productIds.get(product) ?? '', quantity, ...discount }],
    ),
  };
};

type Keys = { readonly accounts: ReadonlyMap<string, string>; readonly products: ReadonlyMap<string, string> };

const refusedKeys = (
  context: Pick<Context, 'language'>,
  rows: readonly AgreementFileRow[],
  { keys: { accounts, products }, say }: { readonly keys: Keys; readonly say: Words },
): readonly Refused[] =>
  rows.flatMap((row) => {
    const one = (code: string, params: Readonly<Record<string, string>>): readonly Refused[] => [
      { line: row.line, agreement: row.reference, code, text: say(`importRows.${code}`, params) },
    ];
    const differing = rows[0] === undefined ? null : headersDiffer(rows[0], row);
    if (!accounts.has(row.account)) return one('account-unknown', { value: row.account });
    if (!products.has(row.product)) return one('product-unknown', { value: row.product });
    return differing === null ? [] : one('rows-differ', { column: headingOf(context, differing) });
  });

/**
 * Signs one agreement of the file, or says which of its rows stand in the way; nothing is written then. Of one that has
 * rows which cannot be read the others are judged only.
 */
const takeAgreement = async (
  context: Context,
  rows: readonly AgreementFileRow[],
  {
    keys,
    say,
    isWhole,
    judge,
  }: { readonly keys: Keys; readonly say: Words; readonly isWhole: boolean; readonly judge: SupportJudge },
): Promise<{ readonly number: string | null; readonly refused: readonly Refused[] }> => {
  const refused = refusedKeys(context, rows, { keys, say });
  const [first] = rows;
  // Prices come before ranges, as the judgement numbers them.
  const judged = [...rows.filter(({ price }) => price !== null), ...rows.filter(({ price }) => price === null)];
  const terms = termsOf(rows, keys.products);
  const accountId = first === undefined ? undefined : keys.accounts.get(first.account);
  if (refused.length > 0 || terms === null || first === undefined || accountId === undefined)
    return { number: null, refused };
  const said = (at: number, error: AppError): Refused => {
    const line = judged[at]?.line ?? first.line;
    const params = { ...error.params, line };
    return { line, agreement: first.reference, code: error.code, text: say(error.code, params) };
  };
  const problems = await signRefusalsOf(context, { accountId, terms, judge });
  if (problems.length > 0) return { number: null, refused: problems.map(({ at, error }) => said(at, error)) };
  if (!isWhole) return { number: null, refused: [] };
  const draft = await draftAgreement(context, { accountId, terms });
  const signed = await signDraft(context, draft, { signedOn: context.today, judge });
  return { number: signed.number, refused: [] };
};

/** Ends the transaction of a dry run without keeping anything. */
class DryRunError<T> extends Error {
  override readonly name = 'DryRunError';
  readonly answer: T;
  constructor(answer: T) {
    super('dry run');
    this.answer = answer;
  }
}

const unreadable = (context: StreamContext, reading: RowReading, say: Words): readonly Refused[] =>
  reading.kind === 'row'
    ? []
    : [
        {
          line: reading.line,
          agreement: reading.reference,
          code: reading.code,
          text: say(`importRows.${reading.code}`, {
            column: reading.column === null ? '' : headingOf(context, reading.column),
            value: reading.value,
          }),
        },
      ];

const importAgreementsOf = (judge: SupportJudge) =>
  handleUpload(operations.importAgreements, async (context, { sign }, upload) => {
    const readings = await readFile(context, upload);
    const say = await wordsOf(context);
    const bad = readings.flatMap((reading) => unreadable(context, reading, say));
    const rows = readings.flatMap((reading) => (reading.kind === 'row' ? [reading.row] : []));
    const spoilt = new Set(bad.map(({ agreement }) => agreement));
    const groups = Map.groupBy(rows, ({ reference }) => reference);
    const all = new Set(
      readings.map((reading) => (reading.kind === 'row' ? reading.row.reference : reading.reference)),
    );
    const run = async (step: Context) => {
      const keys = {
        accounts: await listAccountsByKey(step.db, step.company.id, {
          keys: rows.map(({ account }) => account),
          within: rowsOf(step, 'pricing.agree', 'a.id'),
        }),
        products: await listProductsByCode(
          step.db,
          step.company.id,
          rows.map(({ product }) => product),
        ),
      };
      // All at once, for two files that lock the same groups in their own order would wait for each other.
      await lockGroups(step, [...keys.accounts.values()]);
      const numbers: string[] = [];
      const refused = [...bad];
      for (const [reference, lines] of groups) {
        const taken = await takeAgreement(step, lines, { keys, say, isWhole: !spoilt.has(reference), judge });
        if (taken.number !== null) numbers.push(taken.number);
        refused.push(...taken.refused);
      }
      return { numbers, refused: refused.toSorted((a, b) => a.line - b.line) };
    };
    const answer = sign ? await context.transact(async (step) => await run(step)) : await rehearsed(context, run);
    return {
      isDryRun: !sign,
      rows: readings.length,
      agreements: all.size,
      signed: answer.numbers.length,
      numbers: sign ? answer.numbers : [],
      refused: answer.refused,
    };
  });

const rehearsed = async <T>(context: StreamContext, run: (step: Context) => Promise<T>): Promise<T> => {
  try {
    return await context.transact(async (step): Promise<T> => {
      throw new DryRunError(await run(step));
    });
  } catch (error) {
    if (error instanceof DryRunError) return error.answer;
    throw error;
  }
};

export const agreementImportHandlersOf = (judge: SupportJudge) => [importAgreementsOf(judge)];
