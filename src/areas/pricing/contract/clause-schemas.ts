import { z } from 'zod';
import { roles } from '#kernel/access';
import { idSchema } from '#kernel/contract';
import { policyVersionOf } from '#platform/policies/contract';
import { clauseKinds, opinionOffices } from '../domain/index.ts';
import { text } from './schemas.ts';

const office = z.strictObject({
  roles: z.array(z.enum(roles)).max(roles.length).describe('Each of these speaks for it'),
  userIds: z.array(idSchema).max(50).describe('These too; without any role or person the executives speak for it'),
  hours: z.number().int().min(1).max(720).describe('Until an opinion is due'),
});

/** The company's list of clauses, and who speaks for which office. */
export const clauseListSchema = z
  .strictObject({
    clauses: z
      .array(
        z.strictObject({
          key: text(60),
          kind: z.enum(clauseKinds),
          title: text(100).nullable().describe('null: the name of its kind'),
          text: text(4_000).nullable().describe('Our standard; null: the usual position of its kind'),
          needs: z.array(z.enum(opinionOffices)).min(1).max(3).describe('Opinions that a deviation needs'),
        }),
      )
      .min(1)
      .max(60)
      .refine((clauses) => new Set(clauses.map(({ key }) => key)).size === clauses.length),
    offices: z.strictObject({ legal: office, technical: office, finance: office }),
  })
  .meta({ id: 'ClauseList' });

export const clauseListVersionSchema = policyVersionOf(clauseListSchema).meta({ id: 'ClauseListVersion' });
