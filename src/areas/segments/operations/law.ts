import { AppError } from '#kernel/app-error';
import { accountScope } from '#areas/accounts';
import { identificationMessages } from '#areas/identification/messages';
import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { RawBuilder } from 'kysely';
import { requireScope } from '#platform/access';
import type { Context } from '#platform/operations';
import { fieldCatalogueOf, ruleRefusalOf } from '../domain/index.ts';
import type { Rule, RuleLaw } from '../domain/index.ts';
import { segmentsMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { listAccountFields } from '../store/choices.ts';
import type { AccountFieldRow } from '../store/choices.ts';
import type { CompileSettings } from '../store/compile-rule.ts';

export type Words = Translate<typeof zhCN>;

/** What rules of this company may name, for this caller, and how they compile. */
export type Law = RuleLaw & CompileSettings & { readonly custom: readonly AccountFieldRow[] };

export const lawOf = async ({ db, actor, company, today }: Context): Promise<Law> => {
  const custom = await listAccountFields(db, company.id);
  return {
    custom,
    fields: fieldCatalogueOf(custom),
    held: actor.fields,
    currency: company.currency,
    today,
    orgId: company.id,
  };
};

/** The area's words; measures are called what identification calls them. */
export const wordsOf = async ({ language }: Pick<Context, 'language'>): Promise<Words> => {
  const own = await segmentsMessages.load[language]();
  const { measures } = await identificationMessages.load[language]();
  return createT(language, { ...own, fields: { ...measures, ...own.fields } });
};

/** Accounts whose figures the caller may read, as a condition on a column. */
export const reachOf = (
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  right: 'accounts.read' | 'accounts.export' = 'accounts.read',
): RawBuilder<boolean> => accountScope({ ...actor, today }, requireScope(actor, right), 'a.id');

/** Refuses a rule that cannot be used, naming the field in the caller's language. */
export const requireRule = async (context: Context, law: Law, rule: Rule): Promise<void> => {
  const refusal = ruleRefusalOf(rule, law);
  if (refusal === null) return;
  if (!('field' in refusal)) throw new AppError(`segments.${refusal.code}`);
  const words = await wordsOf(context);
  throw new AppError(`segments.${refusal.code}`, {
    field: fieldLabelOf(words, law, refusal.field),
    op: refusal.op,
  });
};

/** The name of a field: of the catalogue, or as the company called its own. */
export const fieldLabelOf = (words: Words, law: Pick<Law, 'custom'>, field: string): string => {
  const known = words.find(`fields.${field}`);
  if (known !== undefined) return known;
  const own = law.custom.find(({ key }) => `custom.${key}` === field);
  if (own === undefined) return field;
  return words.language === 'en' ? own.labelEn : own.labelZh;
};
