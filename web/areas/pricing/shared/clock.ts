export type ClockUnit = 'minutes' | 'hours' | 'days';
export type Clock = { readonly isLate: boolean; readonly n: number; readonly unit: ClockUnit };

const minute = 60_000;

/** How long an answer has left, or how late it is: minutes under an hour, hours under two days, then days. */
export const clockOf = (dueAt: string, now: number): Clock => {
  const left = Date.parse(dueAt) - now;
  const minutes = Math.floor(Math.abs(left) / minute);
  const isLate = left < 0;
  if (minutes < 60) return { isLate, n: minutes, unit: 'minutes' };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { isLate, n: hours, unit: 'hours' } : { isLate, n: Math.floor(hours / 24), unit: 'days' };
};
