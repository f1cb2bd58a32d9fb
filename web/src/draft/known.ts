// How a part of the page follows the desk.
import { useSyncExternalStore } from 'react';
import type { Desk, Snapshot } from './desk';

/**
 * A part of what the desk knows. Every key makes a new snapshot: whoever asks for a part is drawn
 * anew only when that part is another one, so `part` takes out what is there and makes nothing new.
 */
export function useDesk<T>(desk: Desk, part: (snapshot: Snapshot) => T): T {
  return useSyncExternalStore(desk.subscribe, () => part(desk.read()));
}
