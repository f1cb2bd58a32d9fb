// Which drafts the own delegation has: asked for now and then, because nothing outside may tell of them.
import type { DraftSummary } from '../wire/drafts';
import type { DraftsApi } from './drafts-api';

interface Clock {
  setTimeout(run: () => void, ms: number): unknown;
  setInterval(run: () => void, ms: number): unknown;
  clearInterval(timer: unknown): void;
}

const browserClock: Clock = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  setInterval: (run, ms) => setInterval(run, ms),
  clearInterval: (timer) => clearInterval(timer as ReturnType<typeof setInterval>),
};

const OFTEN_MS = 30_000;
/** The text comes first. */
const SOON_MS = 1_500;

export class DraftsStore {
  private list: readonly DraftSummary[] | null = null;
  private readonly watchers = new Set<() => void>();
  private timer: unknown = null;

  constructor(
    readonly api: DraftsApi,
    private readonly clock: Clock = browserClock,
  ) {}

  /** Asked for while somebody looks. */
  readonly subscribe = (watch: () => void): (() => void) => {
    this.watchers.add(watch);
    if (this.timer === null) {
      this.clock.setTimeout(() => void this.refresh(), this.list ? 0 : SOON_MS);
      this.timer = this.clock.setInterval(() => void this.refresh(), OFTEN_MS);
    }
    return () => {
      this.watchers.delete(watch);
      if (this.watchers.size > 0) return;
      this.clock.clearInterval(this.timer);
      this.timer = null;
    };
  };

  /** Null before it is known. */
  readonly read = (): readonly DraftSummary[] | null => this.list;

  /** What cannot be fetched now stays as it was. */
  async refresh(): Promise<void> {
    const list = await this.api.list().catch(() => null);
    if (!list || JSON.stringify(list) === JSON.stringify(this.list)) return;
    this.list = list;
    for (const watch of this.watchers) watch();
  }
}
