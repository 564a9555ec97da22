/** What the main thread asks of the worker that runs PGlite. */
export type WorkerRequest =
  | { readonly op: 'query'; readonly text: string; readonly parameters: readonly unknown[] }
  | { readonly op: 'exec'; readonly text: string }
  | { readonly op: 'commit' }
  | { readonly op: 'copyIn'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly op: 'copyOut'; readonly text: string }
  | { readonly op: 'close' };

/** `Row` is unknown where the worker sends; the receiver's caller says what it is. */
export interface WorkerResult<Row> {
  readonly rows: Row[];
  readonly affected?: number | undefined;
  readonly committed?: boolean;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

export interface WorkerFailure {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type WorkerReply<Row> =
  | { readonly id: number; readonly result: WorkerResult<Row> }
  | { readonly id: number; readonly failure: WorkerFailure };

export interface WorkerSettings {
  readonly clusterDir: string;
  readonly durability: 'fsync' | 'none';
  readonly sharedBuffersMb: number;
}
