/** An order within so many days of a project's first one belongs to it. */
const projectDays = 30;

/**
 * Projects among the days of special and hard orders, in any order: a big one that is ordered in parts is one project.
 * Example: days 10, 20, 30 and 200 → 2.
 */
export const specialProjectsOf = (days: readonly number[]): number => {
  let projects = 0;
  let first = Number.NEGATIVE_INFINITY;
  for (const day of days.toSorted((a, b) => a - b)) {
    if (day - first <= projectDays) continue;
    projects += 1;
    first = day;
  }
  return projects;
};
