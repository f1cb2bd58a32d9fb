// Everything the drafting page knows, as one value that React reads; and the one place where live link, text and page meet.
import type { EditorState } from 'prosemirror-state';
import { labelsOf } from '../editor/labels';
import { lockedIds } from '../editor/locks';
import { fixesOf, mend } from '../editor/mend';
import type { Offer } from '../editor/offer';
import type { Redliner } from '../editor/redliner';
import { TextEditor } from '../editor/text-editor';
import { negotiationApi } from '../negotiate/api';
import { NegotiationStore } from '../negotiate/store';
import { collab } from '../sync/collab';
import {
  type Listener,
  Live,
  type LiveStatus,
  presenceAt,
  type Ready,
  type Unplaced,
} from '../sync/live';
import { blockAt } from '../text/blocks';
import { type Footnote, footnotes } from '../text/inline';
import { setNumOf } from '../text/operations';
import { type Profile, profileOf } from '../text/profiles';
import type { Kind, Num } from '../text/schema';
import type { Me, ResolutionInfo } from '../wire/api';
import type { NegotiationView } from '../wire/negotiation';
import type { Entry, Presence, Voice } from '../wire/protocol';
import { type Api, liveAddress } from './api';
import { redlinerFrom, sharesOf, type WriterShare, writtenSince } from './layers';
import { labelsBy, namesBlock } from './numbers';
import { type OutlineLine, outlineOf } from './outline';
import { placeAt } from './place';

export interface Here {
  session: string;
  voice: Voice;
  /** The block where they are. */
  block: string | null;
}

export type Open = { what: 'footnote'; id: string | null } | { what: 'reference' | 'help' } | null;

export interface Snapshot {
  ready: boolean;
  editable: boolean;
  status: LiveStatus;
  unplaced: readonly Unplaced[];
  here: readonly Here[];
  outline: readonly OutlineLine[];
  notes: readonly Footnote[];
  current: { id: string; kind: Kind; num: Num } | null;
  /** Grows with every transaction, for what the toolbar shows. */
  turn: number;
  locked: number;
  redline: { shown: boolean; count: number };
  writers: readonly WriterShare[] | null;
  /** How many signs and references do not read as they should. */
  fixable: number;
  /** The numbers that the newest clause has moved can be kept. */
  offer: Offer | null;
  open: Open;
  /** Something to say once, aloud and in passing. */
  notice: { text: string; at: number } | null;
}

export interface Words {
  notice(code: string): string;
  deleted: string;
  /** `after`: how the base text names the block that it followed there; null: it was first. */
  moved(after: string | null): string;
  name: string;
}

const OUTLINE_PAUSE_MS = 120;
const RETRY_MS = 500;
const MOST_ATTEMPTS = 10;

export class Desk implements Listener {
  editor: TextEditor | null = null;
  readonly negotiation: NegotiationStore;
  /** What the negotiation needs of this page. */
  readonly place;
  private leaving = false;
  private snapshot: Snapshot = {
    ready: false,
    editable: false,
    status: { link: 'connecting', unsaved: 0, kept: true },
    unplaced: [],
    here: [],
    outline: [],
    notes: [],
    current: null,
    turn: 0,
    locked: 0,
    redline: { shown: false, count: 0 },
    writers: null,
    fixable: 0,
    offer: null,
    open: null,
    notice: null,
  };
  private readonly profile: Profile;
  private readonly watchers = new Set<() => void>();
  private readonly live: Live;
  private presences: Presence[] = [];
  private text: Ready | null = null;
  private mount: HTMLElement | null = null;
  private seen: NegotiationView | null = null;
  /** The one whose comments are marked in the text. */
  private marked: NegotiationView | null = null;
  private redliner: Redliner | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How many places the last mending put right. */
  fixed = 0;
  /** Asks who is drafting for the brackets that are wanted. */
  bracket: () => void = () => {};
  words: Words = { notice: (code) => code, deleted: '', moved: () => '', name: '' };

  constructor(
    readonly info: ResolutionInfo,
    readonly me: Me,
    private readonly api: Api,
  ) {
    this.profile = profileOf(info.profile, info.lang);
    this.negotiation = new NegotiationStore(negotiationApi(info.id, me.csrf));
    this.negotiation.subscribe(() => this.lockAgreed());
    this.negotiation.subscribe(() => this.markCommented());
    this.place = placeAt(this);
    this.live = new Live({
      url: liveAddress(info.id),
      resolution: info.id,
      storage: localStorage,
      listener: this,
      owner: `${me.login}.${me.voice.id}`,
      textAt: async (version) => (await api.version(version)).doc,
    });
  }

  readonly subscribe = (watch: () => void): (() => void) => {
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  };
  readonly read = (): Snapshot => this.snapshot;

  private set(part: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const watch of this.watchers) watch();
  }

  start(): void {
    this.live.start();
    window.addEventListener('online', () => this.live.hurry());
    window.addEventListener('offline', () => this.live.doubt());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.live.hurry();
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.snapshot.status.unsaved > 0 && !this.leaving) event.preventDefault();
    });
  }

  /** Where the text is to be shown. */
  show(mount: HTMLElement): () => void {
    this.mount = mount;
    this.begin();
    return () => {
      this.mount = null;
      this.editor?.destroy();
      this.editor = null;
    };
  }

  ready(ready: Ready): void {
    this.text = ready;
    this.begin();
  }

  reset(ready: Ready): void {
    this.editor?.destroy();
    this.editor = null;
    this.ready(ready);
    this.notice('fresh.reset');
  }

  private begin(): void {
    if (!this.text || !this.mount || this.editor) return;
    const { lang, dir } = this.info;
    const setting = {
      ready: this.text,
      live: this.live,
      number: labelsBy(this.profile),
      lang,
      dir,
      name: this.words.name,
      describedBy: 'text-hint',
    };
    this.mount.replaceChildren();
    this.editor = new TextEditor(this.mount, setting, {
      ask: (what) => {
        if (what === 'fix') this.fix();
        else if (what === 'bracket') this.bracket();
        else this.set({ open: what === 'footnote' ? { what, id: null } : { what } });
      },
      changed: (state, textChanged) => this.changed(state, textChanged),
      refused: (code) => this.notice(`refused.${code}`),
      footnote: (id) => this.set({ open: { what: 'footnote', id } }),
      offered: (offer) => this.set({ offer }),
    });
    this.set({ ready: true, editable: this.editor.view.editable });
    this.derive();
    this.placeCursors();
    this.marked = null;
    void this.loadAuthors();
    void this.negotiation.refresh();
  }

  private changed(state: EditorState, textChanged: boolean): void {
    const { id, kind, num } = blockAt(state.doc, state.selection.head).node.attrs;
    const { current, turn } = this.snapshot;
    const same =
      current !== null && current.id === id && current.kind === kind && current.num === num;
    this.set({ turn: turn + 1, current: same ? current : { id, kind, num } });
    const { offer } = this.snapshot;
    if (offer && (offer.id !== id || num === 'bis')) this.set({ offer: null });
    if (!textChanged) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.derive(), OUTLINE_PAUSE_MS);
  }

  /** What is derived from the text when typing rests for a moment. */
  private derive(): void {
    const state = this.editor?.view.state;
    if (!state) return;
    const { redline, writers, outline } = this.snapshot;
    const fixes = fixesOf(state.doc, this.profile, lockedIds(state));
    this.editor?.showStale(fixes.filter((fix) => fix.isReference));
    this.set({
      fixable: fixes.length,
      outline: outlineOf(state.doc, labelsOf(state), outline),
      notes: footnotes(state.doc),
      redline:
        redline.shown && this.redliner
          ? { shown: true, count: this.redliner.count(state.doc) }
          : redline,
      writers: writers && this.shares(state),
    });
  }

  status(status: LiveStatus): void {
    this.set({ status });
    // Something of the text was erased: what this page holds of it must not stay. Unsent edits are kept.
    if (status.closedBy?.code === 'socket.4005' && status.kept) {
      this.leaving = true;
      location.reload();
    }
  }

  unplaced(unplaced: Unplaced[]): void {
    this.set({ unplaced });
  }

  dismiss(at: number): void {
    this.live.dismissUnplaced(at);
  }

  presence(list: Presence[]): void {
    this.presences = list;
    this.placeCursors();
  }

  private placeCursors(): void {
    const state = this.editor?.view.state;
    if (!state || !this.text) return;
    const voices = this.text.voices;
    const placed = this.presences.flatMap((one) => {
      const voice = voices.get(one.voice);
      return voice ? [{ one, voice, at: presenceAt(state, one) }] : [];
    });
    this.editor?.showCursors(
      placed.flatMap(({ one, voice, at }) =>
        at ? [{ key: `${one.session} ${one.version} ${one.head}`, ...at, voice }] : [],
      ),
    );
    const blockOf = (pos: number): string => blockAt(state.doc, pos).node.attrs.id;
    const here = placed.map(({ one, voice, at }) => ({
      session: one.session,
      voice,
      block: at && blockOf(at.head),
    }));
    if (!sameHere(here, this.snapshot.here)) this.set({ here });
  }

  /** Tells the others where we are; nothing: not in the text. */
  caret(anchor?: number, head?: number): void {
    this.live.caret(anchor, head);
  }

  entries(list: Entry[]): void {
    this.negotiation.heard(list);
    this.editor?.stored(list);
    this.markCommented();
    this.placeCursors();
  }

  /** A silence procedure that ends agrees clauses without naming them in its entry. */
  private lockAgreed(): void {
    const { view } = this.negotiation.read();
    const state = this.editor?.view.state;
    if (!view || !state || view === this.seen || view.version < collab(state).version) return;
    this.seen = view;
    const locked = view.clauses.filter(({ status }) => status === 'agreed' || status === 'closed');
    this.locked(new Set(locked.map((one) => one.id)));
  }

  private markCommented(): void {
    const { view } = this.negotiation.read();
    const { editor } = this;
    // Of a text that is newer than ours, the entries that lead there are on their way.
    if (!view || !editor || view === this.marked) return;
    if (view.version > collab(editor.view.state).version) return;
    this.marked = view;
    editor.showCommented(view.version, view.inputs);
  }

  locked(ids: Set<string>): void {
    this.editor?.lock(ids);
    this.set({ locked: ids.size });
  }

  /** Who wrote what before the text was opened; what was written since then stays on top. */
  private async loadAuthors(attempt = 0): Promise<void> {
    const answer = await this.api.authors().catch(() => null);
    const editor = this.editor;
    if (!answer || !editor) return;
    if (answer.version > collab(editor.view.state).version) {
      // The entries that lead there are on their way.
      if (attempt < MOST_ATTEMPTS) setTimeout(() => void this.loadAuthors(attempt + 1), RETRY_MS);
      return;
    }
    editor.loadAuthors(writtenSince(answer, this.info.base ?? 0));
  }

  showAuthors(shown: boolean): void {
    this.editor?.showAuthors(shown);
    const state = this.editor?.view.state;
    this.set({ writers: shown && state ? this.shares(state) : null });
  }

  private shares(state: EditorState): WriterShare[] {
    return sharesOf(state, this.text?.voices ?? new Map());
  }

  async showRedline(shown: boolean): Promise<void> {
    const editor = this.editor;
    if (!editor) return;
    const { api, info, profile, words } = this;
    if (!shown || info.base === null) {
      editor.showRedline(null);
      this.set({ redline: { shown: false, count: 0 } });
      if (shown) this.notice('base.none');
      return;
    }
    const redliner = await redlinerFrom(info.base, { api, info, profile, words }).catch(() => null);
    if (!redliner) {
      this.notice('base.missing');
      return;
    }
    this.redliner = redliner;
    editor.showRedline(redliner);
    this.set({ redline: { shown: true, count: redliner.count(editor.view.state.doc) } });
  }

  /** Keeps the numbers after a new clause: it becomes `b)bis`; or not, and says no more of it. */
  answerOffer(keep: boolean): void {
    const { offer } = this.snapshot;
    this.set({ offer: null });
    if (offer && keep) this.editor?.run(setNumOf(offer.id, 'bis'));
    this.editor?.focus();
  }

  /** Puts derived punctuation and stale references right. */
  private fix(): void {
    this.editor?.run(
      mend(this.profile, (count) => {
        this.fixed = count;
        this.notice('fix.done');
      }),
    );
  }

  /** The words that name a block where a reference is put in. */
  referenceWords(id: string): string {
    const doc = this.editor?.view.state.doc;
    return doc ? namesBlock(doc, this.profile, id) : '';
  }

  open(open: Open): void {
    this.set({ open });
    if (!open) this.editor?.focus();
  }

  notice(code: string): void {
    this.set({ notice: { text: this.words.notice(code), at: Date.now() } });
  }
}

const sameHere = (a: readonly Here[], b: readonly Here[]) =>
  a.length === b.length &&
  a.every(({ session, voice, block }, i) => {
    const other = b[i];
    return session === other?.session && voice === other.voice && block === other.block;
  });
