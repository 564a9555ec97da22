import type { PermissionTable } from '#kernel/access';
import type { Database } from '#db/handle';
import type { Logger } from '#platform/log';
import type { MailSender } from '#platform/mail';
import type { Bound, DailyJob, FileStore, JobHandler, Module } from '#platform/operations';

/** All that operations run on, whoever calls them: HTTP, the command line, a job, a test. */
export type Runtime = {
  readonly database: Database;
  readonly modules: readonly Module[];
  readonly rights: PermissionTable;
  readonly operations: ReadonlyMap<string, Bound>;
  readonly jobHandlers: ReadonlyMap<string, JobHandler>;
  readonly dailyJobs: readonly DailyJob[];
  /** HTTP status of a refusal; 500 for a code that no contract declares. */
  readonly statusOf: (code: string) => number;
  readonly files: FileStore;
  readonly mail: MailSender;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly baseUrl: () => string;
  /** Tells the job runner of this process that something waits. */
  readonly wake: () => void;
};

export type RuntimeParts = Omit<Runtime, 'rights' | 'operations' | 'jobHandlers' | 'dailyJobs' | 'statusOf'>;

/** Joins the modules into one table each of rights, refusals, operations and job kinds; a name stands once. */
export const createRuntime = (parts: RuntimeParts): Runtime => {
  const rights: Record<string, PermissionTable[string]> = {};
  const statuses = new Map<string, number>();
  const operations = new Map<string, Bound>();
  const jobHandlers = new Map<string, JobHandler>();
  for (const { contract, handlers, jobs } of parts.modules) {
    for (const [name, byRole] of Object.entries(contract.permissions)) {
      if (Object.hasOwn(rights, name)) throw new Error(`two modules declare the right ${name}`);
      rights[name] = byRole;
    }
    for (const [code, status] of Object.entries(contract.errors)) statuses.set(code, status);
    for (const bound of handlers) put(operations, bound.spec.name, bound);
    for (const [kind, handler] of Object.entries(jobs ?? {})) put(jobHandlers, kind, handler);
  }
  const dailyJobs = parts.modules.flatMap(({ daily }) => daily ?? []);
  return { ...parts, rights, operations, jobHandlers, dailyJobs, statusOf: (code) => statuses.get(code) ?? 500 };
};

const put = <T>(map: Map<string, T>, name: string, value: T): void => {
  if (map.has(name)) throw new Error(`two handlers are called ${name}`);
  map.set(name, value);
};
