import { z } from 'zod';
import { checkAnswers, warningChecks } from '../domain/index.ts';

const checksSchema = z.partialRecord(
  z.enum(warningChecks),
  z.object({ answer: z.enum(checkAnswers), note: z.string().nullable(), byName: z.string(), at: z.string() }),
);
export type KeptChecks = z.output<typeof checksSchema>;

export const checksIn = (stored: unknown): KeptChecks => checksSchema.parse(stored);
