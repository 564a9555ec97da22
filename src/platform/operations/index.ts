export type {
  Actor, AuditEntry, Company, Context, FileAnswer, FileStore, JobContext, JobProgress, JobRequest, StreamContext, Upload,
} from './context.ts';
export { handle, handleFile, handleUpload } from './implement.ts';
export type { Bound, JobHandler, Module } from './implement.ts';
