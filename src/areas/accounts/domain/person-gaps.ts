/** Accounts at which key persons of a file lack what is asked first, with who is to ask. */
type AccountGaps = { readonly accountId: string; readonly assigneeId: string; readonly persons: number };

type GapTasks = {
  readonly single: readonly AccountGaps[];
  readonly together: readonly { readonly assigneeId: string; readonly accounts: number; readonly persons: number }[];
};

/** So many accounts of one person get a task each; more are a list to work through, not tasks. */
const fewAccounts = 20;

/**
 * The tasks that a file of persons gives: one an account, however many of its key persons have gaps, and one altogether for
 * who has more than twenty such accounts. Example: 21 accounts of one manager → one task that counts them.
 */
export const gapTasksOf = (gaps: readonly AccountGaps[]): GapTasks => {
  const byAssignee = [...Map.groupBy(gaps, ({ assigneeId }) => assigneeId)];
  return {
    single: byAssignee.flatMap(([, own]) => (own.length <= fewAccounts ? own : [])),
    together: byAssignee.flatMap(([assigneeId, own]) =>
      own.length <= fewAccounts
        ? []
        : [{ assigneeId, accounts: own.length, persons: own.reduce((sum, { persons }) => sum + persons, 0) }],
    ),
  };
};
