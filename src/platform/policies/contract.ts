import { z } from 'zod';

/** Which version is asked for. */
export const policyVersionInput = z.object({
  version: z.coerce.number().int().positive().optional().describe('The one in force when left out'),
});

/** A saved version with who saved it; `policy` is the area's own schema. */
export const policyVersionOf = <Schema extends z.ZodType>(policy: Schema) =>
  z.object({
    version: z.number().int(),
    note: z.string().nullable(),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
    policy,
  });

/** What saving a new version takes. */
export const savePolicyInput = <Schema extends z.ZodType>(policy: Schema) =>
  z.object({
    policy,
    note: z.string().trim().min(1).max(400).optional(),
    basedOn: z.number().int().positive().describe('The version that was edited; a newer one refuses'),
  });
