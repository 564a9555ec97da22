import { z } from 'zod';
import { daySchema, idSchema, moneySchema } from '#kernel/contract';

/** A figure that a caller may lack the right to see, or that is not known: null, never zero. */
export const hiddenMoney = moneySchema.nullable().describe('null: not known, or hidden from this role');
export const bpSchema = z.number().int().describe('Basis points: 1234 = 12.34 %');

/** What lists and heads show of an account's money. Cost and contribution need the field rights cost and margin. */
export const accountFiguresSchema = z
  .object({
    asOf: daySchema.describe(
      'Figures of 12 and 24 months are of the month of this day, so far as it has gone, and the 11 or 23 before it',
    ),
    isNetBasis: z.boolean().describe('The ledger knows no cost at all: net revenue stands in for contribution'),
    net12: moneySchema,
    netPrior12: moneySchema.describe('The 12 months before, to the same day a year earlier'),
    contribution12: hiddenMoney,
    contribution24: hiddenMoney,
    contributionThrough: daySchema
      .nullable()
      .describe(
        'Last day that contribution counts: the as-of day, or the end of the last whole month for those who see no cost',
      ),
    knownShareBp: bpSchema.nullable().describe('Share of the revenue of 12 months whose cost is known'),
    pocket12: hiddenMoney,
    serve12: hiddenMoney,
    orders12: z.number().int(),
    ordersAll: z.number().int(),
    firstOrderOn: daySchema.nullable(),
    lastOrderOn: daySchema.nullable(),
    open: moneySchema,
    overdue: moneySchema,
    oldestOverdueOn: daySchema.nullable(),
    exposure: moneySchema.describe('Open invoices and orders not yet delivered'),
    limit: moneySchema.nullable(),
    trend: z.array(z.string()).describe('Net of the last 12 months, oldest first, in minor units'),
  })
  .meta({ id: 'AccountFigures' });

export const productRefSchema = z
  .object({ id: idSchema, code: z.string(), name: z.string(), nameEn: z.string().nullable() })
  .meta({ id: 'ProductRef' });
