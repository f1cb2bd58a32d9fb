// Saved or not saved, as it is: nothing is called saved before the server has stored it.
import { type ReactNode, useEffect, useState } from 'react';
import { type Lang, localeOf, useLanguage } from '../i18n/messages';
import type { LiveStatus } from '../sync/live';

/** Unsaved for longer than this, a live link counts as slow, and the page says since when. */
const SLOW_MS = 2_000;

export type Mood = 'good' | 'busy' | 'bad';

export function moodOf(status: LiveStatus, now: number): Mood {
  if (status.link === 'closed' || status.link === 'waiting') return 'bad';
  if (status.link === 'connecting') return status.unsaved > 0 ? 'bad' : 'busy';
  if (status.unsaved === 0) return 'good';
  return now - (status.unsavedSince ?? now) > SLOW_MS ? 'bad' : 'busy';
}

export function useStatusText(status: LiveStatus): { mood: Mood; text: string } {
  const { lang, say } = useLanguage();
  useTick(status.unsaved > 0);
  const mood = moodOf(status, Date.now());
  // Only what says a time makes a format for it: that costs more than all else here, with every key.
  const values = () => ({
    count: status.unsaved,
    time: timeOf(status.unsavedSince ?? Date.now(), lang),
    kept: status.kept ? 'yes' : 'no',
  });
  if (status.link === 'closed') {
    const sentence = status.closedBy?.sentence || say('status.closed.reason');
    return { mood, text: say('status.closed', { sentence }) };
  }
  if (status.link === 'waiting' || (status.link === 'connecting' && status.unsaved > 0)) {
    return { mood, text: say(status.unsaved > 0 ? 'status.lost' : 'status.lost.none', values()) };
  }
  if (status.link === 'connecting') return { mood, text: say('status.connecting') };
  if (status.unsaved === 0) return { mood, text: say('status.saved') };
  return { mood, text: mood === 'bad' ? say('status.slow', values()) : say('status.saving') };
}

const timeOf = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(localeOf(lang), { hour: '2-digit', minute: '2-digit' }).format(at);

/** Draws anew every second while it matters how long something has been unsaved. */
function useTick(active: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [active]);
}

/** The small sign in the bar. */
export function SavedSign({ status }: { status: LiveStatus }): ReactNode {
  const { mood, text } = useStatusText(status);
  return (
    <span className={`saved saved-${mood}`} data-testid="saved">
      <span className="saved-dot" aria-hidden="true" />
      <span className="saved-words">{text}</span>
    </span>
  );
}

/** The loud bar when the link is lost; said aloud once. */
export function LostBar({ status }: { status: LiveStatus }): ReactNode {
  const { mood, text } = useStatusText(status);
  return (
    <div role="alert" className="lost-slot">
      {mood === 'bad' && <p className="lost">{text}</p>}
    </div>
  );
}
