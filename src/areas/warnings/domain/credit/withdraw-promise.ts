export type WithdrawRefusal = 'promise-of-other' | 'promise-due';

export type Withdrawing = {
  readonly dueDay: number;
  readonly notedBy: string;
  readonly today: number;
  readonly userId: string;
  /** Holds `warnings.forgive`: finance and directors. */
  readonly mayForgive: boolean;
};

/**
 * Whether somebody may withdraw a promise to pay (docs/methods.md 4.5). Before its due day it was perhaps noted by mistake:
 * who noted it withdraws it. From then on it counts in the grade, so only finance and directors withdraw it. Days as numbers.
 * Example: noted by a manager, due on day 10 → the manager may on day 9, not on day 10.
 */
export const withdrawRefusalOf = ({
  dueDay,
  notedBy,
  today,
  userId,
  mayForgive,
}: Withdrawing): WithdrawRefusal | null => {
  if (mayForgive) return null;
  if (today >= dueDay) return 'promise-due';
  return notedBy === userId ? null : 'promise-of-other';
};
