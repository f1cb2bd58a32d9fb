// Virtual time: what is to happen, in order; nothing really waits.

interface Event {
  at: number;
  order: number;
  run: (() => unknown) | null;
}

export class Clock {
  now = 0;
  private order = 0;
  private readonly heap: Event[] = [];
  private readonly events = new Map<number, Event>();

  after(ms: number, run: () => unknown): number {
    return this.at(this.now + Math.max(0, ms), run);
  }

  at(at: number, run: () => unknown): number {
    const event = { at: Math.max(at, this.now), order: ++this.order, run };
    this.heap.push(event);
    this.events.set(event.order, event);
    this.up(this.heap.length - 1);
    return event.order;
  }

  cancel(id: number): void {
    const event = this.events.get(id);
    if (event) event.run = null;
    this.events.delete(id);
  }

  /** Lets time pass up to a moment; each event is over, with all its promises, before the next begins. */
  async run(until: number): Promise<void> {
    for (;;) {
      const next = this.heap[0];
      if (!next || next.at > until) break;
      this.pop();
      this.events.delete(next.order);
      if (!next.run) continue;
      this.now = next.at;
      await next.run();
      await new Promise((done) => setImmediate(done));
    }
    this.now = until;
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a] as Event, this.heap[b] as Event];
    return x.at < y.at || (x.at === y.at && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    const event = this.heap[a] as Event;
    this.heap[a] = this.heap[b] as Event;
    this.heap[b] = event;
  }

  private up(start: number): void {
    for (let i = start; i > 0 && this.before(i, (i - 1) >> 1); i = (i - 1) >> 1) {
      this.swap(i, (i - 1) >> 1);
    }
  }

  private pop(): void {
    this.swap(0, this.heap.length - 1);
    this.heap.pop();
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < this.heap.length && this.before(child, least)) least = child;
      }
      if (least === i) return;
      this.swap(i, least);
      i = least;
    }
  }
}
