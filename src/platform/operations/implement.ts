import { z } from 'zod';
import type { Json } from '#kernel/canonical-json';
import type { Contract, OperationSpec, Schema } from '#kernel/contract';
import type { Catalogue, MessageTree } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { ListExport } from './list-export.ts';
import type { RecordKind } from './record-kind.ts';
import { readInput } from './invalid-input.ts';
import type {
  Context,
  FileAnswer,
  FileContext,
  InstallationContext,
  JobContext,
  StreamContext,
  Upload,
} from './context.ts';

type Spec<I extends Schema, O extends Schema, K> = OperationSpec & {
  readonly input: I;
  readonly output: O;
  readonly kind?: K;
};

/** An operation with what runs behind it. Parses its own input and output, so the server needs no area's types. */
export type Bound = { readonly spec: OperationSpec } & (
  | { readonly kind: 'json'; readonly run: (context: Context, input: unknown) => Promise<unknown> }
  | { readonly kind: 'installation'; readonly run: (context: InstallationContext, input: unknown) => Promise<unknown> }
  | {
      readonly kind: 'upload';
      readonly run: (context: StreamContext, input: unknown, upload: Upload) => Promise<unknown>;
    }
  | { readonly kind: 'steps'; readonly run: (context: StreamContext, input: unknown) => Promise<unknown> }
  | { readonly kind: 'file'; readonly run: (context: FileContext, input: unknown) => Promise<FileAnswer> }
);

/** Binds a handler to a JSON operation. The answer is parsed too: fields outside the contract never leave. */
export const handle = <I extends Schema, O extends Schema>(
  spec: Spec<I, O, 'json'>,
  run: (context: Context, input: z.output<I>) => Promise<z.input<O>>,
): Bound => ({
  spec,
  kind: 'json',
  run: async (context, input) => z.parse(spec.output, await run(context, readInput(spec.input, input))),
});

/** Binds a handler that computes for long: it holds no transaction meanwhile, each of its steps opens its own. */
export const handleSteps = <I extends z.ZodObject, O extends z.ZodType>(
  spec: Spec<I, O, 'json'>,
  run: (context: StreamContext, input: z.output<I>) => Promise<z.input<O>>,
): Bound => ({
  spec,
  kind: 'steps',
  run: async (context, input) => spec.output.parse(await run(context, readInput(spec.input, input))),
});

/** Binds a handler that works over all companies of the installation, as the owner of the tables. */
export const handleInstallation = <I extends Schema, O extends Schema>(
  spec: Spec<I, O, 'json'>,
  run: (context: InstallationContext, input: z.output<I>) => Promise<z.input<O>>,
): Bound => ({
  spec,
  kind: 'installation',
  run: async (context, input) => z.parse(spec.output, await run(context, readInput(spec.input, input))),
});

/** Binds a handler to an upload; the body streams, nothing is held in memory. */
export const handleUpload = <I extends Schema, O extends Schema>(
  spec: Spec<I, O, 'upload'>,
  run: (context: StreamContext, input: z.output<I>, upload: Upload) => Promise<z.input<O>>,
): Bound => ({
  spec,
  kind: 'upload',
  run: async (context, input, upload) => z.parse(spec.output, await run(context, readInput(spec.input, input), upload)),
});

/** Binds a handler to a download. */
export const handleFile = <I extends Schema>(
  spec: Spec<I, Schema, 'file'>,
  run: (context: FileContext, input: z.output<I>) => Promise<FileAnswer>,
): Bound => ({ spec, kind: 'file', run: async (context, input) => run(context, readInput(spec.input, input)) });

/** Runs in the background; answers what the job's page shows. Starts again after a crash, so it works from its checkpoint. */
export type JobHandler = (context: JobContext, payload: Json) => Promise<Json>;

/**
 * Told that a job of its kind ends without having done its work: it failed, broke off too often, or stopped with its process
 * when it was to be cancelled. Puts in order what the job left; it may be told twice, and acts as the operator.
 */
export type JobEpilogue = (
  context: StreamContext,
  payload: Json,
  end: { readonly state: 'failed' | 'cancelled' },
) => Promise<void>;

/** A catalogue without its compiled keys: what the server needs to word codes that it learns at run time. */
export type ModuleMessages = Pick<Catalogue<MessageTree>, 'name'> & {
  readonly load: Readonly<Record<Language, () => Promise<MessageTree>>>;
};

/** A kind of job of a company. */
type OwnJob = { readonly kind: string; readonly exclusiveKey?: string };

/** One that each new day of the company starts, at its midnight or at a later hour of it. */
export type DailyJob = OwnJob & { readonly fromHour?: number };

/** A kind of job that starts by itself when another has ended well. */
export type FollowingJob = OwnJob & {
  readonly after: readonly string[];
  /** Only where it has run before: nothing waits for it yet in a company that is just being filled. */
  readonly onlyAgain?: true;
};

/** An area (or a part of the platform) as the server sees it. */
export type Module = {
  readonly contract: Contract;
  /** The words of its refusals (`errors.<kebab-code>`) and of whatever else the server says for it. */
  readonly messages?: ModuleMessages;
  readonly handlers: readonly Bound[];
  /** How its list operations are exported, by their names. */
  readonly lists?: Readonly<Record<string, ListExport>>;
  /** Fields of its audited objects, by type of object, that are personal data: hidden from readers who see none. */
  readonly personalInAudit?: Readonly<Record<string, readonly string[]>>;
  /** Its records that take files. */
  readonly records?: readonly RecordKind[];
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  /** By kind of job, beside its handler. */
  readonly epilogues?: Readonly<Record<string, JobEpilogue>>;
  /**
   * Follows what others change: runs in the background, as the operator, soon after each write and each job, and now and
   * then besides. Must cost next to nothing while nothing has changed.
   */
  readonly follow?: (context: StreamContext) => Promise<void>;
  /** Jobs that run by themselves once a day of each company, soon after its midnight, with `{ day }` as payload. */
  readonly daily?: readonly DailyJob[];
  readonly afterJobs?: readonly FollowingJob[];
};
