import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { Rule } from '../domain/index.ts';
import { compileRule } from './compile-rule.ts';
import type { CompileSettings } from './compile-rule.ts';
import { populationOf, runPartsOf } from './population.ts';

/** Sums over accounts; null where no account of the set has the figure. */
export type SetFigures = {
  readonly accounts: number;
  readonly keyAccounts: number;
  readonly net12E4: bigint | null;
  readonly netPrior12E4: bigint | null;
  readonly contribution12E4: bigint | null;
  /** The middle of the days since first orders: how mature the custom is. */
  readonly daysAsCustomer: number | null;
};

type Raw = {
  accounts: number;
  keyAccounts: number;
  net12: string | null;
  netPrior12: string | null;
  contribution12: string | null;
  daysAsCustomer: number | null;
};

const sums = (today: Day) => sql`
  count(*) AS accounts,
  count(*) FILTER (WHERE a.tier IN ('S', 'A')) AS key_accounts,
  sum(s.net_12_e4)::text AS net12,
  sum(s.net_prior_12_e4)::text AS net_prior12,
  sum(s.whole_contribution_12_e4)::text AS contribution12,
  round(avg(${today}::date - s.first_order_on))::integer AS days_as_customer`;

const figuresOf = (row: Raw | undefined): SetFigures => ({
  accounts: row?.accounts ?? 0,
  keyAccounts: row?.keyAccounts ?? 0,
  net12E4: bigintOf(row?.net12),
  netPrior12E4: bigintOf(row?.netPrior12),
  contribution12E4: bigintOf(row?.contribution12),
  daysAsCustomer: row?.daysAsCustomer ?? null,
});

const bigintOf = (text: string | null | undefined): bigint | null =>
  text === null || text === undefined ? null : BigInt(text);

export const noFigures: SetFigures = figuresOf(undefined);

type Counted = { readonly taken: SetFigures; readonly company: SetFigures };

/**
 * Size and figures of what a rule takes and of all accounts, among those that the caller reaches: one pass over the
 * population, because a count is asked for while somebody types.
 */
export const countRule = async (
  db: Db,
  wanted: { readonly rule: Rule; readonly settings: CompileSettings; readonly within: RawBuilder<boolean> },
): Promise<Counted> => {
  const { rule, settings, within } = wanted;
  const { rows } = await sql<Raw & { isTaken: boolean; customers: number; customerDays: number }>`
    SELECT coalesce(${compileRule(rule, settings)}, false) AS is_taken, ${sums(settings.today)},
           count(s.first_order_on) AS customers, coalesce(sum(${settings.today}::date - s.first_order_on), 0) AS customer_days
    FROM ${populationOf(settings.orgId, runPartsOf(rule))}
    WHERE a.org_id = ${settings.orgId} AND ${within}
    GROUP BY 1`.execute(db);
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const days = rows.reduce((sum, row) => sum + row.customerDays, 0);
  return {
    taken: figuresOf(rows.find(({ isTaken }) => isTaken)),
    company: {
      ...rows.map(figuresOf).reduce(together, noFigures),
      daysAsCustomer: customers === 0 ? null : Math.round(days / customers),
    },
  };
};

const together = (one: SetFigures, other: SetFigures): SetFigures => ({
  accounts: one.accounts + other.accounts,
  keyAccounts: one.keyAccounts + other.keyAccounts,
  net12E4: sumOf(one.net12E4, other.net12E4),
  netPrior12E4: sumOf(one.netPrior12E4, other.netPrior12E4),
  contribution12E4: sumOf(one.contribution12E4, other.contribution12E4),
  daysAsCustomer: null,
});

const sumOf = (one: bigint | null, other: bigint | null): bigint | null => (one === null ? other : one + (other ?? 0n));

/** The same for stored members of many segments at once. */
export const countMembers = async (
  db: Db,
  orgId: number,
  wanted: { readonly ids: readonly string[]; readonly today: Day; readonly within: RawBuilder<boolean> },
): Promise<ReadonlyMap<string, SetFigures>> => {
  if (wanted.ids.length === 0) return new Map();
  const { rows } = await sql<Raw & { segmentId: string }>`
    SELECT m.segment_id, ${sums(wanted.today)}
    FROM segment_member m
    JOIN account_card a ON a.org_id = ${orgId} AND a.id = m.account_id
    LEFT JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = m.account_id
    WHERE m.org_id = ${orgId} AND m.segment_id = ANY (${wanted.ids}::uuid[]) AND ${wanted.within}
    GROUP BY m.segment_id`.execute(db);
  return new Map(rows.map((row) => [row.segmentId, figuresOf(row)]));
};
