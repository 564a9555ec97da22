import type { Day } from '#kernel/day';

/** Whether a post or a duty has ended: it holds up to the day of its end, which is not counted (01-ledger). */
export const isEnded = ({ toOn }: { readonly toOn: Day | null }, today: Day): boolean => toOn !== null && toOn <= today;
