import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { conditionsOf, isMeasureField, ruleFields } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';

/** What an identification run found of the accounts, as far as somebody asks for it. */
export type RunParts = { readonly withRating: boolean; readonly withMeasures: boolean };

/** All accounts with their figures, their present rating and measures, under the names that compiled rules use. */
export const populationOf = (orgId: number, parts: RunParts): RawBuilder<unknown> => sql`
  account_card a
  LEFT JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = a.id
  ${parts.withRating ? sql`LEFT JOIN account_rating r ON r.org_id = ${orgId} AND r.account_id = a.id` : sql``}
  ${parts.withMeasures ? sql`LEFT JOIN account_measures measured ON measured.org_id = ${orgId} AND measured.account_id = a.id` : sql``}`;

const ratingFields: ReadonlySet<string> = new Set(
  Object.entries(ruleFields).flatMap(([name, { section }]) => (section === 'rating' ? [name] : [])),
);

/** What of a run a rule tests. */
export const runPartsOf = (rule: Rule): RunParts => {
  const fields = conditionsOf(rule).map(({ field }) => field);
  return { withRating: fields.some((field) => ratingFields.has(field)), withMeasures: fields.some(isMeasureField) };
};

export const usesTree = (rule: Rule): boolean => conditionsOf(rule).some(({ field }) => field === 'group');
