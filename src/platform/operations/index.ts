export type {
  Actor,
  AuditEntry,
  Client,
  Company,
  Context,
  FileAnswer,
  FileStore,
  InstallationContext,
  JobContext,
  JobProgress,
  JobRequest,
  Mail,
  StreamContext,
  Upload,
} from './context.ts';
export { handle, handleFile, handleInstallation, handleUpload } from './implement.ts';
export type { Bound, JobHandler, Module, ModuleMessages } from './implement.ts';
