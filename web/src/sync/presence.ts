// Carets: where the others are, and telling them where this author is.
import type { EditorState } from 'prosemirror-state';
import type { FromServer, Presence, ToServer } from '../wire/protocol';
import { collab, fromServer, toServer } from './collab';
import type { World } from './link';

const PAUSE_MS = 120;

type Welcome = Extract<FromServer, { t: 'welcome' }>;
type Changed = Extract<FromServer, { t: 'presence' }>;

export class Carets {
  private readonly others = new Map<string, Presence>();
  private session = '';
  private mine: { anchor?: number; head?: number } | null = null;
  private timer: number | null = null;

  /** @param soon called when this author's caret is to be told */
  constructor(
    private readonly world: World,
    private readonly soon: () => void,
    private readonly shown: (list: Presence[]) => void,
  ) {}

  welcomed({ session, others }: Welcome): void {
    this.session = session;
    this.others.clear();
    for (const one of others) this.put(one);
  }

  changed({ changed, gone }: Changed): void {
    for (const one of changed) this.put(one);
    for (const session of gone) this.others.delete(session);
    this.show();
  }

  lost(): void {
    this.others.clear();
    this.show();
  }

  show(): void {
    this.shown([...this.others.values()]);
  }

  private put(one: Presence): void {
    if (one.session !== this.session) this.others.set(one.session, one);
  }

  /** This author's caret, in positions of the present text; nothing: he left the text. */
  moved(anchor?: number, head?: number): void {
    this.mine = { anchor, head };
    if (this.timer !== null) return;
    this.timer = this.world.setTimeout(() => {
      this.timer = null;
      this.soon();
    }, PAUSE_MS);
  }

  /** What to tell the server of it; null: nothing yet. */
  message(state: EditorState): ToServer | null {
    if (!this.mine) return null;
    const { anchor, head } = this.mine;
    const map = (pos?: number) =>
      pos === undefined ? undefined : toServer(state, Math.min(pos, state.doc.content.size));
    const { version } = collab(state);
    return { t: 'presence', version, anchor: map(anchor), head: map(head) };
  }
}

/** Where another's caret is in the present text; null if it cannot be said. */
export function presenceAt(
  state: EditorState,
  one: Presence,
): { anchor: number; head: number } | null {
  if (one.head === undefined || one.anchor === undefined) return null;
  const anchor = fromServer(state, one.version, one.anchor);
  const head = fromServer(state, one.version, one.head);
  return anchor === null || head === null ? null : { anchor, head };
}
