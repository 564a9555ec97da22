export { conditionTestOf } from './condition-test.ts';
export type { Bound, ConditionTest, TestRefusal, TestSettings } from './condition-test.ts';
export {
  choicesFor,
  customFieldName,
  customKeyOf,
  fieldCatalogueOf,
  fieldSections,
  operatorsFor,
  opsOfType,
  ruleFieldNames,
  ruleFields,
} from './fields.ts';
export type { CustomField, FieldSection, FieldSpec, FieldType, RuleFieldName } from './fields.ts';
export { matches } from './matches.ts';
export type { FactRow, FactValue } from './matches.ts';
export { conditionsOf, depthOf, isGroup, isRelative, ruleMatches, ruleOps } from './rule.ts';
export type { Condition, Rule, RuleGroup, RuleMatch, RuleOp, RuleValue } from './rule.ts';
export { maySeeRule, mostConditions, mostDepth, ruleRefusalOf } from './rule-refusals.ts';
export type { RuleLaw, RuleRefusal } from './rule-refusals.ts';
export { ruleTextOf } from './rule-text.ts';
export type { RuleWords } from './rule-text.ts';
export { growthBpOf } from './growth.ts';
export { suggestionsOf } from './suggestions.ts';
export type { FamilyPair, Frequency, RegionCell, Suggestion, SuggestionFacts } from './suggestions.ts';
export { hasOffer } from './offer.ts';
export type { Offer } from './offer.ts';
