// One browser tab with somebody at it: the real `Live`, a real editor state with history, no DOM.
import type { Node } from 'prosemirror-model';
import { EditorState, type PluginView, type Transaction } from 'prosemirror-state';
import { collab } from '../src/sync/collab';
import { history } from '../src/sync/history';
import type { Tabs } from '../src/sync/keep';
import type { World } from '../src/sync/link';
import {
  type Listener,
  Live,
  type LiveStatus,
  presenceAt,
  type Ready,
  type Unplaced,
} from '../src/sync/live';
import type { Presence } from '../src/wire/protocol';
import type { Clock } from './clock';
import { browserEnd, type Weather, Wire } from './network';
import { Hand, type Name } from './operations';
import type { Random } from './random';
import type { Room } from './room';

/** What a browser keeps between two loads of a page. */
export class Memory {
  private readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key = (i: number): string | null => [...this.map.keys()][i] ?? null;
  getItem = (name: string): string | null => this.map.get(name) ?? null;
  setItem = (name: string, value: string): void => {
    this.map.set(name, value);
  };
  removeItem = (name: string): void => {
    this.map.delete(name);
  };
  clear = (): void => this.map.clear();
}

export interface Acks {
  fast: number;
  slow: number;
  /** Milliseconds from sending to acknowledgement on a living link, by round trips of this person. */
  trips: number[];
}

export class Person {
  state: EditorState | null = null;
  online = true;
  status: LiveStatus | null = null;
  readonly hand: Hand;
  readonly withdrawn = new Set<string>();
  /** Blocks this person changed, by id. */
  readonly touched = new Set<string>();
  readonly reported: Unplaced[] = [];
  readonly acks: Acks = { fast: 0, slow: 0, trips: [] };
  present: Presence[] = [];
  samples = 0;
  resets = 0;
  private readonly memory = new Memory();
  private live!: Live;
  private views: PluginView[] = [];
  private wire: Wire | null = null;
  private generation = 0;
  private sent: { wire: Wire | null; at: number } | null = null;
  private readonly random: Random;

  constructor(
    readonly name: string,
    private readonly clock: Clock,
    private readonly room: Room,
    readonly delay: number,
    private weather: Weather,
    private readonly capacity: string,
    random: Random,
  ) {
    this.random = random.fork('network');
    this.hand = new Hand(random.fork('hand'), name);
  }

  /** Opens the page. */
  load(): void {
    const generation = ++this.generation;
    const alive =
      <T extends unknown[]>(run: (...args: T) => void) =>
      (...args: T): void => {
        if (generation === this.generation) run(...args);
      };
    this.state = null;
    const world: World = {
      socket: () => this.connect(generation),
      setTimeout: (run, ms) => this.clock.after(ms, alive(run)),
      clearTimeout: (id) => this.clock.cancel(id),
      random: () => this.random.next(),
      now: () => this.clock.now,
    };
    const tabs: Tabs = { claim: () => Promise.resolve(true) };
    const listener: Listener = {
      ready: alive((ready: Ready) => this.ready(ready)),
      reset: alive((ready: Ready) => this.reset(ready)),
      status: alive((status: LiveStatus) => this.told(status)),
      unplaced: alive((list: Unplaced[]) => this.unplaced(list)),
      presence: alive((list: Presence[]) => this.presence(list)),
      entries: alive(() => this.check()),
      acknowledged: alive((how: 'fast' | 'slow') => this.acknowledged(how)),
      locked: () => {},
    };
    this.live = new Live({
      url: '',
      resolution: 'r',
      storage: this.memory as Storage,
      listener,
      textAt: (version) => Promise.resolve(this.room.texts[version]?.toJSON()),
      world,
      tabs,
    });
    this.live.start();
  }

  private connect(generation: number): WebSocket {
    const online = this.online && generation === this.generation;
    this.wire = new Wire(this.clock, this.random, this.room, this.delay, this.weather, online);
    return browserEnd(this.wire);
  }

  /** The tab crashes and is opened again. */
  reload(): void {
    this.wire?.kill();
    this.sent = null;
    this.load();
  }

  offline(): void {
    this.online = false;
    this.wire?.break();
  }

  back(): void {
    this.online = true;
    this.live.hurry();
  }

  private ready(ready: Ready): void {
    const generation = this.generation;
    this.clock.after(this.random.between(0, 30), () => {
      if (generation === this.generation) this.open(ready);
    });
  }

  private reset(ready: Ready): void {
    this.resets++;
    this.open(ready);
  }

  private open(ready: Ready): void {
    this.room.capacity((this.live as unknown as { client: string }).client, this.capacity);
    const plugins = [...this.live.plugin(), history()];
    this.state = EditorState.create({ doc: ready.doc, plugins });
    const view = { state: this.state } as never;
    this.views = plugins.flatMap((plugin) => plugin.spec.view?.(view) ?? []);
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
    const sent = collab(before).inflight?.seq;
    this.state = before.apply(tr);
    for (const view of this.views) view.update?.({ state: this.state } as never, before);
    const inflight = collab(this.state).inflight;
    if (inflight && inflight.seq !== sent) this.sent = { wire: this.wire, at: this.clock.now };
  }

  /** Does something; words that this takes out of the text again are nobody's loss. */
  act(name: Name): boolean {
    const state = this.state;
    if (!state) return false;
    const before = wordsOf(state.doc);
    const known = this.hand.words.length;
    const done = this.hand.act(name, state, (tr) => this.dispatch(tr));
    const after = wordsOf((this.state as EditorState).doc);
    for (const word of this.hand.words) {
      if (before.includes(word) && !after.includes(word)) this.withdrawn.add(word);
    }
    for (const word of this.hand.words.slice(known))
      if (!after.includes(word)) this.withdrawn.add(word);
    this.state?.doc.check();
    this.note(state.doc);
    if (done && this.random.chance(0.3))
      this.live.caret(this.state?.selection.anchor, this.state?.selection.head);
    return done;
  }

  private note(before: Node): void {
    const after = new Set(this.state?.doc.content.content);
    for (const block of before.content.content)
      if (!after.has(block)) this.touched.add(block.attrs.id);
  }

  caretAt(pos: number): void {
    this.live.caret(pos, pos);
  }

  private unplaced(list: Unplaced[]): void {
    for (const one of list) if (!this.reported.includes(one)) this.reported.push(one);
  }

  private told(status: LiveStatus): void {
    this.status = status;
  }

  private acknowledged(how: 'fast' | 'slow'): void {
    this.acks[how]++;
    if (
      this.sent &&
      this.wire &&
      this.wire === this.sent.wire &&
      this.wire.soundSince < this.sent.at
    ) {
      this.acks.trips.push((this.clock.now - this.sent.at) / (2 * this.delay));
    }
    this.sent = null;
  }

  private presence(list: Presence[]): void {
    this.present = list;
    const state = this.state;
    if (!state) return;
    for (const one of list.slice(-3)) {
      const at = presenceAt(state, one);
      if (!at) continue;
      this.samples++;
      if (at.head < 0 || at.head > state.doc.content.size)
        throw new Error(`${this.name}: caret out of range`);
    }
  }

  /** The text minus what is unconfirmed is the server's text at this version, as the log adds up to. */
  check(): void {
    const state = this.state as EditorState;
    const { version, confirmed, unconfirmed } = collab(state);
    const replayed = this.room.texts[version] as Node;
    if (!confirmed.eq(replayed))
      throw new Error(`${this.name}: confirmed is not the log at ${version}`);
    let doc: Node | null = state.doc;
    for (let i = unconfirmed.length - 1; doc && i >= 0; i--)
      doc = unconfirmed[i]?.inverted.apply(doc).doc ?? null;
    // As a rule they are equal node by node; what is written out costs more to compare.
    if (!doc || !(doc.eq(confirmed) || ordered(doc) === ordered(confirmed)))
      throw new Error(`${this.name}: undone is not what is confirmed at ${version}`);
  }

  /** The network is good from now on. */
  calm(): void {
    this.weather = { breaks: 0, duplicates: 0, gaps: 0 };
    this.wire?.calm();
    if (!this.online) this.back();
  }

  /** Where the others' carets are shown. */
  carets(): number[] {
    const state = this.state as EditorState;
    return this.present.flatMap((one) => presenceAt(state, one)?.head ?? []);
  }

  where(): string {
    if (!this.state) return 'no text';
    const { version, unconfirmed, inflight } = collab(this.state);
    const link = this.status?.link;
    return `${link}, version ${version} of ${this.room.version}, ${unconfirmed.length} unconfirmed, commit ${inflight?.seq}`;
  }

  get resting(): boolean {
    if (!this.state) return false;
    const { version, unconfirmed, inflight } = collab(this.state);
    return unconfirmed.length === 0 && !inflight && version === this.room.version;
  }
}

/** A text with the marks of one type in one order: taking back the removal of a mark may change it, which is healed. */
function ordered(doc: Node): string {
  return JSON.stringify(doc, (name, value) =>
    name === 'marks' ? value.map((mark: unknown) => JSON.stringify(mark)).sort() : value,
  );
}

/** All words of a text, across splits and marks. */
export function wordsOf(doc: Node): string {
  const notes: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'footnote') notes.push(String(node.attrs.text));
    return true;
  });
  return `${doc.textBetween(0, doc.content.size, '', '')} ${notes.join(' ')}`;
}
