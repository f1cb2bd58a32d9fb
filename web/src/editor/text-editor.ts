// The text as a ProseMirror view: puts the plugins together. No React; the page hears of it through `Hooks`.
import {
  type Command,
  EditorState,
  type PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { DecorationSet, EditorView } from 'prosemirror-view';
import { history } from '../sync/history';
import type { Live, Ready } from '../sync/live';
import type { Editor } from '../sync/receive';
import { blockById } from '../text/blocks';
import type { Span } from '../text/spans';
import type { Input } from '../wire/negotiation';
import type { Entry } from '../wire/protocol';
import { type Action, type ActionId, type Asked, actions } from './actions';
import { authors, authorsKey, claimsOf, type Said, spansNow } from './authors';
import { brackets } from './brackets';
import { commented, commentedKey, commentedNow } from './commented';
import { current } from './current';
import { type Cursor, cursors, cursorsKey } from './cursors';
import { identity, isFromServer } from './identity';
import { keys } from './keys';
import { labels, type Numbering } from './labels';
import { locks, locksKey } from './locks';
import type { Fix } from './mend';
import { type Offer, offerOf } from './offer';
import { type PasteRefusal, paste } from './paste';
import { redline, redlineKey } from './redline';
import type { Redliner } from './redliner';
import { stale, staleKey } from './stale';

export interface Hooks {
  ask(what: Asked): void;
  /** After every transaction. */
  changed(state: EditorState, textChanged: boolean): void;
  refused(code: PasteRefusal | 'clause.locked'): void;
  /** A footnote in the text was pressed. */
  footnote(id: string): void;
  /** A clause was put in between numbered ones. */
  offered(offer: Offer): void;
}

export interface Setting {
  ready: Ready;
  live: Live;
  number: Numbering;
  lang: string;
  dir: 'ltr' | 'rtl';
  name: string;
  describedBy: string;
  /** What can be done to this text; without it all of the list. */
  only?: ReadonlySet<ActionId>;
}

const REDLINE_PAUSE_MS = 250;

export class TextEditor implements Editor {
  readonly view: EditorView;
  readonly actions: readonly Action[];
  private redliner: Redliner | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    mount: HTMLElement,
    private readonly setting: Setting,
    private readonly hooks: Hooks,
  ) {
    const { ready, live } = setting;
    const { only } = setting;
    this.actions = actions((what) => hooks.ask(what), !only).filter(
      (action) => !only || only.has(action.id),
    );
    const editable = ready.rights.has('edit');
    this.view = new EditorView(
      { mount },
      {
        state: this.stateOf(),
        editable: () => editable,
        attributes: this.attributes(editable),
        dispatchTransaction: (tr) => {
          const before = this.view.state;
          const { state, transactions } = before.applyTransaction(tr);
          this.view.updateState(state);
          const textChanged = transactions.some((each) => each.docChanged);
          if (textChanged) this.redrawSoon();
          if (tr.selectionSet || textChanged) this.tellCaret(isFromServer(tr));
          hooks.changed(state, textChanged);
          const offer = textChanged && !isFromServer(tr) && offerOf(before, state, setting.number);
          if (offer) hooks.offered(offer);
        },
        handleClickOn: (_view, _pos, node) => {
          if (node.type.name !== 'footnote') return false;
          hooks.footnote(node.attrs.id);
          return true;
        },
        handleDOMEvents: {
          focus: () => {
            this.tellCaret(false);
            return false;
          },
          blur: () => {
            live.caret();
            return false;
          },
        },
        handleScrollToSelection: (view) => scrollToCaret(view),
      },
    );
    live.attach(this);
    this.lock(ready.locked);
    hooks.changed(this.view.state, true);
  }

  get state(): EditorState {
    return this.view.state;
  }

  dispatch(tr: Transaction): void {
    this.view.dispatch(tr);
  }

  /**
   * A caret that was just put somewhere is told of by the browser a moment later: what others write
   * and comes in between would put it back. ProseMirror keeps the way to ask for it to itself.
   */
  settle(): void {
    const { domObserver } = this.view as unknown as { domObserver: { flush(): void } };
    if (!this.view.composing) domObserver.flush();
  }

  /** Nothing of the text changes by it. Settle before what is shown is made of the state. */
  private show<T>(key: PluginKey<T>, what: unknown): void {
    this.view.dispatch(this.view.state.tr.setMeta(key, what));
  }

  private stateOf(): EditorState {
    const { ready, live, number } = this.setting;
    return EditorState.create({
      doc: ready.doc,
      selection: TextSelection.create(ready.doc, 1),
      plugins: [
        ...live.plugin(),
        history(),
        keys(this.actions),
        paste((why) => this.hooks.refused(why)),
        identity(),
        locks(() => this.hooks.refused('clause.locked')),
        labels(number),
        brackets(),
        stale(),
        commented(),
        current(),
        authors(ready.voice.id, () => ready.voices),
        redline(),
        cursors(),
      ],
    });
  }

  private attributes(editable: boolean): Record<string, string> {
    const { lang, dir, name, describedBy } = this.setting;
    return {
      class: 'text',
      lang,
      dir,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': name,
      'aria-describedby': describedBy,
      'aria-readonly': String(!editable),
      tabindex: '0',
      spellcheck: 'true',
    };
  }

  private tellCaret(fromServer: boolean): void {
    if (fromServer || !this.view.hasFocus()) return;
    const { anchor, head } = this.view.state.selection;
    this.setting.live.caret(anchor, head);
  }

  /** Runs an action of the list; true if it did something. */
  act(id: ActionId): boolean {
    const action = this.actions.find((one) => one.id === id);
    return action ? this.run(action.run) : false;
  }

  run(command: Command): boolean {
    if (!this.view.editable) return false;
    return command(this.view.state, this.view.dispatch, this.view);
  }

  focus(): void {
    this.view.focus();
  }

  /** Puts the caret into a block and shows it. */
  goTo(id: string): void {
    const place = blockById(this.view.state.doc, id);
    if (!place) return;
    const selection = TextSelection.create(this.view.state.doc, place.pos + 1);
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    const block = this.view.nodeDOM(place.pos);
    if (block instanceof HTMLElement) block.scrollIntoView({ block: 'center' });
    this.view.focus();
  }

  lock(ids: ReadonlySet<string>): void {
    this.settle();
    this.show(locksKey, ids);
  }

  showCursors(list: readonly Cursor[]): void {
    this.settle();
    const size = this.view.state.doc.content.size;
    const inside = list.filter(({ anchor, head }) => anchor <= size && head <= size);
    this.show(cursorsKey, inside);
  }

  stored(entries: readonly Entry[]): void {
    this.settle();
    const claims = claimsOf(this.view.state, entries);
    if (claims.length > 0) this.sayAuthors({ claims });
  }

  showAuthors(shown: boolean): void {
    this.settle();
    this.sayAuthors({ shown });
  }

  /** Puts what the server knows beneath what has been written since. */
  loadAuthors(known: { version: number; spans: Span[] }): void {
    this.settle();
    this.sayAuthors({ spans: spansNow(this.view.state, known.version, known.spans) });
  }

  /** Marks the references that do not read as they should. */
  showStale(fixes: readonly Fix[]): void {
    this.settle();
    const { state } = this.view;
    const shown = staleKey.getState(state)?.find() ?? [];
    if (fixes.length === 0 && shown.length === 0) return;
    this.show(staleKey, fixes);
  }

  /** Marks the words that comments are about. */
  showCommented(version: number, inputs: readonly Input[]): void {
    this.settle();
    const list = commentedNow(this.view.state, version, inputs);
    const shown = commentedKey.getState(this.view.state)?.find() ?? [];
    if (list.length > 0 || shown.length > 0) this.show(commentedKey, list);
  }

  private sayAuthors(said: Said): void {
    this.show(authorsKey, said);
  }

  /** Shows the redline against a base text, or takes it away. */
  showRedline(redliner: Redliner | null): void {
    this.redliner = redliner;
    this.redraw();
  }

  private redrawSoon(): void {
    if (!this.redliner) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.redraw(), REDLINE_PAUSE_MS);
  }

  private redraw(): void {
    if (this.view.isDestroyed || this.view.composing) return;
    this.settle();
    this.show(redlineKey, this.redliner?.draw(this.view.state.doc) ?? DecorationSet.empty);
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.view.destroy();
  }
}

/** The caret never hides under the bars that stick to the top and the bottom. */
function scrollToCaret(view: EditorView): boolean {
  const caret = view.coordsAtPos(view.state.selection.head);
  const bars = document.querySelector('.bars')?.getBoundingClientRect();
  const offer = document.querySelector('.offer')?.getBoundingClientRect();
  const main = view.dom.closest('.clause-page');
  const frame = main?.getBoundingClientRect();
  const top = (frame?.top ?? bars?.bottom ?? 0) + 24;
  const end = (frame?.bottom ?? window.innerHeight) - 64;
  const bottom = Math.min(end, (offer?.top ?? Number.MAX_VALUE) - 16);
  const scroller = main ?? window;
  if (caret.top < top) scroller.scrollBy(0, caret.top - top);
  else if (caret.bottom > bottom) scroller.scrollBy(0, caret.bottom - bottom);
  return true;
}
