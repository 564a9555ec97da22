import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { conditionsOf, ruleFields } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';

/** All accounts with their figures and their present rating, under the names that compiled rules use. */
export const populationOf = (orgId: number, parts: { readonly withRating: boolean }): RawBuilder<unknown> => sql`
  account_card a
  LEFT JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = a.id
  ${parts.withRating ? sql`LEFT JOIN account_rating r ON r.org_id = ${orgId} AND r.account_id = a.id` : sql``}`;

const ratingFields: ReadonlySet<string> = new Set(
  Object.entries(ruleFields).flatMap(([name, { section }]) => (section === 'rating' ? [name] : [])),
);

/** True when a rule tests what an identification run found. */
export const usesRating = (rule: Rule): boolean => conditionsOf(rule).some(({ field }) => ratingFields.has(field));

export const usesTree = (rule: Rule): boolean => conditionsOf(rule).some(({ field }) => field === 'group');
