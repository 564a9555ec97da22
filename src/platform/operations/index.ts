export type {
  Actor,
  AuditEntry,
  Client,
  Company,
  Context,
  FileAnswer,
  FileContext,
  FileStore,
  Hook,
  HookOutcome,
  Press,
  Sheet,
  InstallationContext,
  JobContext,
  JobProgress,
  JobRequest,
  Mail,
  StreamContext,
  Upload,
} from './context.ts';
export { accountColumns, column, productColumns, valuesAt } from './list-export.ts';
export type { CellWords, ListColumn, ListExport } from './list-export.ts';
export { InvalidInputError } from './invalid-input.ts';
export type { InputIssue } from './invalid-input.ts';
export type { RecordHead, RecordKind, RecordReach } from './record-kind.ts';
export { handle, handleFile, handleInstallation, handleSteps, handleUpload } from './implement.ts';
export { isList, isSwitch, textReaderOf } from './text-input.ts';
export type { TextReader } from './text-input.ts';
export type { Bound, DailyJob, FollowingJob, JobEpilogue, JobHandler, Module, ModuleMessages } from './implement.ts';
export { momentOf } from './moment-cursor.ts';
export type { Moment } from './moment-cursor.ts';
