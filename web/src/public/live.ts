// Follows a resolution's events: one connection, taken up again for ever, refreshing gently.

/** Between two refreshes, and as much again by chance, so that thousands do not ask at once. */
const CALM_MS = 1_500;

/** After the server refused a place: wait, and as much again by chance. */
const REFUSED_MS = 20_000;

/** So long after it was looked at last a page gives up its connection. */
const UNSEEN_MS = 10_000;

export interface Following {
  /** Where events after a version come from. */
  address(version: number): string;
  /** The version that the page shows. */
  version: number;
  connected(): void;
  lost(): void;
  /** Shows what is newest; the version shown now, or null where it could not be had. */
  changed(): Promise<number | null>;
}

export function follow(it: Following): void {
  let shown = it.version;
  let told = it.version;
  let busy = false;

  const chance = (ms: number) => ms + Math.random() * ms;

  const show = async () => {
    if (busy || told <= shown || document.hidden) return;
    busy = true;
    try {
      shown = (await it.changed()) ?? shown;
    } catch {
      it.lost();
    }
    setTimeout(() => {
      busy = false;
      void show();
    }, chance(CALM_MS));
  };

  let source: EventSource | null = null;

  const connect = () => {
    source = new EventSource(it.address(shown));
    const here = source;
    source.addEventListener('open', () => it.connected());
    source.addEventListener('version', (event) => {
      told = Math.max(told, Number(event.lastEventId));
      void show();
    });
    // Less is shown than before: what the page shows may be taken back.
    source.addEventListener('anew', (event) => {
      told = Number(event.lastEventId);
      shown = -1;
      void show();
    });
    source.addEventListener('error', () => {
      it.lost();
      // The browser takes a broken connection up again by itself, but not one that was refused.
      if (here.readyState !== EventSource.CLOSED) return;
      if (source === here) source = null;
      setTimeout(() => {
        if (source === null && !document.hidden) connect();
      }, chance(REFUSED_MS));
    });
  };

  // A browser has six connections to a server: pages that nobody looks at give theirs up after a while.
  document.addEventListener('visibilitychange', () => {
    void show();
    if (!document.hidden && source === null) connect();
    if (document.hidden) {
      setTimeout(() => {
        if (!document.hidden) return;
        source?.close();
        source = null;
      }, UNSEEN_MS);
    }
  });
  connect();
}
