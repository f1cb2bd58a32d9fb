// The public pages work without this. With it, times read like speech and the text of a resolution keeps up with the room.
import './fonts.css';
import { announcer } from './announce';
import { filters } from './filter';
import { jumps } from './jump';
import { follow } from './live';
import { loadNewest } from './newest';
import { player } from './player';
import { refresh } from './refresh';
import { speakTimes, writeTimes } from './times';
import { exchangeParts } from './whole';

/** Times are put into words again so often. */
const TIMES_MS = 30_000;

/** A screen reader is told of changes at most so often: the room may type for hours. */
const SAY_MS = 15_000;

const line = document.getElementById('live');

const spoken = document.getElementById('said');
const announce = announcer(SAY_MS, (words) => {
  if (spoken) spoken.textContent = words;
});

function showState(line: HTMLElement, state: 'on' | 'off'): void {
  if (line.classList.contains(state)) return;
  line.className = `live ${state}`;
  line.textContent = line.dataset[state] ?? '';
}

const say = (line: HTMLElement, version: number): void =>
  announce((line.dataset.said ?? '').replace('{version}', String(version)));

function keepUp(line: HTMLElement, events: string): void {
  follow({
    address: (version) => `${events}?after=${version}`,
    version: Number(line.dataset.version),
    connected: () => showState(line, 'on'),
    lost: () => showState(line, 'off'),
    changed: async () => {
      const page = await loadNewest(location.pathname);
      if (page === null) return null;
      const version = refresh(document, page);
      speakTimes(document);
      say(line, version);
      return version;
    },
  });
}

/** Where the events of a page come from, and what it shows of them. */
function followed(line: HTMLElement | null): { events: string; version: number } {
  const [events = '', version = '0'] = (line?.dataset.follow ?? '').split('?after=');
  return { events, version: Number(version) };
}

/** Shows what is at an address now. */
async function showNewest(address: string): Promise<Document | null> {
  const newer = await loadNewest(address);
  if (newer === null) return null;
  speakTimes(newer);
  exchangeParts(document, newer);
  return newer;
}

/** Every other page about resolutions or a meeting: its parts are exchanged. */
function keepParts(line: HTMLElement): void {
  const { events, version } = followed(line);
  follow({
    address: (after) => `${events}?after=${after}`,
    version,
    connected: () => showState(line, 'on'),
    lost: () => showState(line, 'off'),
    changed: async () => {
      const newer = await showNewest(location.pathname + location.search);
      if (newer === null) return null;
      const found = followed(newer.getElementById('live')).version;
      say(line, found);
      return found;
    },
  });
}

speakTimes(document);
setInterval(() => speakTimes(document), TIMES_MS);
window.addEventListener('beforeprint', () => writeTimes(document));
window.addEventListener('afterprint', () => speakTimes(document));
if (line?.dataset.events) keepUp(line, line.dataset.events);
else if (line?.dataset.follow) keepParts(line);
filters(document, async (address) => {
  if ((await showNewest(address)) === null) return false;
  history.replaceState(null, '', address);
  return true;
});

const film = document.getElementById('film');
if (film) player(film);
jumps();
