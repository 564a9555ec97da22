export { accountIndexOf, keysOfAccount } from './account-index.ts';
export type { AccountIndex, AccountKey, RefMatch } from './account-index.ts';
export { codeKeyOf, nameKeyOf } from './name-key.ts';
export type { AccountRecord, PersonRecord } from './records.ts';
export {
  accountKinds,
  institutions,
  isKeyAccount,
  kaTypes,
  lifecycles,
  ownerships,
  teamFunctions,
  tiers,
} from './standing.ts';
export type { AccountKind, Institution, KaType, Lifecycle, Ownership, TeamFunction, Tier } from './standing.ts';
export { circularParents, wouldCloseCircle } from './tree.ts';
export { fullNameOf } from './person-name.ts';
export { mergedCustom } from './custom-values.ts';
export type { CustomCheck, CustomField, CustomFieldType, CustomValues } from './custom-values.ts';
export { keyPersonFields, missingOfKeyPerson } from './key-person.ts';
export type { KeyPersonField } from './key-person.ts';
export { isUscc } from './uscc.ts';
export { companyNameLikeness, coreNameOf } from './company-name.ts';
export { bigramDice, letterPairsOf, pairOverlap } from './letter-pairs.ts';
export type { LetterPairs } from './letter-pairs.ts';
export { duplicateReasons, likelyDuplicates } from './duplicates.ts';
export type { Comparable, DuplicatePair, DuplicateReason } from './duplicates.ts';
