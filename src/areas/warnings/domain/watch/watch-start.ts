const yearsBefore = 3;

/**
 * The first month that a watch looks at: January three years before the year of the last whole month, 37 to 48 months
 * in all. Charts that began in another month every time would judge the same months anew every time, and each time find
 * other false alarms in them; so they begin anew once a year (docs/methods.md 9.5). Month numbers count from year 0.
 * Example: last whole month 2026-11 → 2023-01.
 */
export const firstWatchedMonth = (lastMonth: number): number => lastMonth - (lastMonth % 12) - 12 * yearsBefore;
