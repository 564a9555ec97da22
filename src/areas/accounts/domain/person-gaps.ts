/** Accounts at which key persons of a file lack what is asked first, with who is to ask. */
type AccountGaps = { readonly accountId: string; readonly ownerId: string | null; readonly persons: number };

type Asking = {
  /** Who asks where an account has no owner. */
  readonly otherwise: string;
  /** Who has a list to work through already. */
  readonly listed: ReadonlySet<string>;
};

type SingleGaps = { readonly accountId: string; readonly assigneeId: string; readonly persons: number };
/** A list to work through; `withoutOwner`: accounts that nobody owns stand on it too. */
export type GapList = { readonly assigneeId: string; readonly withoutOwner: boolean };
type GapTasks = { readonly single: readonly SingleGaps[]; readonly together: readonly GapList[] };

/** So many accounts of one person get a task each; more are a list to work through, not tasks. */
const fewAccounts = 20;

/**
 * The tasks that a file of persons gives: one an account, however many of its key persons have gaps, and one altogether for
 * who has more than twenty such accounts, or such a list already. Example: 21 accounts of one manager → one list.
 */
export const gapTasksOf = (gaps: readonly AccountGaps[], { otherwise, listed }: Asking): GapTasks => {
  const byAssignee = [...Map.groupBy(gaps, ({ ownerId }) => ownerId ?? otherwise)];
  const isList = ([assigneeId, own]: (typeof byAssignee)[number]): boolean =>
    own.length > fewAccounts || listed.has(assigneeId);
  return {
    single: byAssignee
      .filter((each) => !isList(each))
      .flatMap(([assigneeId, own]) => own.map(({ accountId, persons }) => ({ accountId, assigneeId, persons }))),
    together: byAssignee
      .filter(isList)
      .map(([assigneeId, own]) => ({ assigneeId, withoutOwner: own.some(({ ownerId }) => ownerId === null) })),
  };
};
