import { z } from 'zod';
import { mappingSchema } from '#areas/ledger/contract';

/** A mapping that is being worked on, kept in this browser until the file is imported. */
export const draftSchema = z.object({
  mapping: mappingSchema,
  /** Where the first mapping came from. */
  origin: z.enum(['remembered', 'preset', 'headings']),
  preset: z.string().nullable(),
  /** The columns as they were proposed, to tell them from a person's own choice. */
  proposed: mappingSchema.shape.columns,
  confidence: z.record(z.string(), z.number()),
  /** The source was taken from the file's name and waits for a person's word. */
  asksSource: z.boolean().default(false),
  /** Fields whose heading several columns bear, until a person has chosen one. */
  asksColumns: z.array(z.object({ field: z.string(), column: z.string() })).default([]),
  /** Sources of earlier imports of this kind, to choose from. */
  sources: z.array(z.string()).default([]),
});

export type Draft = z.output<typeof draftSchema>;
export type MappingDraft = z.output<typeof mappingSchema>;
export type FieldSource = MappingDraft['columns'][string];
