import { describe, expect, it } from 'vitest';
import type { ClauseView, Envelope, NegotiationView } from '../wire/negotiation';
import type { Entry } from '../wire/protocol';
import { type NegotiationApi, Refused } from './api';
import { NegotiationStore } from './store';

class Server implements NegotiationApi {
  asked: string[] = [];
  version = 1;
  answers: (() => void)[] = [];
  failure: Error | null = null;
  slow = false;
  async negotiation() {
    this.asked.push('negotiation');
    if (this.failure) throw this.failure;
    const version = this.version;
    if (this.slow) await new Promise<void>((done) => this.answers.push(done));
    return { version } as NegotiationView;
  }
  async clause(id: string) {
    this.asked.push(id);
    return { id, version: this.version } as ClauseView;
  }
  async contribution(number: number) {
    return { number } as Envelope;
  }
  async act() {
    return { version: ++this.version, again: false };
  }
  async keptAnswers() {
    return [];
  }
  async keepAnswer() {}
  async readNotices() {}
}

class Clock {
  timers = new Map<number, { run: () => void; ms: number }>();
  next = 0;
  setTimeout = (run: () => void, ms: number): number => {
    this.timers.set(++this.next, { run, ms });
    return this.next;
  };
  clearTimeout = (timer: unknown): void => {
    this.timers.delete(timer as number);
  };
  fire(): void {
    const all = [...this.timers.values()];
    this.timers.clear();
    for (const { run } of all) run();
  }
}

const entry = (kind: string) => ({ kind, body: {} }) as Entry;
const settle = () => new Promise((done) => setTimeout(done));

describe('the store', () => {
  it('fetches once for a burst of acts, and sooner for an act than for an edit', async () => {
    const [server, clock] = [new Server(), new Clock()];
    const store = new NegotiationStore(server, clock);
    store.heard([entry('edit')]);
    const slow = [...clock.timers.values()][0]?.ms ?? 0;
    store.heard([entry('proposal')]);
    store.heard([entry('comment'), entry('edit')]);
    expect(clock.timers.size).toBe(1);
    expect([...clock.timers.values()][0]?.ms).toBeLessThan(slow);
    clock.fire();
    await settle();
    expect(server.asked).toEqual(['negotiation']);
    expect(store.read().view?.version).toBe(1);
  });

  it('holds what was done when the doing is over, even while a fetch was under way', async () => {
    const server = new Server();
    const store = new NegotiationStore(server, new Clock());
    server.slow = true;
    void store.refresh();
    const done = store.act({ do: 'comment' });
    await settle();
    server.slow = false;
    for (const answer of server.answers) answer();
    await done;
    expect(store.read().view?.version).toBe(2);
  });

  it('shows the clause that is looked at, never another', async () => {
    const server = new Server();
    const store = new NegotiationStore(server, new Clock());
    store.look('a');
    store.look('b');
    await settle();
    expect(store.read().clause?.id).toBe('b');
    store.look(null);
    expect(store.read().clause).toBeNull();
  });

  it('says that it is stale and asks again, unless it was refused', async () => {
    const [server, clock] = [new Server(), new Clock()];
    const store = new NegotiationStore(server, clock);
    server.failure = new Error('502');
    await store.refresh();
    expect(store.read().stale).toBe(true);
    expect(clock.timers.size).toBe(1);
    server.failure = null;
    clock.fire();
    await settle();
    expect(store.read().stale).toBe(false);
    server.failure = new Refused('rights.missing', 'No.');
    await store.refresh();
    expect(clock.timers.size).toBe(0);
  });
});
