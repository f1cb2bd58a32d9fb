// Where the negotiation takes place: what the drafting page offers to the panels and views of this room.
import type { Node } from 'prosemirror-model';
import {
  createContext,
  useCallback,
  useContext,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { NegotiationView, Party, Subject, Wanted } from '../wire/negotiation';
import { Refused } from './api';
import type { DraftsStore } from './drafts-store';
import type { Known, NegotiationStore } from './store';

/** Words of the text that were selected, in positions of the server's text at `base`. */
export interface Selected {
  clause: string;
  from: number;
  to: number;
  base: number;
  quote: string;
}

export interface Place {
  store: NegotiationStore;
  /** What the own delegation prepares in private. */
  drafts: DraftsStore;
  /** How a text is followed live: a draft has a stream of its own. */
  live(stream: string): { url: string; owner: string };
  lang: string;
  dir: 'ltr' | 'rtl';
  symbol: string;
  title: string;
  /** The server's text as it is known here. */
  text(): { version: number; doc: Node } | null;
  /** `across`: also where it runs over several clauses; the first one is named. */
  selected(across?: boolean): Selected | null;
  /** How the text names a clause: the call's words and the label; empty if it is gone. */
  name(clause: string): string;
  /** Shows a clause in the text. */
  goTo(clause: string): void;
  /** Tells the others at which clause we are looking; null: at none. */
  pointAt(clause: string | null): void;
}

/** What a dialog is asked for. */
export type Ask =
  | { what: 'propose'; clause: string; amends?: number; revises?: number; taking?: number }
  | { what: 'comment'; clause: string; selected: Selected | null; proposal?: number }
  | { what: 'position'; subject: Subject }
  | { what: 'withdraw' | 'respond'; number: number }
  | { what: 'decide'; clause: string; take?: number }
  | { what: 'bracket'; clause: string; selected?: Selected }
  | { what: 'status' | 'silence'; clause: string }
  | { what: 'lift'; clause: string; bracket: string; option: number }
  | { what: 'break'; silence: number }
  | { what: 'take-back'; version: number }
  | { what: 'state'; clause: string }
  | { what: 'bulk'; inputs: readonly number[] }
  | { what: 'notices' | 'keys' | 'contribute' | 'prepared' | 'sitting' | 'adopt' };

export interface Negotiating extends Place {
  ask(ask: Ask): void;
  /** Something to say once. */
  tell(words: string): void;
}

const Context = createContext<Negotiating | null>(null);
export const NegotiatingProvider = Context.Provider;

export function useNegotiating(): Negotiating {
  const found = useContext(Context);
  if (!found) throw new Error('Only inside the drafting page.');
  return found;
}

export function useKnown(): Known {
  const { store } = useNegotiating();
  return useSyncExternalStore(store.subscribe, store.read);
}

export const may = (view: NegotiationView | null, right: string): boolean =>
  view !== null && view.adopted === null && view.me.rights.includes(right);

/** Whether they publish answers, which goes on when the resolution is adopted. */
export const mayPublish = (view: NegotiationView | null): boolean =>
  view?.me.rights.includes('decide') ?? false;

/** Who may prepare answers, which the chair publishes. */
export const mayPrepare = (view: NegotiationView | null): boolean =>
  ['decide', 'take-up', 'lock'].some((right) => view?.me.rights.includes(right));

export const isMine = (view: NegotiationView, party: Pick<Party, 'delegation'>): boolean =>
  view.me.delegation === party.delegation;

interface Acting {
  /** Does it; true if it was done. */
  act(wanted: Wanted): Promise<number | null>;
  busy: boolean;
  /** Why the last one was not done. */
  error: string;
}

/**
 * Does acts one after another and keeps the reason of a refusal. What is asked while one is being done is not: a button
 * that were disabled meanwhile would lose the focus.
 */
export function useAct(failed: string): Acting {
  const { store } = useNegotiating();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const doing = useRef(false);
  const act = useCallback(
    async (wanted: Wanted) => {
      if (doing.current) return null;
      doing.current = true;
      setBusy(true);
      setError('');
      try {
        return (await store.act(wanted)).version;
      } catch (failure) {
        setError((failure instanceof Refused && failure.sentence) || failed);
        return null;
      } finally {
        doing.current = false;
        setBusy(false);
      }
    },
    [store, failed],
  );
  return { act, busy, error };
}
