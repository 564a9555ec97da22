import { z } from 'zod';
import { daySchema, idSchema } from '#kernel/contract';

/** What the jobs of imports are given. */
export const batchJobSchema = z.object({ batchId: idSchema });
export const recostJobSchema = z.object({ productIds: z.array(idSchema).nullable() });

const count = z.number().int();

export const batchCountsSchema = z
  .object({
    read: count.default(0).describe('Rows of the file'),
    rejected: count.default(0).describe('Rows that could not be booked; they can be downloaded with their reasons'),
    filtered: count.default(0).describe('Rows left out by the filters of the mapping'),
    duplicates: count
      .default(0)
      .describe('Rows that equal an earlier one in every cell, refused ones among them; booked ones are flagged'),
    booked: count
      .default(0)
      .describe('Rows that stand in the ledger after the import: inserted, updated and unchanged'),
    inserted: count.default(0),
    updated: count.default(0),
    unchanged: count.default(0),
    newAccounts: count.default(0),
    newProducts: count.default(0),
  })
  .meta({ id: 'ImportCounts' });

export const batchPlanSchema = z.object({
  sourceIsKnown: z.boolean(),
  window: z.object({ asOf: daySchema, isNetBasis: z.boolean() }),
  line: z.number().int(),
});

/** A credit limit that an import set, and what stood in its place. */
export const limitImageSchema = z.object({
  accountId: idSchema,
  validFrom: daySchema,
  limitMinor: z.string(),
  beforeMinor: z.string().nullable(),
  beforeBy: idSchema.nullable(),
});

/** The parent that an account had before an import set another. */
export const parentImageSchema = z.object({ parentId: idSchema.nullable() });

export const keptObjects = ['account', 'person', 'product', 'product-line', 'price'] as const;

export const keptItemSchema = z.object({
  object: z.enum(keptObjects),
  code: z.string(),
  name: z.string(),
  fields: z.array(z.string()).describe('Fields that stay; none: the object itself, which the import had made'),
});

/** What an undo left as it is, because somebody changed or used it since. */
export const keptSchema = z.object({
  count: z.number().int().describe('How many objects; the first 200 are listed'),
  items: z.array(keptItemSchema),
});
export type KeptByUndo = z.output<typeof keptSchema>;
