import { z } from 'zod';
import { daySchema, idSchema } from '#kernel/contract';
import type { AccountAttributes, KeyAccountType, LadderStep, StatedEvidence, Tier } from '../domain/index.ts';
import { evidenceKinds, keyAccountTypes, ladderSteps, lifecycles, tiers } from '../domain/index.ts';

const kinds = ['company', 'public-body', 'dealer', 'person'] as const satisfies readonly AccountAttributes['kind'][];
const institutions = [
  'government',
  'justice',
  'education-health',
  'press',
] as const satisfies readonly AccountAttributes['institution'][];
const ownerships = [
  'state',
  'private',
  'foreign',
  'public-body',
] as const satisfies readonly AccountAttributes['ownership'][];

/** An account as readProfilePage packs it; what this product never writes is read as unknown. */
const profileSchema = z.tuple([
  idSchema,
  z.string(),
  z.enum(kinds).catch('company'),
  z.enum(institutions).nullable().catch(null),
  z.string().nullable(),
  z.string().nullable(),
  daySchema.nullable(),
  z.number().nullable(),
  z.enum(ownerships).nullable().catch(null),
  z.string().nullable(),
  z.boolean(),
  z.enum(lifecycles),
  z.enum(tiers).nullable(),
  daySchema.nullable(),
  z.enum(keyAccountTypes).nullable(),
]);

const statementSchema = z.tuple([
  idSchema,
  z.enum(evidenceKinds),
  z.number(),
  z.string(),
  daySchema,
  daySchema.nullable(),
]);
const ladderSchema = z.tuple([idSchema, z.enum(ladderSteps), z.number()]);

/** What persons have confirmed of an account, as its row says. */
export type ConfirmedStanding = {
  readonly tier: Tier;
  readonly type: KeyAccountType | null;
  readonly overrideUntil: string | null;
};

export type Profile = {
  readonly id: string;
  readonly code: string;
  readonly attributes: AccountAttributes;
  readonly standing: ConfirmedStanding;
};

export const profilesOf = (text: string): readonly Profile[] =>
  z
    .array(profileSchema)
    .parse(JSON.parse(text))
    .map(
      ([
        id,
        code,
        kind,
        institution,
        industry,
        region,
        foundedOn,
        employees,
        ownership,
        parentCode,
        buysAsGroup,
        lifecycle,
        tier,
        tierExpires,
        type,
      ]) => ({
        id,
        code,
        attributes: {
          kind,
          institution,
          industry,
          region,
          foundedOn,
          employees,
          ownership,
          parentCode,
          buysAsGroup,
          lifecycle,
        },
        standing: { tier: tier ?? 'unrated', type, overrideUntil: tierExpires },
      }),
    );

/** Statements by account id. */
export const statementsOf = (text: string): ReadonlyMap<string, readonly StatedEvidence[]> => {
  const byAccount = new Map<string, StatedEvidence[]>();
  for (const [id, kind, value, source, statedOn, expiresOn] of z.array(statementSchema).parse(JSON.parse(text))) {
    const item = { kind, value, source, statedOn, expiresOn };
    const known = byAccount.get(id);
    if (known) known.push(item);
    else byAccount.set(id, [item]);
  }
  return byAccount;
};

/** Ladder answers by account id. */
export const laddersOf = (text: string): ReadonlyMap<string, Readonly<Partial<Record<LadderStep, number>>>> => {
  const byAccount = new Map<string, Partial<Record<LadderStep, number>>>();
  for (const [id, step, value] of z.array(ladderSchema).parse(JSON.parse(text))) {
    byAccount.set(id, { ...byAccount.get(id), [step]: value });
  }
  return byAccount;
};
