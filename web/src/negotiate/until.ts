// How the point is read to which an input was deferred. Pure.

/** A day as the server takes it. */
export const isDay = (until: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(until);

/** A day in the reader's way, the name of a sitting as it is. */
export function untilText(locale: string, until: string): string {
  if (!isDay(until) || Number.isNaN(Date.parse(until))) return until;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(until),
  );
}
