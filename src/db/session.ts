/** Rows and, for writing statements, how many rows were touched. */
export interface QueryOutcome<Row> {
  readonly rows: Row[];
  readonly affected: number | undefined;
}

/** One connection, held by one caller at a time. The two engines differ only below this line. */
export interface Session {
  /** One statement with $1 parameters. */
  query<Row>(text: string, parameters: readonly unknown[]): Promise<QueryOutcome<Row>>;
  /** One or several statements without parameters; answers with the rows of the last one. */
  exec<Row>(text: string): Promise<QueryOutcome<Row>>;
  /** Ends the transaction; false when the server rolled it back because a statement had failed. */
  commit(): Promise<boolean>;
  /** COPY FROM in text format; the chunks may be cut anywhere, also inside a row. */
  copyIn(target: CopyTarget, chunks: CopyChunks): Promise<void>;
  /** COPY TO in text format: `text` is everything before TO. */
  copyOut(text: string): AsyncIterable<Uint8Array>;
}

/** Quoted SQL: a table name and its column list. */
export interface CopyTarget {
  readonly table: string;
  readonly columns: string;
}

export type CopyChunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Where sessions come from: a pool of server connections, or the one session of the embedded worker. */
export interface SessionSource {
  acquire(): Promise<Session>;
  /** `broken` sessions are thrown away instead of being used again. */
  release(session: Session, state: 'usable' | 'broken'): void;
  close(): Promise<void>;
}
