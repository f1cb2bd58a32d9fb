// A draft that a delegation edits together: the live link, the editor, and what is said beside the text.
import type { EditorState } from 'prosemirror-state';
import { OFFERED } from '../editor/clause-editor';
import { TextEditor } from '../editor/text-editor';
import {
  type Listener,
  Live,
  type LiveStatus,
  presenceAt,
  type Ready,
  type Unplaced,
} from '../sync/live';
import { blockAt } from '../text/blocks';
import type { Kind, Num } from '../text/schema';
import type { DraftPart, DraftView } from '../wire/drafts';
import type { Entry, Presence, Voice } from '../wire/protocol';
import { Refused } from './ask-server';
import type { DraftsApi } from './drafts-api';

export interface DraftKnown {
  /** Null before it is known. */
  draft: DraftView | null;
  /** It was handed in or dropped, or never was ours. */
  gone: boolean;
  status: LiveStatus;
  unplaced: readonly Unplaced[];
  /** Who of the delegation has it open. */
  here: readonly { session: string; voice: Voice }[];
  ready: boolean;
  editable: boolean;
  current: { id: string; kind: Kind; num: Num } | null;
  /** What the text begins with; null before it is known. */
  first: Kind | null;
  turn: number;
  /** Why the last change beside the text was refused. */
  error: string;
}

export interface DraftSetting {
  id: string;
  api: DraftsApi;
  live: { url: string; owner: string };
  lang: string;
  dir: 'ltr' | 'rtl';
  /** What the field is called, for who cannot see it. */
  name: string;
  describedBy: string;
}

/** The redline is computed by the server when typing rests. */
const REST_MS = 500;
/** What colleagues change beside the text is asked for. */
const LOOK_MS = 4_000;

export class DraftDesk implements Listener {
  editor: TextEditor | null = null;
  private known: DraftKnown = {
    draft: null,
    gone: false,
    status: { link: 'connecting', unsaved: 0, kept: true },
    unplaced: [],
    here: [],
    ready: false,
    editable: false,
    current: null,
    first: null,
    turn: 0,
    error: '',
  };
  private readonly watchers = new Set<() => void>();
  private readonly link: Live;
  private text: Ready | null = null;
  private presences: Presence[] = [];
  private mount: HTMLElement | null = null;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly keeping = new Set<() => Promise<void>>();
  private looking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly setting: DraftSetting) {
    const { id, api, live } = setting;
    this.link = new Live({
      ...live,
      resolution: id,
      storage: localStorage,
      listener: this,
      textAt: async (version) => (await api.version(id, version)).doc,
    });
  }

  readonly subscribe = (watch: () => void): (() => void) => {
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  };
  readonly read = (): DraftKnown => this.known;

  private set(part: Partial<DraftKnown>): void {
    this.known = { ...this.known, ...part };
    for (const watch of this.watchers) watch();
  }

  /** Opens it in `mount`; the answer closes it. */
  open(mount: HTMLElement): () => void {
    this.mount = mount;
    this.link.start();
    void this.look();
    this.looking = setInterval(() => void this.look(), LOOK_MS);
    return () => {
      this.mount = null;
      clearInterval(this.looking);
      clearTimeout(this.rest);
      this.link.stop();
      this.editor?.destroy();
      this.editor = null;
    };
  }

  /** Asks how it stands; done when everything stored before the call is in it. */
  async look(): Promise<void> {
    const { api, id } = this.setting;
    try {
      const draft = await api.show(id);
      if (JSON.stringify(draft) !== JSON.stringify(this.known.draft)) this.set({ draft });
    } catch (failure) {
      if (failure instanceof Refused && failure.code === 'draft.unknown') this.over();
      else if (failure instanceof Refused) this.set({ error: failure.sentence });
    }
  }

  private over(): void {
    clearInterval(this.looking);
    this.set({ gone: true });
  }

  /** Something that is written and not kept yet; the answer forgets it. */
  beforeSubmit(keep: () => Promise<void>): () => void {
    this.keeping.add(keep);
    return () => this.keeping.delete(keep);
  }

  /** Keeps what is written beside the text. */
  async flush(): Promise<void> {
    await Promise.all([...this.keeping].map((keep) => keep()));
  }

  /** Changes what is said beside the text. */
  async change(part: Partial<DraftPart>): Promise<boolean> {
    const { api, id } = this.setting;
    try {
      await api.change(id, part);
      this.set({ error: '' });
      await this.look();
      return true;
    } catch (failure) {
      this.set({ error: failure instanceof Refused ? failure.sentence : 'lost' });
      return false;
    }
  }

  ready(ready: Ready): void {
    this.text = ready;
    const mount = this.mount;
    if (!mount || this.editor) return;
    mount.replaceChildren();
    const { lang, dir, name, describedBy } = this.setting;
    this.editor = new TextEditor(
      mount,
      {
        ready,
        live: this.link,
        number: () => new Map(),
        lang,
        dir,
        name,
        describedBy,
        only: OFFERED,
      },
      {
        ask: () => {},
        offered: () => {},
        changed: (state) => this.changed(state),
        refused: () => {},
        footnote: () => {},
      },
    );
    const { editable, state } = this.editor.view;
    this.set({ ready: true, editable, first: state.doc.child(0).attrs.kind });
    // Who has it open is here for the others before the first key.
    this.link.caret();
    this.place();
  }

  reset(ready: Ready): void {
    this.editor?.destroy();
    this.editor = null;
    this.ready(ready);
  }

  private changed(state: EditorState): void {
    const { id, kind, num } = blockAt(state.doc, state.selection.head).node.attrs;
    const first = state.doc.child(0).attrs.kind;
    this.set({ current: { id, kind, num }, first, turn: this.known.turn + 1 });
  }

  status(status: LiveStatus): void {
    this.set({ status });
    // The server closes a draft that was handed in or dropped.
    if (status.link === 'closed') void this.look();
  }

  unplaced(unplaced: Unplaced[]): void {
    this.set({ unplaced });
  }

  dismiss(at: number): void {
    this.link.dismissUnplaced(at);
  }

  presence(list: Presence[]): void {
    this.presences = list;
    this.place();
  }

  private place(): void {
    const state = this.editor?.view.state;
    if (!state || !this.text) return;
    const { voices } = this.text;
    const placed = this.presences.flatMap((one) => {
      const voice = voices.get(one.voice);
      return voice ? [{ one, voice, at: presenceAt(state, one) }] : [];
    });
    this.editor?.showCursors(
      placed.flatMap(({ one, voice, at }) =>
        at ? [{ key: `${one.session} ${one.version} ${one.head}`, ...at, voice }] : [],
      ),
    );
    this.set({ here: placed.map(({ one, voice }) => ({ session: one.session, voice })) });
  }

  entries(list: Entry[]): void {
    this.editor?.stored(list);
    this.place();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.look(), REST_MS);
  }

  locked(): void {}
}
