// What the server says of this author and the room: voices, rights, agreed clauses.
import type { Node } from 'prosemirror-model';
import type { Entry, FromServer, Voice } from '../wire/protocol';
import type { Ready } from './listener';

type Welcome = Extract<FromServer, { t: 'welcome' }>;

/** Statuses of a clause in which its text is locked. */
const LOCKED = new Set(['agreed', 'closed']);

export class Standing {
  private readonly voices = new Map<number, Voice>();
  private mine = 0;
  private rights = new Set<string>();
  private locked = new Set<string>();

  constructor(private readonly lockedNow: (ids: Set<string>) => void) {}

  welcomed({ voices, voice, rights, locked }: Welcome): void {
    // The page holds this map: it is filled anew, not replaced.
    this.voices.clear();
    for (const one of Object.values(voices)) this.voices.set(one.id, one);
    this.mine = voice;
    this.rights = new Set(rights);
    this.lock(new Set(locked));
  }

  introduced(voice: Voice): void {
    this.voices.set(voice.id, voice);
  }

  /** Notices what entries say of agreed clauses. */
  heard(list: readonly Entry[]): void {
    const locked = new Set(this.locked);
    const said = list.filter((entry) => entry.kind === 'clause-status');
    for (const entry of said) {
      const { clause, status } = entry.body as { clause: string; status: string };
      if (LOCKED.has(status)) locked.add(clause);
      else locked.delete(clause);
    }
    if (said.length > 0) this.lock(locked);
  }

  private lock(ids: Set<string>): void {
    this.locked = ids;
    this.lockedNow(ids);
  }

  /** All that an editor needs to begin with a text. */
  ready({ doc, version }: { doc: Node; version: number }, resumed: boolean): Ready {
    const { voices, rights, locked } = this;
    const voice = voices.get(this.mine) as Voice;
    return { doc, version, voice, voices, rights, locked, resumed };
  }
}
