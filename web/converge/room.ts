// The server of the simulation: the room's rules for sockets here, the decisions in Java behind `Bridge`.
import type { Node } from 'prosemirror-model';
import { stepFrom } from '../src/sync/steps';
import type {
  EditBody,
  Entry,
  FromServer,
  Presence,
  StepJson,
  ToServer,
} from '../src/wire/protocol';
import type { Bridge } from './bridge';
import type { Clock } from './clock';
import type { Host, Session } from './network';
import type { Random } from './random';

type Commit = Extract<ToServer, { t: 'commit' }>;

interface Submission extends Omit<Commit, 't'> {
  session: Session;
  client: string;
  capacity: string;
}

const COMMIT_MS = 3;
const BEAT_MS = 15_000;
const PRESENCE_MS = 200;

export class Room implements Host {
  up = true;
  readonly log: Entry[] = [];
  /** The text at each version, added up by ProseMirror from what is in the log. */
  readonly texts: Node[];
  readonly refusals: string[] = [];
  readonly counts = { again: 0, steps: 0, nulls: 0, batches: 0, restarts: 0 };
  private readonly sessions = new Map<Session, string | null>();
  /** Kept beyond the connection: what was sent on it may still arrive. */
  private readonly clients = new Map<Session, string>();
  private readonly carets = new Map<Session, Presence>();
  private readonly moved = new Set<Session>();
  private left: string[] = [];
  private readonly capacities = new Map<string, string>();
  private readonly sent = new Map<string, number>();
  private waiting: Submission[] = [];
  private storing = false;
  private crash = false;

  constructor(
    private readonly clock: Clock,
    private readonly bridge: Bridge,
    private readonly random: Random,
    start: Node,
    private readonly agreed: string[],
  ) {
    this.texts = [start];
    clock.after(BEAT_MS, () => this.beat());
    clock.after(PRESENCE_MS, () => this.gathered());
  }

  get version(): number {
    return this.log.length;
  }

  capacity(client: string, capacity: string): void {
    this.capacities.set(client, capacity);
  }

  opened(session: Session): void {
    this.sessions.set(session, null);
  }

  lost(session: Session): void {
    this.sessions.delete(session);
    this.carets.delete(session);
    this.left.push(session.name);
  }

  async message(session: Session, text: string): Promise<void> {
    const message = JSON.parse(text) as ToServer;
    if (!this.up) return;
    if (message.t === 'hello') await this.hello(session, message.client, message.version);
    else if (message.t === 'presence') this.caret(session, message);
    else this.commit(session, message);
  }

  /** Stored, but nobody is told: the next batch takes the server down before it is broadcast. */
  crashAfterStoring(): void {
    this.crash = true;
  }

  private async hello(session: Session, client: string, version?: number): Promise<void> {
    this.clients.set(session, client);
    if (!this.sessions.has(session)) return;
    const seq = await this.bridge.last(client);
    const resumes = version !== undefined && version <= this.version;
    const others = [...this.carets.values()];
    const welcome: FromServer = {
      t: 'welcome',
      protocol: 1,
      version: this.version,
      doc: version === undefined ? this.texts[this.version]?.toJSON() : undefined,
      seq,
      session: session.name,
      voice: 1,
      voices: { 1: { id: 1, person: 'A', delegation: 'B', region: 'C', capacity: 'delegate' } },
      rights: ['edit'],
      locked: this.agreed,
      others,
    };
    session.send(JSON.stringify(welcome));
    const missed = resumes ? this.log.slice(version) : [];
    for (let i = 0; i < missed.length; i += 100) this.entries([session], missed.slice(i, i + 100));
    this.sessions.set(session, client);
  }

  private commit(session: Session, { seq, base, groups }: Commit): void {
    const client = this.clients.get(session);
    if (client === undefined) return;
    const name = `${client} ${seq}`;
    const count = groups.flat().length;
    if (this.sent.has(name) && this.sent.get(name) !== count) throw new Error(`${name} changed`);
    this.sent.set(name, count);
    const capacity = this.capacities.get(client) ?? 'delegate';
    this.waiting.push({ session, client, capacity, seq, base, groups });
    if (!this.storing) this.store();
  }

  private store(): void {
    if (this.waiting.length === 0) return;
    this.storing = true;
    this.clock.after(COMMIT_MS, () => this.stored());
  }

  private async stored(): Promise<void> {
    if (!this.up) return;
    const batch = this.waiting;
    this.waiting = [];
    this.storing = false;
    if (batch.length === 0) return;
    this.counts.batches++;
    const { entries, answers } = await this.bridge.batch(batch, this.clock.now);
    for (const entry of entries) this.take(entry);
    if (this.crash) {
      this.crash = false;
      await this.restart();
      return;
    }
    this.entries(
      [...this.sessions].filter(([, client]) => client !== null).map(([session]) => session),
      entries,
    );
    answers.forEach((answer, i) => {
      if (answer.again) this.counts.again++;
      if (answer.code) this.refuse(batch[i] as Submission, answer.code);
    });
    this.store();
  }

  private refuse({ session, seq }: Submission, code: string): void {
    this.refusals.push(code);
    session.send(JSON.stringify({ t: 'refused', code, sentence: code, seq }));
  }

  /** Adds an entry up with ProseMirror and checks the laws of the log. */
  private take(entry: Entry): void {
    if (entry.v !== this.version + 1) throw new Error(`a gap in the log before ${entry.v}`);
    const name = `${entry.client} ${entry.seq}`;
    if (this.log.some((one) => one.client === entry.client && one.seq === entry.seq)) {
      throw new Error(`${name} is in the log twice`);
    }
    let doc = this.texts[this.version] as Node;
    const { steps, why } = entry.body as EditBody;
    if (steps.length !== this.sent.get(name)) throw new Error(`${name} lost a step`);
    steps.forEach((json, i) => {
      if (!json !== (why?.[i] !== undefined)) throw new Error(`${name} step ${i}: not one outcome`);
      this.counts.steps++;
      if (!json) this.counts.nulls++;
      else doc = stepFrom(json as StepJson).apply(doc).doc ?? failed(json);
    });
    doc.check();
    this.log.push(entry);
    this.texts.push(doc);
  }

  /** The process ends and another begins with nothing but the log. */
  async restart(): Promise<void> {
    this.up = false;
    this.counts.restarts++;
    this.waiting = [];
    this.storing = false;
    const sessions = [...this.sessions.keys()];
    this.sessions.clear();
    this.carets.clear();
    for (const session of sessions) session.close(1012);
    if (!(await this.bridge.restart())) throw new Error('the log does not add up to the state');
    this.clock.after(this.random.between(200, 1_500), () => {
      this.up = true;
    });
  }

  private caret(session: Session, message: Extract<ToServer, { t: 'presence' }>): void {
    if (!this.sessions.has(session)) return;
    const { version, anchor, head } = message;
    const caret = { session: session.name, voice: 1, version, anchor, head };
    this.carets.set(session, caret);
    this.moved.add(session);
  }

  /** Carets are gathered over a moment. */
  private gathered(): void {
    this.clock.after(PRESENCE_MS, () => this.gathered());
    const changed = [...this.moved].flatMap((session) => this.carets.get(session) ?? []);
    const gone = this.left;
    this.moved.clear();
    this.left = [];
    if (!this.up || changed.length + gone.length === 0) return;
    const text = JSON.stringify({ t: 'presence', changed, gone });
    for (const [session, client] of this.sessions) {
      if (client === null) continue;
      session.send(text);
    }
  }

  private tell(message: FromServer): void {
    const text = JSON.stringify(message);
    for (const [session, client] of this.sessions) if (client !== null) session.send(text);
  }

  private entries(sessions: Session[], entries: Entry[]): void {
    if (entries.length === 0) return;
    const text = JSON.stringify({ t: 'entries', entries });
    for (const session of sessions) session.send(text);
  }

  private beat(): void {
    this.clock.after(BEAT_MS, () => this.beat());
    if (this.up) this.tell({ t: 'beat', version: this.version });
  }
}

function failed(json: StepJson): never {
  throw new Error(`ProseMirror cannot apply what the server stored: ${JSON.stringify(json)}`);
}
