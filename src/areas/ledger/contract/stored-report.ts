import { z } from 'zod';
import { daySchema } from '#kernel/contract';

const findingSchema = z.object({
  code: z.string(),
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const unmatchedSchema = z.array(
  z.object({
    reference: z.string(),
    rows: z.number().int(),
    candidates: z.array(z.object({ id: z.string(), name: z.string(), likenessBp: z.number().int() })),
  }),
);

/** The report of a pass over a file, as it is kept with its batch. */
export const storedReportSchema = z.object({
  totals: z.record(z.string(), z.string()),
  newAccounts: z.number().int(),
  newProducts: z.number().int(),
  unmatchedAccounts: unmatchedSchema,
  unmatchedAccountCount: z.number().int(),
  unmatchedProducts: unmatchedSchema,
  unmatchedProductCount: z.number().int(),
  refusalsByReason: z.record(z.string(), z.number().int()),
  firstRefusals: z.array(z.object({ line: z.number().int(), raw: z.string(), reasons: z.array(findingSchema) })),
  warnings: z.array(findingSchema.extend({ rows: z.number().int(), firstLine: z.number().int() })),
  firstDay: daySchema.nullable(),
  lastDay: daySchema.nullable(),
});

/** How a file was opened, as it is kept with its batch. */
export const readingSchema = z
  .object({
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    isEncodingGuessed: z.boolean().describe('Judged by its bytes: a person should confirm it'),
    separator: z.string(),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    headerRow: z.number().int(),
    header: z.array(z.string()),
  })
  .meta({ id: 'ImportReading' });

/** Why a row was refused, as it is kept with the row. */
export const storedReasonsSchema = z.array(findingSchema);
