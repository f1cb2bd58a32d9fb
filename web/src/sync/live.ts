// A resolution drafted live: keeps an editor's state and the server's log in step.
import { Node } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { schema } from '../text/schema';
import type { Entry, FromServer, Presence, StepJson, Voice } from '../wire/protocol';
import * as collab from './collab';
import { browserTabs, Keep, type Kept, keptInflight, newClient, type Tabs } from './keep';
import { browserWorld, Link, type World } from './link';
import { stepFrom, stepJson, textOf } from './steps';

export interface LiveStatus {
  link: 'connecting' | 'live' | 'waiting' | 'closed';
  /** Steps that the server has not stored. */
  unsaved: number;
  /** Milliseconds since 1970 when the oldest of them was made. */
  unsavedSince?: number;
  /** Whether unsaved steps would survive a crash of this tab. */
  kept: boolean;
  closedBy?: { code: string; sentence: string };
}

/** An edit of this author that could not be placed, with its text. */
export interface Unplaced {
  at: number;
  code: string;
  text: string;
}

export interface Ready {
  doc: Node;
  version: number;
  voice: Voice;
  voices: Map<number, Voice>;
  rights: Set<string>;
  locked: Set<string>;
  resumed: boolean;
}

export interface Listener {
  /** The text is here: make the editor's state with `plugin()` and call `attach`. */
  ready(ready: Ready): void;
  status(status: LiveStatus): void;
  unplaced(list: Unplaced[]): void;
  presence(list: Presence[]): void;
  entries(list: Entry[]): void;
  locked(ids: Set<string>): void;
  /** The server's log is not the one we knew: begin again from this text. */
  reset(ready: Ready): void;
}

export interface Editor {
  readonly state: EditorState;
  dispatch(tr: Transaction): void;
}

export interface LiveOptions {
  url: string;
  resolution: string;
  storage: Storage;
  listener: Listener;
  /** Who edits; unsent edits of somebody else are left alone. */
  owner?: string;
  /** The text at an earlier version, to put unsent edits back on after a reload. */
  textAt?: (version: number) => Promise<unknown>;
  world?: World;
  tabs?: Tabs;
}

const PROTOCOL = 1;
const MOST_STEPS = 400;
const PRESENCE_MS = 120;
const BUSY_MS = 1_000;

export class Live {
  private readonly listener: Listener;
  private readonly keep: Keep;
  private readonly link: Link;
  private readonly world: World;
  private client = '';
  private seq = 0;
  private kept: Kept | null = null;
  private editor: Editor | null = null;
  private start0: { doc: Node; version: number } | null = null;
  private welcomed = false;
  private voices = new Map<number, Voice>();
  private mine = 0;
  private rights = new Set<string>();
  private locked = new Set<string>();
  private others = new Map<string, Presence>();
  private lost: Unplaced[] = [];
  private safe = true;
  private since: number | undefined;
  private state: LiveStatus['link'] = 'connecting';
  private closedBy: LiveStatus['closedBy'];
  private caretNow: { anchor?: number; head?: number } | null = null;
  private caretTimer: number | null = null;
  private queue: Entry[] = [];
  /** The last sequence number of ours that the server says it has. */
  private stored = 0;
  private soon = false;

  constructor(private readonly options: LiveOptions) {
    this.listener = options.listener;
    this.world = options.world ?? browserWorld;
    const tabs = options.tabs ?? browserTabs(globalThis.navigator?.locks);
    this.keep = new Keep(options.storage, options.resolution, options.owner ?? '', tabs);
    this.link = new Link(
      options.url,
      {
        opened: () => this.hello(),
        message: (message) => this.receive(message),
        lost: (final, code) => this.lostLink(final, code),
      },
      this.world,
    );
  }

  start(): void {
    void this.begin();
  }

  private async begin(): Promise<void> {
    const { client, kept } = await this.keep.adopt();
    this.client = client;
    if (kept && this.options.textAt) {
      try {
        const doc = Node.fromJSON(schema, await this.options.textAt(kept.version));
        this.start0 = { doc, version: kept.version };
        this.kept = kept;
        this.seq = kept.seq;
      } catch {
        this.tellKept(kept);
      }
    }
    this.link.start();
  }

  /** Put among the editor's plugins, before `history()`. */
  plugin(): Plugin[] {
    const watch = new Plugin({
      view: () => ({
        update: (view, before) => {
          if (view.state.doc !== before.doc) this.changed();
        },
      }),
    });
    return [collab.collabPlugin(this.start0?.version ?? 0), watch];
  }

  /** The editor that shows the text; edits made before a reload are put back into it. */
  attach(editor: Editor): void {
    this.editor = editor;
    if (this.kept) this.restore(this.kept);
    this.kept = null;
    const waiting = this.queue;
    this.queue = [];
    if (waiting.length > 0) this.entries(waiting);
    if (this.welcomed) this.resend(this.stored);
    this.changed();
  }

  /** Tells the others where this author's caret is, in positions of the present text; nothing: left the text. */
  caret(anchor?: number, head?: number): void {
    this.caretNow = { anchor, head };
    if (this.caretTimer !== null) return;
    this.caretTimer = this.world.setTimeout(() => {
      this.caretTimer = null;
      this.sendCaret();
    }, PRESENCE_MS);
  }

  dismissUnplaced(at: number): void {
    this.lost = this.lost.filter((one) => one.at !== at);
    this.listener.unplaced(this.lost);
  }

  /** The browser says that the network is back. */
  hurry(): void {
    this.link.hurry();
  }

  stop(): void {
    this.persist();
    this.link.stop();
  }

  /** Called after every change of the text: keep at once; show and send when the editor is done with it. */
  changed(): void {
    this.persist();
    if (this.soon) return;
    this.soon = true;
    queueMicrotask(() => {
      this.soon = false;
      this.tell();
      this.send();
    });
  }

  private hello(): void {
    this.welcomed = false;
    const version = this.editor ? collab.collab(this.editor.state).version : this.start0?.version;
    this.link.send({ t: 'hello', protocol: PROTOCOL, client: this.client, version });
  }

  private receive(message: FromServer): void {
    switch (message.t) {
      case 'welcome':
        this.welcome(message);
        break;
      case 'entries':
        this.entries(message.entries);
        break;
      case 'voice':
        this.voices.set(message.voice.id, message.voice);
        break;
      case 'presence':
        for (const one of message.changed) this.others.set(one.session, one);
        for (const session of message.gone) this.others.delete(session);
        this.listener.presence([...this.others.values()]);
        break;
      case 'refused':
        this.refused(message);
        break;
      case 'beat':
        if (this.welcomed && this.editor && message.version > this.version() && !this.queue.length)
          this.hello();
        break;
    }
  }

  private version(): number {
    return this.editor ? collab.collab(this.editor.state).version : (this.start0?.version ?? 0);
  }

  private welcome(message: Extract<FromServer, { t: 'welcome' }>): void {
    // The page holds this map: it is filled anew, not replaced.
    this.voices.clear();
    for (const voice of Object.values(message.voices)) this.voices.set(voice.id, voice);
    this.mine = message.voice;
    this.rights = new Set(message.rights);
    this.setLocked(new Set(message.locked));
    this.others = new Map(message.others.map((one) => [one.session, one]));
    this.welcomed = true;
    this.state = 'live';
    this.stored = message.seq;
    this.seq = Math.max(this.seq, message.seq);
    if (message.doc !== undefined) this.begun(message);
    else if (!this.editor && this.start0) this.listener.ready(this.ready(true));
    else if (message.version < this.version()) this.askAnew();
    if (this.editor && message.doc === undefined) this.resend(message.seq);
    this.listener.presence([...this.others.values()]);
    this.tell();
    this.send();
    this.sendCaret();
  }

  private begun(message: Extract<FromServer, { t: 'welcome' }>): void {
    const doc = Node.fromJSON(schema, message.doc);
    const again = this.editor !== null || this.kept !== null;
    if (this.editor) this.loseAll('log.changed');
    if (this.kept) this.tellKept(this.kept);
    this.kept = null;
    this.editor = null;
    this.queue = [];
    this.start0 = { doc, version: message.version };
    if (again) this.listener.reset(this.ready(false));
    else this.listener.ready(this.ready(false));
  }

  private ready(resumed: boolean): Ready {
    const start = this.start0 as { doc: Node; version: number };
    const voice = this.voices.get(this.mine) as Voice;
    const { voices, rights, locked } = this;
    return { doc: start.doc, version: start.version, voice, voices, rights, locked, resumed };
  }

  /** The server's log is shorter than what we know: it was restored from an older copy. */
  private askAnew(): void {
    this.loseAll('log.changed');
    this.anew();
  }

  /** Begins again under a new client name, from the server's present text. */
  private anew(): void {
    this.editor = null;
    this.start0 = null;
    this.kept = null;
    this.client = newClient();
    this.seq = 0;
    this.hello();
  }

  private loseAll(code: string): void {
    const state = this.editor?.state;
    if (!state) return;
    for (const one of collab.collab(state).unconfirmed) this.lose(one.step, code);
    this.keep.forget(this.client);
    this.listener.unplaced(this.lost);
  }

  private entries(list: Entry[]): void {
    if (!this.editor) {
      this.queue.push(...list);
      return;
    }
    const fresh = list.filter((entry) => entry.v > this.version());
    if (fresh.length === 0) return;
    if ((fresh[0] as Entry).v !== this.version() + 1) {
      this.hello(); // a gap: ask for what is missing
      return;
    }
    const received = collab.receive(this.editor.state, fresh, this.client);
    this.editor.dispatch(received.tr);
    this.noticeLocks(fresh);
    for (const one of received.lost) this.lose(one.step, one.code);
    if (received.lost.length > 0) this.listener.unplaced(this.lost);
    this.listener.entries(fresh);
    this.persist();
    this.tell();
    this.send();
  }

  private noticeLocks(list: Entry[]): void {
    const locked = new Set(this.locked);
    for (const entry of list) {
      if (entry.kind !== 'clause-status') continue;
      const body = entry.body as { clause: string; status: string };
      if (body.status === 'open') locked.delete(body.clause);
      else locked.add(body.clause);
    }
    if (list.some((entry) => entry.kind === 'clause-status')) this.setLocked(locked);
  }

  private setLocked(ids: Set<string>): void {
    this.locked = ids;
    this.listener.locked(ids);
  }

  private lose(step: Step, code: string): void {
    const text = textOf(step);
    if (text === '' && code === 'step.gone') return; // a deletion of what is gone already, or a mark on it
    const at = Math.max(this.world.now(), (this.lost[this.lost.length - 1]?.at ?? 0) + 1);
    this.lost = this.lost.concat({ at, code, text });
  }

  private refused(message: Extract<FromServer, { t: 'refused' }>): void {
    const inflight = this.editor ? collab.collab(this.editor.state).inflight : null;
    if (inflight && message.seq === inflight.seq && message.code === 'busy') {
      this.world.setTimeout(() => this.welcomed && this.resend(0), BUSY_MS);
      return;
    }
    if (message.code === 'client.foreign') {
      this.anew();
      return;
    }
    if (this.editor && inflight && message.seq === inflight.seq) {
      const { tr, lost } = collab.giveUp(this.editor.state);
      this.editor.dispatch(tr);
      for (const step of lost) this.lose(step, message.code);
      this.listener.unplaced(this.lost);
      this.changed();
      return;
    }
    this.closedBy = { code: message.code, sentence: message.sentence };
    this.tell();
  }

  /** After a reconnect: the commit under way goes out again, word for word, unless the server has it. */
  private resend(stored: number): void {
    const inflight = this.editor ? collab.collab(this.editor.state).inflight : null;
    if (!inflight || inflight.seq <= stored) return;
    const { seq, base, groups } = inflight;
    this.link.send({ t: 'commit', seq, base, groups });
  }

  private send(): void {
    if (!this.editor || !this.welcomed || !this.link.isOpen) return;
    const taken = collab.take(this.editor.state, this.seq + 1, MOST_STEPS);
    if (!taken) return;
    this.seq++;
    this.editor.dispatch(taken.tr);
    this.persist();
    const { seq, base, groups } = taken.inflight;
    this.link.send({ t: 'commit', seq, base, groups });
  }

  private sendCaret(): void {
    if (!this.caretNow || !this.editor || !this.welcomed) return;
    const { anchor, head } = this.caretNow;
    const { state } = this.editor;
    const version = collab.collab(state).version;
    const map = (pos?: number) =>
      pos === undefined ? undefined : collab.toServer(state, Math.min(pos, state.doc.content.size));
    this.link.send({ t: 'presence', version, anchor: map(anchor), head: map(head) });
  }

  private lostLink(final: boolean, code: number): void {
    this.welcomed = false;
    this.state = final ? 'closed' : 'waiting';
    if (final && !this.closedBy) this.closedBy = { code: `socket.${code}`, sentence: '' };
    this.others.clear();
    this.listener.presence([]);
    this.tell();
  }

  private tell(): void {
    const unsaved = this.editor ? collab.collab(this.editor.state).unconfirmed.length : 0;
    if (unsaved === 0) this.since = undefined;
    else this.since ??= this.world.now();
    this.listener.status({
      link: this.state,
      unsaved,
      unsavedSince: this.since,
      kept: this.safe,
      closedBy: this.closedBy,
    });
  }

  /** Keeps what is not stored; the standing form of each step is what a reload puts back. */
  private persist(): void {
    if (!this.editor) return;
    const now = collab.collab(this.editor.state);
    const standing: Kept['standing'] = [];
    const waiting: StepJson[][] = [];
    let last: unknown = null;
    for (const one of now.unconfirmed) {
      if (one.slot >= 0) standing.push([one.slot, stepJson(one.step)]);
      else {
        if (one.origin !== last) waiting.push([]);
        waiting[waiting.length - 1]?.push(stepJson(one.step));
        last = one.origin;
      }
    }
    const { client, seq } = this;
    const inflight = keptInflight(now.inflight);
    this.safe = this.keep.save({ client, seq, version: now.version, inflight, standing, waiting });
  }

  private restore(kept: Kept): void {
    const editor = this.editor as Editor;
    for (const [, json] of kept.standing) this.redo(editor, [json]);
    if (kept.inflight) {
      const { seq, base, groups } = kept.inflight;
      const steps = groups.flat().map(stepFrom);
      const slots = kept.standing.map(([slot]) => slot);
      const inflight = { seq, base, groups, steps };
      editor.dispatch(collab.restoreInflight(editor.state, inflight, slots));
    }
    for (const group of kept.waiting) this.redo(editor, group);
  }

  private redo(editor: Editor, group: StepJson[]): void {
    const tr = editor.state.tr;
    for (const json of group) {
      const step = stepFrom(json);
      if (tr.maybeStep(step).failed) this.lose(step, 'step.gone');
    }
    editor.dispatch(tr);
  }

  /** Kept edits that cannot be put back: their words are shown. */
  private tellKept(kept: Kept): void {
    for (const json of [...kept.standing.map(([, step]) => step), ...kept.waiting.flat()]) {
      this.lose(stepFrom(json), 'step.gone');
    }
    this.keep.forget(kept.client);
    this.listener.unplaced(this.lost);
  }
}

/** Where another's caret is in the present text; null if it cannot be said. */
export function presenceAt(
  state: EditorState,
  one: Presence,
): { anchor: number; head: number } | null {
  if (one.head === undefined || one.anchor === undefined) return null;
  const anchor = collab.fromServer(state, one.version, one.anchor);
  const head = collab.fromServer(state, one.version, one.head);
  return anchor === null || head === null ? null : { anchor, head };
}
