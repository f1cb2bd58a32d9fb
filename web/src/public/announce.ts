// Says the latest of what happens, at once, and then no more often than that.

/** Nothing is said late and stale: what waits is the newest, and the last is always said. */
export function announcer(everyMs: number, say: (words: string) => void): (words: string) => void {
  let waits: string | null = null;
  let calm = true;

  const speak = (words: string) => {
    calm = false;
    say(words);
    setTimeout(() => {
      calm = true;
      const next = waits;
      waits = null;
      if (next !== null) speak(next);
    }, everyMs);
  };

  return (words) => {
    if (calm) speak(words);
    else waits = words;
  };
}
