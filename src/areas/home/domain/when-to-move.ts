/** What the embedded database serves well, as measured (docs/performance.md): people who work in a week, order lines. */
export const embeddedReach = { people: 15, orderLines: 3_000_000 } as const;

export const moveReasons = ['people', 'order-lines', 'restarts'] as const;
export type MoveReason = (typeof moveReasons)[number];

export type Installed = {
  readonly engine: 'embedded' | 'server';
  readonly people: number;
  readonly orderLines: number;
  /** How often the engine had to be started again since the server started. */
  readonly restarts: number;
};

/**
 * Why an installation should move to a PostgreSQL server; empty when it need not, or has moved.
 * Example: embedded, 16 people a week → ['people'].
 */
export const reasonsToMove = ({ engine, people, orderLines, restarts }: Installed): readonly MoveReason[] => {
  if (engine === 'server') return [];
  const holds: Readonly<Record<MoveReason, boolean>> = {
    people: people > embeddedReach.people,
    'order-lines': orderLines > embeddedReach.orderLines,
    restarts: restarts > 0,
  };
  return moveReasons.filter((reason) => holds[reason]);
};
