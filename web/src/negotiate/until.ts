// How the point is read to which an input was deferred, and which day it is where the meeting sits. Pure.

const DAY = /^\d{4}-\d{2}-\d{2}(?=$|Z$|[+-]\d{2}:\d{2}$)/;

/** A day as it is asked for; the server keeps it with the offset of the meeting's zone. */
export const dayOf = (until: string): string => DAY.exec(until)?.[0] ?? '';

export const isDay = (until: string): boolean => dayOf(until) !== '';

/** A day in the reader's way, the name of a sitting as it is. */
export function untilText(locale: string, until: string): string {
  const at = Date.parse(dayOf(until));
  if (Number.isNaN(at)) return until;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** The day on which that moment falls in a zone, as `2026-11-28`. */
export function dayIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The day after the one that it is there. */
export const tomorrowIn = (zone: string, now: number): string =>
  new Date(Date.parse(dayIn(zone, now)) + 24 * 3_600_000).toISOString().slice(0, 10);
