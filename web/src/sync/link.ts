// One WebSocket after another to the same address, with patience; knows nothing of texts.
import type { FromServer, ToServer } from '../wire/protocol';

export interface LinkListener {
  opened(): void;
  message(message: FromServer): void;
  /** The link is gone; another attempt follows by itself unless `final`. */
  lost(final: boolean, code: number): void;
}

/** What a link needs of the world; the defaults are the browser's. */
export interface World {
  socket(url: string): WebSocket;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(id: number): void;
  random(): number;
  now(): number;
}

export const browserWorld: World = {
  socket: (url) => new WebSocket(url),
  setTimeout: (run, ms) => setTimeout(run, ms) as unknown as number,
  clearTimeout: (id) => clearTimeout(id),
  random: () => Math.random(),
  now: () => Date.now(),
};

/** Without any frame for this long (the server beats every 15 s) the link is taken as dead. */
const SILENCE_MS = 35_000;
/** Longer than the server is ever silent: after a sleep or a change of networks such a link is not trusted. */
const DOUBTFUL_MS = 20_000;
const FIRST_PAUSE_MS = 250;
/** A server that was started again is there within seconds: until then nobody waits long. */
const SOON_PAUSE_MS = 500;
const SOON_ATTEMPTS = 20;
const LATER_PAUSE_MS = 4_000;
/** Codes after which trying again makes no sense. */
const FINAL = new Set([4001, 4003, 4004, 4005]);

export class Link {
  private ws: WebSocket | null = null;
  private retry: number | null = null;
  private silence: number | null = null;
  private attempts = 0;
  private heard = 0;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly listener: LinkListener,
    private readonly world: World,
  ) {}

  start(): void {
    this.stopped = false;
    this.open();
  }

  stop(): void {
    this.stopped = true;
    if (this.retry !== null) this.world.clearTimeout(this.retry);
    this.drop();
  }

  /** Tries at once instead of waiting: the network is back, or the page is looked at again after a sleep. */
  hurry(): void {
    if (this.stopped) return;
    if (this.ws) {
      if (this.world.now() - this.heard > DOUBTFUL_MS) this.doubt();
      return;
    }
    if (this.retry !== null) this.world.clearTimeout(this.retry);
    this.attempts = 0;
    this.open();
  }

  /** The browser says that the network is gone. A socket would notice that only much later: another one tells. */
  doubt(): void {
    const ws = this.ws;
    if (!ws) return;
    ws.close();
    this.closed(ws, 1006);
  }

  get isOpen(): boolean {
    return this.ws?.readyState === 1;
  }

  send(message: ToServer): boolean {
    if (!this.isOpen) return false;
    this.ws?.send(JSON.stringify(message));
    return true;
  }

  private open(): void {
    this.retry = null;
    const ws = this.world.socket(this.url);
    this.ws = ws;
    this.listen();
    ws.onopen = () => this.listener.opened();
    ws.onmessage = (event) => {
      if (this.ws !== ws) return;
      this.attempts = 0;
      this.listen();
      this.listener.message(JSON.parse(String(event.data)) as FromServer);
    };
    ws.onclose = (event) => this.closed(ws, event.code);
    ws.onerror = () => ws.close();
  }

  private listen(): void {
    if (this.silence !== null) this.world.clearTimeout(this.silence);
    this.heard = this.world.now();
    const ws = this.ws;
    this.silence = this.world.setTimeout(() => {
      if (this.ws === ws) this.doubt();
    }, SILENCE_MS);
  }

  private closed(ws: WebSocket, code: number): void {
    if (this.ws !== ws) return;
    this.drop();
    const final = FINAL.has(code) || this.stopped;
    this.listener.lost(final, code);
    if (final) return;
    const most = this.attempts < SOON_ATTEMPTS ? SOON_PAUSE_MS : LATER_PAUSE_MS;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.attempts, most);
    this.attempts++;
    this.retry = this.world.setTimeout(() => this.open(), pause * (0.5 + this.world.random()));
  }

  private drop(): void {
    if (this.silence !== null) this.world.clearTimeout(this.silence);
    this.silence = null;
    const ws = this.ws;
    this.ws = null;
    if (ws) {
      ws.onclose = null;
      ws.onmessage = null;
      ws.close();
    }
  }
}
