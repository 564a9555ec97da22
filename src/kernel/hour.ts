/** The hour of an instant in a time zone, 0 to 23. Example: 2026-11-21T17:00Z in Asia/Shanghai → 1. */
export const hourOf = (now: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
