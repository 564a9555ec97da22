import type { Readable } from 'node:stream';
import type { DatabaseHealth, Db } from '#db/handle';
import type { FieldGroup, Role, Scope } from '#kernel/access';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import type { Language } from '#kernel/locale';

/** Who acts: a signed-in person of one company, an API token of one, or the operator at the command line. */
export type Actor = {
  readonly orgId: number;
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly fields: readonly FieldGroup[];
  readonly via: 'web' | 'token' | 'cli' | 'job';
  /** The rows that a right reaches for this actor; null when the actor does not hold it. */
  readonly scopeOf: (permission: string) => Scope | null;
  /** All rights that the actor holds, for the web page to show or hide by. */
  readonly rights: Readonly<Record<string, Scope>>;
};

/** The company whose rows are read: what amounts, months and "today" mean. */
export type Company = {
  readonly id: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly currency: string;
  readonly timeZone: string;
};

/** One change for the append-only audit: what, of which object, from what to what. */
export type AuditEntry = {
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly before?: Json;
  readonly after?: Json;
};

/** A unit of background work: `kind` names a job handler of the registry. */
export type JobRequest = {
  readonly kind: string;
  readonly payload: Json;
  /** Jobs with the same key do not run side by side within a company. */
  readonly exclusiveKey?: string;
};

/** What every handler is given besides its input. */
export type Context = {
  /** The transaction of this operation: role and company are set; commits when the handler returns. */
  readonly db: Db;
  readonly actor: Actor;
  readonly company: Company;
  readonly now: Date;
  /** `now` as a date in the company's time zone. */
  readonly today: Day;
  readonly language: Language;
  readonly requestId: string;
  readonly newId: () => string;
  readonly files: FileStore;
  /** Written in the same transaction as the change. */
  readonly audit: (entry: AuditEntry) => Promise<void>;
  /** Enqueued in the same transaction; starts after commit. Answers the job's id. */
  readonly enqueue: (job: JobRequest) => Promise<string>;
};

/** Who is at the other end of a request. */
export type Client = { readonly ip: string | null; readonly userAgent: string | null };

/**
 * What an operation over all companies of the installation receives: sign-in, first run, choice of company.
 * Its steps run as the owner of the tables, so each names the company that it reads or writes.
 */
export type InstallationContext = Omit<
  Context,
  'files' | 'db' | 'actor' | 'company' | 'today' | 'audit' | 'enqueue'
> & {
  readonly actor: Actor | null;
  readonly company: Company | null;
  readonly client: Client;
  /** The session that asks; null for tokens, the command line and strangers. */
  readonly sessionId: string | null;
  /** Where the web page is reached; links in mails start with it. */
  readonly baseUrl: string;
  readonly transact: <T>(step: (db: Db) => Promise<T>) => Promise<T>;
  /** Whether the database answers, how fast, and what it is. */
  readonly health: () => Promise<DatabaseHealth>;
  readonly audit: (
    db: Db,
    event: AuditEntry & { readonly orgId: number; readonly actor?: { readonly userId: string; readonly name: string } },
  ) => Promise<void>;
  /** Gives the caller a session (its secret) or takes it away (null). */
  readonly setSession: (secret: string | null) => void;
  readonly send: (mail: Mail) => Promise<void>;
};

/** A message to a robot of another service, and what became of it. */
export type Hook = { readonly url: string; readonly body: Json };
export type HookOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'failed'; readonly reason: 'not-https' | 'private-address' | 'unreachable' | 'timed-out' };

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Uploads and downloads hold no transaction open while bytes flow; each step opens its own. */
export type StreamContext = Omit<Context, 'db' | 'audit' | 'enqueue'> & {
  readonly print: Press['print'];
  readonly transact: <T>(step: (context: Context) => Promise<T>) => Promise<T>;
};

/** A download may hold what an operation over the installation answers to the same caller; it changes no session. */
export type FileContext = StreamContext & { readonly installation: InstallationContext };

/** A document to set: a template of `reports/`, its data, and the pictures that it names. */
export type Sheet = {
  readonly template: string;
  readonly data: Json;
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
};

/** Sets documents as PDF. */
export type Press = {
  readonly print: (sheet: Sheet) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** An upload: the raw body. */
export type Upload = { readonly fileName: string; readonly stream: Readable };

/** A download. */
export type FileAnswer = {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: Readable | Uint8Array;
};

/** Where uploads and attachments lie: a directory beside the data, or any store with the same verbs. */
export type FileStore = {
  /** The largest file that is taken in, packed and unpacked: the operator's setting. */
  readonly uploadLimitBytes: number;
  readonly put: (
    place: { readonly orgId: number; readonly id: string },
    stream: Readable,
    limitBytes: number,
  ) => Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** A file for people to pick up, under a name that tells what it is; one of the same name is replaced. Answers its path. */
  readonly putNamed: (
    place: { readonly orgId: number; readonly fileName: string },
    stream: Readable,
    limitBytes: number,
  ) => Promise<string>;
  readonly open: (orgId: number, id: string) => Promise<Readable>;
  /** Gives the file as a local path, for readers that need random access (XLSX), for as long as `use` runs. */
  readonly atPath: <T>(
    place: { readonly orgId: number; readonly id: string },
    use: (path: string) => Promise<T>,
  ) => Promise<T>;
  readonly remove: (orgId: number, id: string) => Promise<void>;
};

/** What a job handler is given: the same as a stream, and a way to say how far it is. */
export type JobContext = StreamContext & {
  readonly jobId: string;
  /** Where the web page is reached; links in messages start with it. */
  readonly baseUrl: string;
  readonly send: (mail: Mail) => Promise<void>;
  readonly post: (hook: Hook) => Promise<HookOutcome>;
  readonly progress: (progress: JobProgress) => Promise<void>;
  /** Tells the planner how large tables have become; between slices of a bulk load, which no background process follows. */
  readonly refreshStatistics: (tables: readonly string[]) => Promise<void>;
  /** After a bulk load: refreshes the statistics of its tables and, where no background process does it, takes dead rows away. */
  readonly reclaimSpace: (tables: readonly string[]) => Promise<void>;
  /** True once somebody asked the job to stop; a handler looks between slices and returns early. */
  readonly isCancelled: () => boolean;
  /** Facts that survive a crash: a resumed job starts from what was saved last. */
  readonly checkpoint: { readonly value: Json | null; readonly save: (value: Json) => Promise<void> };
};

export type JobProgress = { readonly done: number; readonly total: number | null; readonly phase: string };
