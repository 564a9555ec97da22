/** One operation of the installation, by name, as the operator; `file` is the path of an upload. */
export type AskOperator = (request: {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly awaitsJob?: boolean;
  /** Somebody of the company who did it, so many hours ago. */
  readonly member?: { readonly userId: string; readonly hoursAgo: number };
}) => Promise<Readonly<Record<string, unknown>>>;
