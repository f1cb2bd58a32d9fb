// What this page knows of the negotiation, kept fresh while others act.
import type { ClauseSummary, ClauseView, Done, NegotiationView, Wanted } from '../wire/negotiation';
import type { Entry } from '../wire/protocol';
import { type NegotiationApi, Refused } from './api';

export interface Known {
  view: NegotiationView | null;
  /** The clause that is looked at closely. */
  clause: ClauseView | null;
  /** The clause to look at is nowhere: not in the text, and nothing was said of it. */
  missing: boolean;
  /** Nothing could be fetched; what is shown may be old. */
  stale: boolean;
}

const PAUSE_MS = 250;
/** Typing of others moves positions and redlines; they are fetched when it rests. */
const EDIT_PAUSE_MS = 1_500;
const RETRY_MS = 4_000;

interface Clock {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

const browserClock: Clock = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export class NegotiationStore {
  private known: Known = { view: null, clause: null, missing: false, stale: false };
  private readonly watchers = new Set<() => void>();
  private timer: unknown = null;
  private due = Number.POSITIVE_INFINITY;
  private clauseId: string | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private index = new Map<string, ClauseSummary>();
  private indexed: NegotiationView | null = null;

  constructor(
    readonly api: NegotiationApi,
    private readonly clock: Clock = browserClock,
  ) {}

  readonly subscribe = (watch: () => void): (() => void) => {
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  };
  readonly read = (): Known => this.known;

  private set(part: Partial<Known>): void {
    this.known = { ...this.known, ...part };
    for (const watch of this.watchers) watch();
  }

  /** What is known of one clause, in short. */
  summary(clause: string): ClauseSummary | undefined {
    const { view } = this.known;
    if (view !== this.indexed) {
      this.indexed = view;
      this.index = new Map(view?.clauses.map((one) => [one.id, one]));
    }
    return this.index.get(clause);
  }

  /** What came over the live link: acts are fetched soon, plain edits when they rest. */
  heard(entries: readonly Entry[]): void {
    if (entries.some((entry) => entry.kind !== 'edit')) this.soon(PAUSE_MS);
    else if (entries.length > 0) this.soon(EDIT_PAUSE_MS);
  }

  private soon(ms: number): void {
    if (this.timer !== null && this.due <= ms) return;
    if (this.timer !== null) this.clock.clearTimeout(this.timer);
    this.due = ms;
    this.timer = this.clock.setTimeout(() => {
      this.timer = null;
      this.due = Number.POSITIVE_INFINITY;
      void this.refresh();
    }, ms);
  }

  /** The clause to look at closely, or none. */
  look(id: string | null): void {
    if (id === this.clauseId) return;
    this.clauseId = id;
    this.set({ clause: null, missing: false });
    if (id) void this.refresh();
  }

  /** Fetches what is shown; done when all that happened before the call is in it. */
  refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.fetchAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async fetchAll(): Promise<void> {
    do {
      this.again = false;
      const id = this.clauseId;
      try {
        const [view, clause] = await Promise.all([
          this.api.negotiation(),
          id ? this.api.clause(id).catch(absent) : null,
        ]);
        this.set({
          ...(view ? { view } : {}),
          ...(id === this.clauseId ? { clause, missing: id !== null && clause === null } : {}),
          stale: false,
        });
        if (id !== this.clauseId) this.again = true;
      } catch (failure) {
        this.set({ stale: true });
        // What was refused will be so again; what was lost on the way is asked for once more.
        if (!(failure instanceof Refused)) this.soon(RETRY_MS);
      }
    } while (this.again);
  }

  /** Does something; afterwards what is shown holds it. Throws `Refused`. */
  async act(wanted: Wanted): Promise<Done> {
    const done = await this.api.act(wanted);
    await this.refresh();
    return done;
  }
}

/** A clause that was not found is an answer, too. */
function absent(failure: unknown): null {
  if (failure instanceof Refused && failure.code === 'clause.unknown') return null;
  throw failure;
}
