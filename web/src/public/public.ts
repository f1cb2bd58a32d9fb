// The public pages work without this. With it, times read like speech and the text of a resolution keeps up with the room.
import './fonts.css';
import { announcer } from './announce';
import { jumps } from './jump';
import { follow } from './live';
import { loadNewest } from './newest';
import { player } from './player';
import { refresh } from './refresh';
import { speakTimes } from './times';

/** Times are put into words again so often. */
const TIMES_MS = 30_000;

/** A screen reader is told of changes at most so often: the room may type for hours. */
const SAY_MS = 15_000;

const line = document.getElementById('live');

function keepUp(line: HTMLElement, events: string): void {
  const spoken = document.getElementById('said');
  const announce = announcer(SAY_MS, (words) => {
    if (spoken) spoken.textContent = words;
  });
  const show = (state: 'on' | 'off') => {
    if (line.classList.contains(state)) return;
    line.className = `live ${state}`;
    line.textContent = line.dataset[state] ?? '';
  };
  follow({
    address: (version) => `${events}?after=${version}`,
    version: Number(line.dataset.version),
    connected: () => show('on'),
    lost: () => show('off'),
    changed: async () => {
      const page = await loadNewest(location.pathname);
      if (page === null) return null;
      const version = refresh(document, page);
      speakTimes(document);
      announce((line.dataset.said ?? '').replace('{version}', String(version)));
      return version;
    },
  });
}

speakTimes(document);
setInterval(() => speakTimes(document), TIMES_MS);
if (line?.dataset.events) keepUp(line, line.dataset.events);

const film = document.getElementById('film');
if (film) player(film);
jumps();
