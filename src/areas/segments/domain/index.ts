export { conditionTestOf } from './condition-test.ts';
export type { Bound, ConditionTest, TestRefusal, TestSettings } from './condition-test.ts';
export {
  choicesFor,
  customKeyOf,
  fieldCatalogueOf,
  operatorsFor,
  opsOfType,
  ruleFieldNames,
  ruleFields,
} from './fields.ts';
export type { CustomField, RuleFieldName } from './fields.ts';
export { fieldSections } from './field-spec.ts';
export type { FieldSection, FieldSpec, FieldType } from './field-spec.ts';
export { isMeasureField, measuresElsewhere } from './measure-fields.ts';
export type { MeasureField } from './measure-fields.ts';
export { matches } from './matches.ts';
export type { FactRow, FactValue } from './matches.ts';
export { conditionsOf, isGroup, isRelative, ruleMatches, ruleOps } from './rule.ts';
export type { Condition, Rule, RuleGroup, RuleMatch, RuleOp, RuleValue } from './rule.ts';
export { maySeeRule, ruleRefusalOf } from './rule-refusals.ts';
export type { RuleLaw, RuleRefusal } from './rule-refusals.ts';
export { ruleTextOf } from './rule-text.ts';
export type { RuleWords } from './rule-text.ts';
export { growthBpOf } from './growth.ts';
export { suggestionsOf } from './suggestions.ts';
export type { FamilyPair, Frequency, RegionCell, Suggestion, SuggestionFacts } from './suggestions.ts';
export { hasOffer } from './offer.ts';
export type { Offer } from './offer.ts';
