// One simulated document from its first text to rest, and what must be true then.
import { Node } from 'prosemirror-model';
import { schema } from '../src/text/schema';
import type { EditBody, Entry } from '../src/wire/protocol';
import type { Bridge } from './bridge';
import { Clock } from './clock';
import type { Weather } from './network';
import { ADDING, DRAFTING, HOSTILE, type Mix } from './operations';
import { Person, wordsOf } from './person';
import { Random } from './random';
import { Room } from './room';

export interface Plan {
  seed: number;
  clients: number;
  edits: number;
  mix: 'hostile' | 'drafting' | 'adding';
  /** Mean time between two edits of a person. */
  pauseMs: number;
  weather: Weather;
  /** Some clauses agreed, which most people may not touch. */
  locks: boolean;
  /** Reloads, restarts, somebody offline. */
  trouble: boolean;
}

export interface Figures {
  commits: number;
  steps: number;
  nulls: number;
  fast: number;
  slow: number;
  /** Commits of which a guard refused a part: those are slow by design. */
  guarded: number;
  trips: number[];
  unplaced: number;
  samples: number;
  again: number;
  restarts: number;
}

const MIXES: Record<Plan['mix'], Mix> = { hostile: HOSTILE, drafting: DRAFTING, adding: ADDING };
const OFFLINE_EDITS = 200;
/** In which the server finds out about dead connections. */
const SETTLE_MS = 7_000;
/** An own entry comes after one round trip, the batch before it and the commit; delays vary by a fifth. */
const MOST_TRIPS = 1.35;

export class Simulation {
  readonly clock = new Clock();
  private readonly random: Random;
  private readonly room: Room;
  private readonly people: Person[] = [];
  private done = 0;
  private over = false;
  private readonly start: Node;
  private readonly agreed: string[];

  constructor(
    private readonly plan: Plan,
    private readonly bridge: Bridge,
    private readonly most = Number.POSITIVE_INFINITY,
  ) {
    this.random = new Random(plan.seed);
    repeatable(this.random.fork('ids'), this.clock);
    this.start = text(
      this.random.fork('text'),
      plan.mix === 'drafting' ? 30 : 6 + this.random.int(7),
    );
    this.agreed = plan.locks ? [this.start.child(1).attrs.id, this.start.child(4).attrs.id] : [];
    this.room = new Room(this.clock, bridge, this.random.fork('room'), this.start, this.agreed);
  }

  async run(): Promise<Figures> {
    await this.bridge.open(this.start, this.agreed);
    for (let i = 0; i < this.plan.clients; i++) this.join(i);
    if (this.plan.trouble) this.trouble();
    const end = 2_000 + this.plan.edits * this.plan.pauseMs * 1.2;
    await this.clock.run(end + 5_000);
    await this.rest();
    if (this.plan.mix === 'adding') await this.undoAll();
    await this.verify();
    return this.figures();
  }

  private join(i: number): void {
    const random = this.random.fork(`person ${i}`);
    const name =
      String.fromCharCode(97 + (i % 26)) + (i < 26 ? '' : String.fromCharCode(65 + ((i / 26) | 0)));
    const capacity = i === 0 ? 'chair' : 'delegate';
    const { weather, edits, pauseMs } = this.plan;
    const person = new Person(
      name,
      this.clock,
      this.room,
      random.between(25, 100) * 2,
      weather,
      capacity,
      random,
    );
    this.people.push(person);
    this.clock.after(random.between(0, 1_000), () => person.load());
    const acting = random.fork('acting');
    let left = edits;
    const next = (): void => {
      if (left-- <= 0) return;
      this.act(person, acting);
      this.clock.after(-Math.log(1 - acting.next()) * pauseMs, next);
    };
    this.clock.after(2_000 + random.between(0, pauseMs), next);
  }

  private act(person: Person, random: Random): void {
    const name = random.weighted(MIXES[this.plan.mix]);
    if (this.over || this.done >= this.most) return;
    if (person.act(name)) this.done++;
  }

  private trouble(): void {
    const random = this.random.fork('trouble');
    const length = this.plan.edits * this.plan.pauseMs;
    const away = this.people[1] as Person;
    this.clock.after(length * 0.2, () => away.offline());
    for (let i = 0; i < OFFLINE_EDITS; i++) {
      this.clock.after(length * (0.25 + (0.4 * i) / OFFLINE_EDITS), () => this.act(away, random));
    }
    this.clock.after(length * 0.7, () => away.back());
    for (let i = 0; i < this.plan.clients / 5; i++) {
      const person = this.people[random.int(this.people.length)] as Person;
      this.clock.after(random.between(0.1, 1) * length, () => person.reload());
    }
    this.clock.after(length * 0.66, () => away.reload());
    this.clock.after(random.between(0.2, 0.5) * length, () => this.room.restart());
    this.clock.after(random.between(0.5, 1) * length, () => this.room.crashAfterStoring());
  }

  /** Nobody does anything more: everybody has everything by himself. */
  private async rest(): Promise<void> {
    this.over = true;
    for (const person of this.people) person.calm();
    await this.clock.run(this.clock.now + SETTLE_MS);
    for (let i = 0; i < 90 && !this.people.every((person) => person.resting); i++) {
      await this.clock.run(this.clock.now + 1_000);
    }
    for (const person of this.people) {
      if (!person.resting)
        throw new Error(`${person.name} does not come to rest: ${person.where()}`);
    }
  }

  /** Only additions were made: when everybody has undone his own, the first text is back. */
  private async undoAll(): Promise<void> {
    const random = this.random.fork('undo');
    let doing = [...this.people];
    while (doing.length > 0) {
      const person = random.pick(doing);
      if (!person.act('undo')) doing = doing.filter((one) => one !== person);
      await this.clock.run(this.clock.now + random.between(0, 200));
    }
    await this.rest();
    const now = this.people[0]?.state?.doc as Node;
    if (!now.eq(this.start))
      throw new Error(`undone by everybody, the text is not the first: ${now}`);
  }

  private async verify(): Promise<void> {
    const { version, doc } = await this.bridge.text();
    const server = Node.fromJSON(schema, doc);
    server.check();
    if (version !== this.room.version) throw new Error('the log and the server differ in length');
    for (const person of this.people) {
      if (!person.state?.doc.eq(server)) throw new Error(`${person.name} has another text`);
      person.check();
    }
    unique(server);
    this.unchanged(server);
    if (this.room.refusals.length > 0) throw new Error(`refused: ${this.room.refusals}`);
    this.accounted();
    for (const { name, acks } of this.people) {
      const most = Math.max(0, ...acks.trips);
      if (most > MOST_TRIPS) throw new Error(`${name} waited ${most.toFixed(2)} round trips`);
    }
    await this.carets();
  }

  /** Agreed clauses are as they were, unless the chair did it: without one they are byte-equal. */
  private unchanged(server: Node): void {
    for (const id of this.agreed) {
      const chair = this.people[0] as Person;
      if (chair.touched.has(id)) continue;
      const before = blockOf(this.start, id);
      const after = blockOf(server, id);
      if (!after || !before?.eq(after)) throw new Error(`the agreed clause ${id} is changed`);
    }
  }

  /** Every word that somebody put in was in the text once, or was taken out by himself, or is shown to him. */
  private accounted(): void {
    const stored = new Set<string>();
    for (const entry of this.room.log) {
      for (const step of (entry.body as EditBody).steps) {
        for (const [word] of JSON.stringify(step ?? '').matchAll(/[a-z][A-Z]?[0-9a-z]+\./g))
          stored.add(word);
      }
    }
    const now = wordsOf(this.people[0]?.state?.doc as Node);
    for (const person of this.people) {
      const shown = person.reported.map((one) => one.text).join(' ');
      for (const word of person.hand.words) {
        if (stored.has(word) || person.withdrawn.has(word) || now.includes(word)) continue;
        if (!shown.includes(word)) throw new Error(`${person.name} lost "${word}" without a word`);
      }
    }
  }

  /** At rest carets are exact. */
  private async carets(): Promise<void> {
    const random = this.random.fork('carets');
    const size = this.people[0]?.state?.doc.content.size ?? 0;
    const places = this.people.map(() => random.int(size + 1));
    this.people.forEach((person, i) => {
      person.caretAt(places[i] as number);
    });
    await this.clock.run(this.clock.now + 2_000);
    this.people.forEach((person, i) => {
      const seen = person.carets().sort((a, b) => a - b);
      const want = places.filter((_, j) => j !== i).sort((a, b) => a - b);
      if (String(seen) !== String(want))
        throw new Error(
          `${person.name} sees carets at ${seen.filter((at) => !want.includes(at))}, not ${want.filter((at) => !seen.includes(at))}`,
        );
    });
  }

  private figures(): Figures {
    const sum = (of: (person: Person) => number) =>
      this.people.reduce((all, one) => all + of(one), 0);
    const { steps, nulls, again, restarts } = this.room.counts;
    return {
      commits: this.room.version,
      steps,
      nulls,
      again,
      restarts,
      guarded: this.room.log.filter(guarded).length,
      fast: sum((one) => one.acks.fast),
      slow: sum((one) => one.acks.slow),
      trips: this.people.flatMap((one) => one.acks.trips),
      unplaced: sum((one) => one.reported.length),
      samples: sum((one) => one.samples),
    };
  }

  get acts(): number {
    return this.done;
  }
}

/** Names and times come from the seed and the virtual clock. */
function repeatable(random: Random, clock: Clock): void {
  const crypto = {
    getRandomValues: (bytes: Uint8Array) => fill(bytes, random),
  };
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  Date.now = () => 1_764_000_000_000 + Math.floor(clock.now);
}

function fill(bytes: Uint8Array, random: Random): Uint8Array {
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.int(256);
  return bytes;
}

function text(random: Random, count: number): Node {
  const list: Node[] = [];
  for (let i = 0; i < count; i++) {
    const kind = i === 0 ? 'title' : i % 6 === 1 ? 'call' : 'clause';
    const level = kind === 'clause' ? random.int(2) : 0;
    const words = Array.from({ length: 3 + random.int(8) }, () => random.pick(WORDS)).join(' ');
    list.push(schema.node('block', { id: `start${i}`, kind, level }, [schema.text(words)]));
  }
  return schema.node('doc', null, list);
}

const WORDS = [
  'CONSIDERING',
  'THAT',
  'THE',
  'SECTOR',
  'MEMBERS',
  'OF',
  'TELECOMMUNICATION',
  'SHALL',
  'STUDY',
];

function blockOf(doc: Node, id: string): Node | null {
  return doc.content.content.find((block) => block.attrs.id === id) ?? null;
}

/** Whether something else than a lost place kept a step out. */
function guarded(entry: Entry): boolean {
  const codes = Object.values((entry.body as EditBody).why ?? {});
  return codes.some((code) => !['step.gone', 'step.failed', 'group.refused'].includes(code));
}

function unique(doc: Node): void {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'text') ids.push(`${node.type.name} ${node.attrs.id}`);
    return true;
  });
  if (new Set(ids).size !== ids.length) throw new Error(`an id is used twice: ${ids}`);
}
