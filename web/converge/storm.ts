// Many tabs typing at a real server over real sockets, with broken links, while the server or its database is killed.
import { Node } from 'prosemirror-model';
import { EditorState, type PluginView, type Transaction } from 'prosemirror-state';
import { WebSocket as Socket } from 'ws';
import { collab } from '../src/sync/collab';
import { history } from '../src/sync/history';
import { browserWorld } from '../src/sync/link';
import { Live, type Ready } from '../src/sync/live';
import { schema } from '../src/text/schema';
import type { Entry } from '../src/wire/protocol';
import { DRAFTING, Hand, SHORTENING } from './operations';
import { Memory } from './person';
import { Random } from './random';
import { Server } from './server';

const LOGINS = ['marta', 'ruy', 'ines', 'lina', 'karim', 'amina', 'otto', 'paz', 'yuri'];
const SYNC_MS = 5_000;

/** Blocks of a long resolution: however long the storm is, its text stays one. */
const LONG = 150;

type Env = Record<string, string | undefined>;
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

class Tab {
  state: EditorState | null = null;
  acks = 0;
  away = false;
  private status = '';
  private views: PluginView[] = [];
  private socket: Socket | null = null;
  private readonly hand: Hand;
  readonly live: Live;

  constructor(
    readonly name: string,
    url: string,
    cookie: string,
    origin: string,
    private readonly random: Random,
  ) {
    this.hand = new Hand(random, name);
    const open = (ready: Ready) => this.open(ready);
    this.live = new Live({
      url,
      resolution: 'r',
      storage: new Memory() as Storage,
      tabs: { claim: () => Promise.resolve(true) },
      world: {
        ...browserWorld,
        socket: () => {
          this.socket = new Socket(this.away ? 'ws://127.0.0.1:1' : url, {
            headers: { cookie, origin },
          });
          return this.socket as unknown as WebSocket;
        },
      },
      listener: {
        ready: open,
        reset: () => {
          throw new Error(`${name}: the server's log is another`);
        },
        status: (status) => {
          this.status = JSON.stringify(status);
        },
        unplaced: () => {},
        presence: () => {},
        entries: () => {},
        locked: () => {},
        acknowledged: () => this.acks++,
      },
    });
    this.live.start();
  }

  private open(ready: Ready): void {
    const plugins = [...this.live.plugin(), history()];
    this.state = EditorState.create({ doc: ready.doc, plugins });
    this.views = plugins.flatMap((one) => one.spec.view?.({ state: this.state } as never) ?? []);
    const self = this;
    this.live.attach({
      get state() {
        return self.state as EditorState;
      },
      dispatch: (tr) => this.dispatch(tr),
    });
  }

  private dispatch(tr: Transaction): void {
    const before = this.state as EditorState;
    this.state = before.apply(tr);
    for (const view of this.views) view.update?.({ state: this.state } as never, before);
  }

  /** An edit, and now and then a fault of this tab's own, unless it is to keep still. */
  act(faults: boolean): void {
    if (!this.state) return;
    const mix = this.state.doc.childCount > LONG ? SHORTENING : DRAFTING;
    this.hand.act(this.random.weighted(mix), this.state, (tr) => this.dispatch(tr));
    if (!faults) return;
    const what = this.random.next();
    if (what < 0.01) this.socket?.terminate();
    else if (what < 0.015) this.leave();
    if (this.random.chance(0.02)) this.sendAgain();
  }

  /** Offline for a second or two. */
  private leave(): void {
    this.away = true;
    this.socket?.terminate();
    setTimeout(
      () => {
        this.away = false;
        this.live.hurry();
      },
      this.random.between(500, 2_000),
    );
  }

  /** The commit under way once more, word for word. */
  private sendAgain(): void {
    const inflight = collab(this.state as EditorState).inflight;
    if (!inflight || this.socket?.readyState !== Socket.OPEN) return;
    const { seq, base, groups } = inflight;
    this.socket.send(JSON.stringify({ t: 'commit', seq, base, groups }));
  }

  get version(): number {
    return this.state ? collab(this.state).version : -1;
  }

  /** What a look at it would tell, for whoever waits for it. */
  toString(): string {
    const at = this.state && collab(this.state);
    return (
      `${this.name}: socket ${this.socket?.readyState}, away ${this.away}, status ${this.status}, ` +
      `version ${at?.version}, unconfirmed ${at?.unconfirmed.length}, in flight ${at?.inflight?.seq}, ` +
      `acknowledged ${this.acks}`
    );
  }

  get quiet(): boolean {
    if (!this.state) return false;
    const { unconfirmed, inflight } = collab(this.state);
    return unconfirmed.length === 0 && !inflight;
  }
}

/** Everything of `PLENARY_*` in the environment; StormTest has the defaults. */
export async function storm(env: Env): Promise<void> {
  const number = (name: string) => Number(env[name]);
  const server = await Server.at(
    JSON.parse(env.PLENARY_SERVER ?? '[]'),
    env.PLENARY_STORM_DATA ?? '',
  );
  await server.start();
  try {
    const random = new Random(number('PLENARY_STORM_SEED'));
    const cookies = new Map<string, string>();
    for (const login of LOGINS)
      cookies.set(login, await server.signIn(login, env.PLENARY_PASSWORD ?? ''));
    const tabs = await open(server, number('PLENARY_STORM_CLIENTS'), cookies, random);
    const faults = { on: true };
    const typing = setInterval(() => {
      for (const tab of tabs) if (random.chance(0.12)) tab.act(faults.on);
    }, 50);
    await sleep(number('PLENARY_STORM_SECONDS') * 1_000);
    for (const what of ['server', 'database'] as const) {
      const times: Back[] = [];
      for (let i = 0; i < number('PLENARY_STORM_KILLS'); i++)
        times.push(await killed(server, tabs, random, what, faults));
      summary(what, times);
    }
    clearInterval(typing);
    const ms = await rest(tabs);
    await verify(server, tabs, cookies.get('marta') as string);
    say(`at rest after ${ms} ms`);
    for (const tab of tabs) tab.live.stop();
  } finally {
    await server.stop();
  }
}

async function open(
  server: Server,
  count: number,
  cookies: Map<string, string>,
  random: Random,
): Promise<Tab[]> {
  const url = `ws://127.0.0.1:${server.port}/live/1`;
  const tabs: Tab[] = [];
  for (let i = 0; i < count; i++) {
    const cookie = cookies.get(LOGINS[i % LOGINS.length] as string) as string;
    const name =
      String.fromCharCode(97 + (i % 26)) + (i < 26 ? '' : String.fromCharCode(65 + ((i / 26) | 0)));
    tabs.push(new Tab(name, url, cookie, server.address, random.fork(name)));
  }
  await until(() => tabs.every((tab) => tab.state), 30_000, 'everybody has the text');
  return tabs;
}

/**
 * Milliseconds until everybody's edits are stored again: after the kill, and after there is a server again; and how
 * much of the latter this process computed for all its tabs, which in life is spread over as many machines.
 */
interface Back {
  killed: number;
  there: number;
  own: number;
}

function summary(what: string, times: Back[]): void {
  if (times.length === 0) return;
  const line = (name: keyof Back) => {
    const sorted = times.map((one) => one[name]).sort((a, b) => a - b);
    return `p50 ${sorted[sorted.length >> 1]} ms, max ${sorted.at(-1)} ms`;
  };
  say(
    `${what} killed ${times.length} times, everybody's edits are stored again: ` +
      `after the kill ${line('killed')}; after there is a server ${line('there')}, ` +
      `of which the tabs computed ${line('own')}`,
  );
}

/**
 * Kills under load; everybody's edits are acknowledged again by themselves soon after there is a server. Nobody goes
 * away on purpose from the kill until then: the time is the kill's, not that of a tab's own absence.
 */
async function killed(
  server: Server,
  tabs: Tab[],
  random: Random,
  what: 'server' | 'database',
  faults: { on: boolean },
): Promise<Back> {
  await sleep(random.between(500, 1_500));
  faults.on = false;
  const kill = Date.now();
  if (what === 'server') {
    await server.kill();
    await server.start();
  } else {
    server.killDatabase();
  }
  const began = Date.now();
  const cpu = process.cpuUsage();
  const before = tabs.map((tab) => tab.acks);
  const waiting = () => tabs.filter((tab, i) => tab.acks <= (before[i] as number));
  await until(
    () => waiting().length === 0,
    30_000,
    () =>
      `back after the ${what} died: ${waiting().join('; ')}; the others are at version ` +
      `${Math.max(...tabs.map((tab) => tab.version))}`,
  );
  const { user, system } = process.cpuUsage(cpu);
  const back = {
    killed: Date.now() - kill,
    there: Date.now() - began,
    own: Math.round((user + system) / 1_000),
  };
  faults.on = true;
  say(`${what} killed: everybody's edits are stored again after ${back.killed} ms`);
  if (what === 'server' && back.there > 2 * SYNC_MS)
    throw new Error(`${back.there} ms are too long`);
  return back;
}

async function rest(tabs: Tab[]): Promise<number> {
  const began = Date.now();
  const top = () => Math.max(...tabs.map((tab) => tab.version));
  await until(() => tabs.every((tab) => tab.quiet && tab.version === top()), 30_000, 'rest');
  return Date.now() - began;
}

/** All replicas equal the text of a fresh hello; the log has no gap and every acknowledged commit once. */
async function verify(server: Server, tabs: Tab[], cookie: string): Promise<void> {
  const text = await hello(server, cookie);
  for (const tab of tabs) {
    if (!tab.state?.doc.eq(text)) throw new Error(`${tab.name} has another text`);
  }
  const log: Entry[] = [];
  for (let next: number | null = 0; next !== null; ) {
    const page: { entries: Entry[]; next: number | null } = await server.get(
      `/api/resolutions/1/entries?after=${next}`,
      cookie,
    );
    log.push(...page.entries);
    next = page.next;
  }
  log.forEach((entry, i) => {
    if (entry.v !== i + 1) throw new Error(`a gap before ${entry.v}`);
  });
  const names = new Set(log.map((entry) => `${entry.client} ${entry.seq}`));
  if (names.size !== log.length) throw new Error('a commit is stored twice');
  let acknowledged = 0;
  for (const tab of tabs) {
    const { client, seq } = tab.live as unknown as { client: string; seq: number };
    for (let i = 1; i <= seq; i++) {
      if (!names.has(`${client} ${i}`))
        throw new Error(`${tab.name}: the acknowledged commit ${i} is lost`);
    }
    acknowledged += seq;
  }
  say(
    `${tabs.length} tabs: ${acknowledged} commits acknowledged, 0 lost, 0 stored twice, 0 gaps in ${log.length} entries`,
  );
}

function hello(server: Server, cookie: string): Promise<Node> {
  return new Promise((done, fail) => {
    const headers = { cookie, origin: server.address };
    const socket = new Socket(`ws://127.0.0.1:${server.port}/live/1`, { headers });
    socket.on('error', fail);
    socket.on('open', () =>
      socket.send(JSON.stringify({ t: 'hello', protocol: 1, client: 'storm-witness' })),
    );
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.t !== 'welcome') return;
      socket.close();
      done(Node.fromJSON(schema, message.doc));
    });
  });
}

async function until(
  true_: () => boolean,
  ms: number,
  what: string | (() => string),
): Promise<void> {
  for (const end = Date.now() + ms; !true_(); await sleep(20)) {
    if (Date.now() > end)
      throw new Error(`not within ${ms} ms: ${typeof what === 'string' ? what : what()}`);
  }
}

function say(line: string): void {
  process.stdout.write(`storm: ${line}\n`);
}
