// What the page hears of a resolution that is drafted live.
import type { Node } from 'prosemirror-model';
import type { Entry, Presence, Voice } from '../wire/protocol';
import type { Unplaced } from './unplaced';

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
  /** The commit under way is stored; `slow`: the server placed it otherwise than it stood here. */
  acknowledged?(how: 'fast' | 'slow'): void;
  /** The server's log is not the one we knew: begin again from this text. */
  reset(ready: Ready): void;
}
