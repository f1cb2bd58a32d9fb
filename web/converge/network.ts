// Connections with delay, in order, that break; and what the server's end of one looks like.
import type { Clock } from './clock';
import type { Random } from './random';

/** How bad the network is. */
export interface Weather {
  /** Chance that a frame takes its connection with it: it and all later ones are lost. */
  breaks: number;
  /** Chance that a commit comes once more, up to two seconds later, whatever became of its connection. */
  duplicates: number;
  /** Chance that a frame of entries is left out on a living connection: a gap. */
  gaps: number;
}

/** The server's end of a connection. */
export interface Session {
  readonly name: string;
  send(text: string): void;
  close(code: number): void;
}

export interface Host {
  readonly up: boolean;
  opened(session: Session): void;
  message(session: Session, text: string): void;
  lost(session: Session): void;
}

let count = 0;

/** One WebSocket of one client; the browser's end has what `sync` uses of it. */
export class Wire implements Session {
  readonly name = `s${++count}`;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  /** When it was last put right again; endless while something is wrong. */
  soundSince = 0;
  private broken = false;
  private known = false;
  private lastUp = 0;
  private lastDown = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly host: Host,
    private readonly delay: number,
    private weather: Weather,
    online: boolean,
  ) {
    clock.after(this.travel() * 2, () => {
      if (!online || !host.up || this.readyState !== 0) {
        this.end(1006);
        return;
      }
      this.readyState = 1;
      this.known = true;
      host.opened(this);
      this.onopen?.();
    });
  }

  private travel(): number {
    return this.delay * this.random.between(0.8, 1.2);
  }

  /** Frame from the browser, or to it: `Session` and `WebSocket` have one name for it, so the caller says which. */
  up(text: string): void {
    if (this.readyState !== 1) return;
    this.lastUp = Math.max(this.lastUp, this.clock.now + this.travel());
    if (!this.broken && text.includes('"t":"hello"')) this.soundSince = this.clock.now;
    const deliver = () => this.host.message(this, text);
    if (text.includes('"t":"commit"') && this.random.chance(this.weather.duplicates)) {
      this.clock.at(this.lastUp + this.random.between(0, 2_000), deliver);
    }
    if (this.random.chance(this.weather.breaks)) this.break();
    if (!this.broken) this.clock.at(this.lastUp, deliver);
  }

  send(text: string): void {
    if (!this.known) return;
    this.lastDown = Math.max(this.lastDown, this.clock.now + this.travel());
    const gap = text.startsWith('{"t":"entries"') && this.random.chance(this.weather.gaps);
    if (this.random.chance(this.weather.breaks)) this.break();
    if (gap) this.soundSince = Number.POSITIVE_INFINITY;
    if (this.broken || gap) return;
    this.clock.at(this.lastDown, () => {
      if (this.readyState === 1) this.onmessage?.({ data: text });
    });
  }

  /** The connection is dead; both ends find out some time later. */
  break(): void {
    if (this.broken) return;
    this.broken = true;
    this.soundSince = Number.POSITIVE_INFINITY;
    this.clock.after(this.random.between(20, 3_000), () => this.end(1006));
    this.clock.after(this.random.between(20, 6_000), () => this.forget());
  }

  calm(): void {
    this.weather = { breaks: 0, duplicates: 0, gaps: 0 };
  }

  /** The server closes: what it sent before still arrives. */
  close(code: number): void {
    this.forget();
    if (!this.broken)
      this.clock.at(Math.max(this.lastDown, this.clock.now + this.travel()), () => this.end(code));
  }

  /** The tab is gone; nothing comes to it any more. */
  kill(): void {
    this.onopen = null;
    this.onmessage = null;
    this.onclose = null;
    this.break();
  }

  /** The browser closes: what it sent before still arrives. */
  hangUp(): void {
    if (this.readyState >= 2) return;
    this.readyState = 3;
    this.clock.at(Math.max(this.lastUp, this.clock.now + this.travel()), () => this.forget());
  }

  private end(code: number): void {
    if (this.readyState >= 2) return;
    this.readyState = 3;
    this.onclose?.({ code });
  }

  private forget(): void {
    if (!this.known) return;
    this.known = false;
    this.host.lost(this);
  }
}

/** The browser's end as a `WebSocket`. */
export function browserEnd(wire: Wire): WebSocket {
  return new Proxy(wire, {
    get: (target, name) => {
      if (name === 'send') return (text: string) => target.up(text);
      if (name === 'close') return () => target.hangUp();
      return Reflect.get(target, name);
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  }) as unknown as WebSocket;
}
