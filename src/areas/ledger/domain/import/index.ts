export { unreadPrices } from './unread-prices.ts';
export { createRowReader } from './row-reader.ts';
export type { Aside, RowReader, RowReaderOptions, RowReading, SourceRow } from './row-reader.ts';
export { birthdayCalendars, genders } from './choices.ts';
export type { Cell } from './cell-reader.ts';
export { createImportState } from './import-state.ts';
export type { ImportState } from './import-state.ts';
export { fieldsOf } from './fields.ts';
export type { Field, FieldType } from './fields.ts';
export {
  columnIndexOf,
  columnLettersOf,
  columnsNamed,
  fieldParams,
  headingKeyOf,
  mappingProblemsOf,
  sameHeadingParams,
} from './columns.ts';
export type { MappingProblem } from './columns.ts';
export { dateOrders, decimalMarks } from './mapping.ts';
export type { ColumnRule, DateOrder, DecimalMark, FieldSource, Mapping, RowFilter } from './mapping.ts';
export type { RowIssue, RowReason, RowWarning } from './issues.ts';
export { presets, presetsFor } from './presets.ts';
export type { Preset } from './presets.ts';
export { cleanText } from './clean-text.ts';
export type { Fingerprint, Tally } from './fingerprints.ts';
export { proposeMapping, questionsOf } from './propose-mapping.ts';
export type { MappingProposal, MappingQuestion, ProposalInput } from './propose-mapping.ts';
export { templateHeaderOf } from './template.ts';
export { wordIssue } from './word-issue.ts';
export type { FindMessage, WordedIssue } from './word-issue.ts';
export { businessYears, parseDay } from './parse-day.ts';
export { parseNumber } from './parse-number.ts';
export { personalCellMask, withoutContacts } from './personal-cells.ts';
