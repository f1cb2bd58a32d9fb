// Times of the last day in words, such as "3 minutes ago"; the exact one stays in the title.

const DAY_S = 86_400;

/** How long ago, in words; null where it is more than a day or not past. */
export function ago(at: Date, now: Date, lang: string): string | null {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  if (seconds < -60 || seconds > DAY_S) return null;
  // Digits as in the texts themselves.
  const words = new Intl.RelativeTimeFormat(`${lang}-u-nu-latn`, { numeric: 'auto' });
  if (seconds < 60) return words.format(0, 'second');
  if (seconds < 3_600) return words.format(-Math.floor(seconds / 60), 'minute');
  return words.format(-Math.floor(seconds / 3_600), 'hour');
}

/** On paper nobody knows when it was printed: the exact times. */
export function writeTimes(page: Document): void {
  for (const time of page.querySelectorAll('time[datetime][title]')) {
    time.textContent = time.getAttribute('title');
  }
}

export function speakTimes(page: Document): void {
  const now = new Date();
  for (const time of page.querySelectorAll('time[datetime]')) {
    const exact = time.getAttribute('title') ?? time.textContent;
    const spoken = ago(
      new Date(time.getAttribute('datetime') ?? ''),
      now,
      page.documentElement.lang,
    );
    if (exact === null) continue;
    time.setAttribute('title', exact);
    time.textContent = spoken ?? exact;
  }
}
