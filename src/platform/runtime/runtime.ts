import type { PermissionTable } from '#kernel/access';
import type { Database } from '#db/handle';
import type { HookSender } from '#platform/hooks';
import type { Logger } from '#platform/log';
import type { MailSender } from '#platform/mail';
import type {
  Bound,
  DailyJob,
  FileStore,
  FollowingJob,
  JobEpilogue,
  JobHandler,
  Module,
  Press,
} from '#platform/operations';

/** All that operations run on, whoever calls them: HTTP, the command line, a job, a test. */
export type Runtime = {
  readonly database: Database;
  readonly modules: readonly Module[];
  readonly rights: PermissionTable;
  readonly operations: ReadonlyMap<string, Bound>;
  readonly jobHandlers: ReadonlyMap<string, JobHandler>;
  readonly jobEpilogues: ReadonlyMap<string, JobEpilogue>;
  readonly dailyJobs: readonly DailyJob[];
  readonly followers: readonly NonNullable<Module['follow']>[];
  readonly afterJobs: readonly FollowingJob[];
  /** HTTP status of a refusal; 500 for a code that no contract declares. */
  readonly statusOf: (code: string) => number;
  readonly files: FileStore;
  readonly press: Press;
  readonly mail: MailSender;
  readonly hooks: HookSender;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly baseUrl: () => string;
  /** Tells the job runner of this process that something waits or has changed. */
  readonly wake: () => void;
};

export type RuntimeParts = Omit<
  Runtime,
  'rights' | 'operations' | 'jobHandlers' | 'jobEpilogues' | 'dailyJobs' | 'followers' | 'afterJobs' | 'statusOf'
>;

/** Joins the modules into one table each of rights, refusals, operations and job kinds; a name stands once. */
export const createRuntime = (parts: RuntimeParts): Runtime => {
  const rights: Record<string, PermissionTable[string]> = {};
  const statuses = new Map<string, number>();
  const operations = new Map<string, Bound>();
  const jobHandlers = new Map<string, JobHandler>();
  const jobEpilogues = new Map<string, JobEpilogue>();
  for (const { contract, handlers, jobs, epilogues } of parts.modules) {
    for (const [name, byRole] of Object.entries(contract.permissions)) {
      if (Object.hasOwn(rights, name)) throw new Error(`two modules declare the right ${name}`);
      rights[name] = byRole;
    }
    for (const [code, status] of Object.entries(contract.errors)) statuses.set(code, status);
    for (const bound of handlers) put(operations, bound.spec.name, bound);
    for (const [kind, handler] of Object.entries(jobs ?? {})) put(jobHandlers, kind, handler);
    for (const [kind, epilogue] of Object.entries(epilogues ?? {})) put(jobEpilogues, kind, epilogue);
  }
  const dailyJobs = parts.modules.flatMap(({ daily }) => daily ?? []);
  const followers = parts.modules.flatMap(({ follow }) => follow ?? []);
  const afterJobs = parts.modules.flatMap(({ afterJobs }) => afterJobs ?? []);
  return {
    ...parts,
    rights,
    operations,
    jobHandlers,
    jobEpilogues,
    dailyJobs,
    followers,
    afterJobs,
    statusOf: (code) => statuses.get(code) ?? 500,
  };
};

const put = <T>(map: Map<string, T>, name: string, value: T): void => {
  if (map.has(name)) throw new Error(`two handlers are called ${name}`);
  map.set(name, value);
};
