import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { FieldType, MeasureField, RuleFieldName } from '../domain/index.ts';

/** How a column is compared: what parameters are cast to. */
export type ColumnKind = 'bigint' | 'numeric' | 'date' | 'text' | 'text[]' | 'uuid' | 'boolean' | 'tree' | 'family';
export type FieldColumn = { readonly kind: ColumnKind; readonly value: RawBuilder<unknown> };

const column = (kind: ColumnKind, name: string): FieldColumn => ({ kind, value: sql.ref(name) });
/** Basis points of a share, towards zero; null when there is nothing to share. */
const share = (part: string, whole: string): FieldColumn => ({
  kind: 'numeric',
  value: sql`CASE WHEN ${sql.ref(whole)} > 0 THEN div((${sql.ref(part)})::numeric * 10000, ${sql.ref(whole)}) END`,
});
/** A closed list in which "no value" is called unrated. */
const tier = (name: string): FieldColumn => ({ kind: 'text', value: sql`coalesce(${sql.ref(name)}, 'unrated')` });
const kept = { kind: 'tree', value: sql`NULL` } as const satisfies FieldColumn;

/**
 * Contribution is that of whole months: members are the same for every reader, and would tell to a cent by how much an order
 * moved it (docs/decisions/0014). Where each field stands: a = account_card, s = ledger_figures, r = account_rating.
 */
export const fieldColumns: Readonly<Record<RuleFieldName, FieldColumn>> = {
  net12: column('bigint', 's.net_12_e4'),
  netPrior12: column('bigint', 's.net_prior_12_e4'),
  growth12: {
    kind: 'numeric',
    value: sql`CASE WHEN s.net_prior_12_e4 > 0 THEN div((s.net_12_e4 - s.net_prior_12_e4)::numeric * 10000, s.net_prior_12_e4) END`,
  },
  contribution12: column('bigint', 's.whole_contribution_12_e4'),
  contribution24: column('bigint', 's.whole_contribution_24_e4'),
  contributionRate12: share('s.whole_contribution_12_e4', 's.whole_net_12_e4'),
  pocket12: column('bigint', 's.pocket_12_e4'),
  serve12: column('bigint', 's.serve_12_e4'),
  knownCostShare: column('bigint', 's.known_share_bp'),
  orders12: column('bigint', 's.orders_12'),
  ordersAll: column('bigint', 's.orders_all'),
  firstOrderOn: column('date', 's.first_order_on'),
  lastOrderOn: column('date', 's.last_order_on'),
  families: { ...kept, kind: 'family' },
  open: column('bigint', 's.open_minor'),
  overdue: column('bigint', 's.overdue_minor'),
  oldestOverdueOn: column('date', 's.oldest_overdue_on'),
  exposure: column('bigint', 's.exposure_minor'),
  creditLimit: column('bigint', 's.limit_minor'),
  exposureShare: share('s.exposure_minor', 's.limit_minor'),
  termsDays: column('bigint', 'a.terms_days'),
  score: column('bigint', 'r.score_micro'),
  rank: column('bigint', 'r.rank'),
  coverage: column('bigint', 'r.coverage'),
  proposedTier: tier('r.tier'),
  badges: column('text[]', 'r.badges'),
  alive: column('bigint', 'r.alive_bp'),
  expected12: column('bigint', 'r.expected_minor'),
  revenueRank: column('bigint', 'r.revenue_rank'),
  contributionAxis: column('bigint', 'r.contribution_share'),
  continuityAxis: column('bigint', 'r.continuity_share'),
  paymentAxis: column('bigint', 'r.payment_share'),
  growthAxis: column('bigint', 'r.growth_share'),
  relationshipAxis: column('bigint', 'r.relationship_share'),
  strategicAxis: column('bigint', 'r.strategic_share'),
  tier: tier('a.tier'),
  tierSince: column('date', 'a.tier_since'),
  tierExpires: column('date', 'a.tier_expires'),
  kaType: column('text', 'a.ka_type'),
  lifecycle: column('text', 'a.lifecycle'),
  owner: column('uuid', 'a.owner_id'),
  tags: column('text[]', 'a.tags'),
  kind: column('text', 'a.kind'),
  industry: column('text', 'a.industry'),
  region: column('text', 'a.region'),
  ownership: column('text', 'a.ownership'),
  institution: column('text', 'a.institution'),
  employees: column('bigint', 'a.employees'),
  foundedOn: column('date', 'a.founded_on'),
  group: kept,
};

/** A measure of the present run, measured = account_measures; parts of one are kept as such and compared in basis points. */
export const measureColumnOf = (code: MeasureField, type: FieldType): FieldColumn => {
  const value = sql`(measured.figures ->> ${code})::numeric`;
  return { kind: 'numeric', value: type === 'percent' ? sql`(${value} * 10000)` : sql`(${value})` };
};

/** A custom value with its type; a value of another type counts as missing. */
export const customColumnOf = (key: string, type: 'text' | 'number' | 'date' | 'choice' | 'flag'): FieldColumn => {
  const value = sql`(a.custom ->> ${key})`;
  const whenType = (json: string, then: RawBuilder<unknown>) =>
    sql`CASE WHEN jsonb_typeof(a.custom -> ${key}) = ${json} THEN ${then} END`;
  switch (type) {
    case 'number':
      return { kind: 'numeric', value: whenType('number', sql`${value}::numeric`) };
    case 'flag':
      return { kind: 'boolean', value: whenType('boolean', sql`${value}::boolean`) };
    case 'date':
    case 'text':
    case 'choice':
      return { kind: 'text', value: sql`${whenType('string', value)} COLLATE "C"` };
    default: {
      const never: never = type;
      return never;
    }
  }
};
