import { z } from 'zod';
import { dateOrders, decimalMarks } from '../domain/import/index.ts';
import { recordKinds } from '../domain/records.ts';

const columnName = z.string().min(1).max(300);

const columnRuleSchema = z
  .strictObject({
    column: columnName.describe('Heading of the column; "#3" is the third column of a file without headings'),
    values: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe('Words of the source and what they mean, such as {"refund": "return"}'),
    includesTaxPercent: z
      .number()
      .min(0)
      .max(100)
      .exactOptional()
      .describe('Amounts include value-added tax at this rate; it is taken out'),
    dateOrder: z.enum(dateOrders).exactOptional().describe('Order of day and month in this column'),
    divider: z.string().min(1).max(5).exactOptional().describe('What divides the parts of a list or of a product line'),
  })
  .meta({ id: 'ColumnRule' });

const filterSchema = z
  .strictObject({
    column: columnName,
    in: z.array(z.string()).exactOptional().describe('Keep only rows whose cell is one of these'),
    notIn: z.array(z.string()).exactOptional().describe('Leave out rows whose cell is one of these'),
    notEmpty: z.literal(true).exactOptional().describe('Keep only rows whose cell is filled'),
  })
  .meta({ id: 'RowFilter' });

const decisions = z.record(z.string(), z.string()).exactOptional();

/** Names the system that a file comes from. */
export const sourceName = z.string().trim().min(1).max(60);

export const recordKindSchema = z.enum(recordKinds).meta({ id: 'RecordKind' });

/** How a file becomes records; docs/guide/en/mapping.md describes it field by field. */
export const mappingSchema = z
  .strictObject({
    kind: recordKindSchema,
    source: sourceName.describe(
      'Name of the system that the file comes from; orders are keyed by source, order no and line no',
    ),
    encoding: z
      .string()
      .exactOptional()
      .describe('utf-8, gb18030, big5, utf-16le, utf-16be or windows-1252; judged from the file when absent'),
    separator: z.string().exactOptional().describe('"," ";" "|" or a tab; judged from the file when absent'),
    sheet: z.string().exactOptional().describe('Name of the sheet of a workbook; the first visible one when absent'),
    headerRow: z.number().int().min(0).max(1000).exactOptional().describe('Line of the headings; 0 = none'),
    columns: z
      .record(z.string(), z.union([columnName, columnRuleSchema, z.strictObject({ const: z.string() })]))
      .describe('Field → heading of its column, a rule, or {"const": value} for the same value in every row'),
    dateOrder: z.enum(dateOrders).exactOptional().describe('Order of day and month where a date can be read both ways'),
    decimal: z.enum(decimalMarks).exactOptional().describe('Decimal mark'),
    currency: z
      .string()
      .length(3)
      .exactOptional()
      .describe('Currency of all amounts when no column gives it; else the company currency'),
    termsDays: z
      .number()
      .int()
      .min(0)
      .max(720)
      .exactOptional()
      .describe('Days from invoice to due date when no column gives the due date'),
    returnPrefixes: z
      .array(z.string().min(1))
      .exactOptional()
      .describe('Order numbers that begin so are returns or cancellations'),
    filters: z.array(filterSchema).exactOptional().describe('Rows that are left out without being counted as bad'),
    createMissing: z
      .strictObject({ accounts: z.boolean().exactOptional(), products: z.boolean().exactOptional() })
      .exactOptional()
      .describe('Makes accounts and products that the ledger does not know'),
    matches: z
      .strictObject({ accounts: decisions, products: decisions })
      .exactOptional()
      .describe('Decisions on near matches: what stands in the file → code of the object that it means'),
  })
  .meta({ id: 'ImportMapping' });
