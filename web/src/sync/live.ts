// A resolution drafted live: keeps an editor's state and the server's log in step.
import { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { schema } from '../text/schema';
import type { Entry, FromServer } from '../wire/protocol';
import * as collab from './collab';
import { browserTabs, Keep, type Kept, type Tabs } from './keep';
import { browserWorld, Link, type World } from './link';
import type { Listener, LiveStatus } from './listener';
import { Carets } from './presence';
import { type Editor, following, giveUp, type Lost, receive } from './receive';
import { Standing } from './standing';
import { UnplacedList } from './unplaced';
import { putBack, stepsOf, unsent } from './unsent';

export type { Listener, LiveStatus, Ready } from './listener';
export { presenceAt } from './presence';
export type { Editor } from './receive';
export type { Unplaced } from './unplaced';

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
const BUSY_MS = 1_000;
/** The server takes 256 KiB a message; a character is up to three bytes. */
const MOST_CHARACTERS = 80_000;
/** How often the text that kept edits were made on is asked for. */
const TEXT_ATTEMPTS = 6;
const TEXT_PAUSE_MS = 500;

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
  private readonly standing: Standing;
  private readonly carets: Carets;
  private readonly lost: UnplacedList;
  private safe = true;
  private since: number | undefined;
  private state: LiveStatus['link'] = 'connecting';
  private closedBy: LiveStatus['closedBy'];
  private queue: Entry[] = [];
  /** The last sequence number of ours that the server says it has. */
  private stored = 0;
  private soon = false;
  /** Whether the page has been given a text to show. */
  private shown = false;

  constructor(private readonly options: LiveOptions) {
    this.listener = options.listener;
    this.world = options.world ?? browserWorld;
    this.standing = new Standing((ids) => this.listener.locked(ids));
    this.carets = new Carets(
      this.world,
      () => this.sendCaret(),
      (list) => this.listener.presence(list),
    );
    this.lost = new UnplacedList(() => this.world.now());
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
    if (kept) {
      this.seq = kept.seq;
      await this.readopt(kept);
    }
    this.link.start();
  }

  /** Begins from the text that kept edits were made on; where it cannot be had, their words are shown. */
  private async readopt(kept: Kept): Promise<void> {
    for (let attempt = 0; this.options.textAt && attempt < TEXT_ATTEMPTS; attempt++) {
      try {
        const doc = Node.fromJSON(schema, await this.options.textAt(kept.version));
        this.start0 = { doc, version: kept.version };
        this.kept = kept;
        return;
      } catch {
        await new Promise<void>((done) => this.world.setTimeout(done, TEXT_PAUSE_MS << attempt));
      }
    }
    this.tellKept(kept);
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
    const kept = this.kept;
    this.kept = null;
    if (kept) this.lose(putBack(editor, kept).map((step) => ({ step, code: 'step.gone' })));
    const waiting = this.queue;
    this.queue = [];
    if (waiting.length > 0) this.entries(waiting);
    if (this.welcomed) this.resend(this.stored);
    this.changed();
  }

  /** Tells the others where this author's caret is, in positions of the present text; nothing: left the text. */
  caret(anchor?: number, head?: number): void {
    this.carets.moved(anchor, head);
  }

  dismissUnplaced(at: number): void {
    this.lost.dismiss(at);
    this.listener.unplaced(this.lost.all);
  }

  /** The browser says that the network is back, or the page is looked at again. */
  hurry(): void {
    this.link.hurry();
  }

  /** The browser says that the network is gone. */
  doubt(): void {
    this.link.doubt();
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
        this.standing.introduced(message.voice);
        break;
      case 'presence':
        this.carets.changed(message);
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
    this.standing.welcomed(message);
    this.carets.welcomed(message);
    this.welcomed = true;
    this.state = 'live';
    this.stored = message.seq;
    this.seq = Math.max(this.seq, message.seq);
    if (message.doc !== undefined) this.begun(message);
    else if (!this.editor && this.start0) this.resumed(this.start0);
    else if (message.version < this.version()) this.askAnew();
    if (this.editor && message.doc === undefined) this.resend(message.seq);
    this.carets.show();
    this.tell();
    this.send();
    this.sendCaret();
  }

  private begun(message: Extract<FromServer, { t: 'welcome' }>): void {
    const doc = Node.fromJSON(schema, message.doc);
    this.loseAll('log.changed');
    this.editor = null;
    this.queue = [];
    this.start0 = { doc, version: message.version };
    const ready = this.standing.ready(this.start0, false);
    if (this.shown) this.listener.reset(ready);
    else this.listener.ready(ready);
    this.shown = true;
  }

  private resumed(start: { doc: Node; version: number }): void {
    if (!this.shown) this.listener.ready(this.standing.ready(start, true));
    this.shown = true;
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
    this.client = this.keep.fresh();
    this.seq = 0;
    this.hello();
  }

  private loseAll(code: string): void {
    const state = this.editor?.state;
    const steps = state ? collab.collab(state).unconfirmed.map((one) => one.step) : [];
    this.lose(steps.map((step) => ({ step, code })));
    if (this.kept) this.tellKept(this.kept);
    this.kept = null;
    this.keep.forget(this.client);
  }

  private entries(list: Entry[]): void {
    if (!this.editor) {
      this.queue.push(...list);
      return;
    }
    this.editor.settle?.();
    const fresh = following(list, this.version());
    if (fresh.length === 0) {
      if (list.some((entry) => entry.v > this.version())) this.hello(); // a gap: ask for what is missing
      return;
    }
    const received = receive(this.editor, fresh, this.client);
    this.standing.heard(fresh);
    this.lose(received.lost);
    if (received.acknowledged) this.listener.acknowledged?.(received.acknowledged);
    this.listener.entries(fresh);
    this.persist();
    this.tell();
    this.send();
  }

  private lose(lost: readonly Lost[]): void {
    if (this.lost.add(lost, this.editor?.state.doc ?? null)) {
      this.listener.unplaced(this.lost.all);
    }
  }

  private refused(message: Extract<FromServer, { t: 'refused' }>): void {
    const inflight = this.editor ? collab.collab(this.editor.state).inflight : null;
    if (inflight && message.seq === inflight.seq && message.code === 'busy') {
      this.world.setTimeout(() => this.welcomed && this.resend(0), BUSY_MS);
      return;
    }
    if (message.code === 'busy' && !this.welcomed) {
      this.world.setTimeout(() => !this.welcomed && this.hello(), BUSY_MS);
      return;
    }
    if (message.code === 'client.foreign') {
      this.loseAll(message.code);
      this.anew();
      return;
    }
    if (this.editor && inflight && message.seq === inflight.seq) {
      this.abandon(message.code);
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
    const taken = collab.take(this.editor.state, this.seq + 1, MOST_STEPS, MOST_CHARACTERS);
    if (!taken) return;
    this.seq++;
    this.editor.dispatch(taken.tr);
    this.persist();
    const { seq, base, groups } = taken.inflight;
    if (taken.characters > MOST_CHARACTERS) this.abandon('message.too-large');
    else this.link.send({ t: 'commit', seq, base, groups });
  }

  /** The server will never take the commit under way: its words are shown. */
  private abandon(code: string): void {
    if (!this.editor) return;
    const lost = giveUp(this.editor);
    this.lose(lost.map((step) => ({ step, code })));
    this.changed();
  }

  private sendCaret(): void {
    if (!this.editor || !this.welcomed) return;
    const message = this.carets.message(this.editor.state);
    if (message) this.link.send(message);
  }

  private lostLink(final: boolean, code: number): void {
    this.welcomed = false;
    this.state = final ? 'closed' : 'waiting';
    if (final && !this.closedBy) this.closedBy = { code: `socket.${code}`, sentence: '' };
    this.carets.lost();
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

  /** Keeps what is not stored. */
  private persist(): void {
    if (!this.editor) return;
    this.safe = this.keep.save(unsent(this.editor.state, this.client, this.seq));
  }

  /** Kept edits that cannot be put back: their words are shown. */
  private tellKept(kept: Kept): void {
    this.lose(stepsOf(kept).map((step) => ({ step, code: 'step.gone' })));
    this.keep.forget(kept.client);
  }
}
