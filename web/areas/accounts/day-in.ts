/** Today's date in a time zone as 'YYYY-MM-DD'. */
export const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
