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

/** A page about several resolutions looks so often whether there is something new about the others. */
const OTHERS_MS = 30_000;

/** What a page says of the versions it shows, by where their events come from. */
const versions = (line: HTMLElement | null): [address: string, version: number][] =>
  (line?.dataset.follow ?? '')
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [address = '', version = '0'] = one.split('?after=');
      return [address, Number(version)];
    });

/** Shows what is at an address now. */
async function showNewest(address: string): Promise<Document | null> {
  const newer = await loadNewest(address);
  if (newer === null) return null;
  speakTimes(newer);
  exchangeParts(document, newer);
  return newer;
}

/** Every other page about resolutions: its parts are exchanged. One connection is enough for a page. */
function keepParts(line: HTMLElement): void {
  const here = () => location.pathname + location.search;
  const [first, ...others] = versions(line);
  if (!first) return;
  const [address, version] = first;
  follow({
    address: (after) => `${address}?after=${after}`,
    version,
    connected: () => showState(line, 'on'),
    lost: () => showState(line, 'off'),
    changed: async () => {
      const newer = await showNewest(here());
      const now = versions(newer?.getElementById('live') ?? null);
      const found = now.find(([one]) => one === address)?.[1] ?? null;
      if (found !== null) say(line, found);
      return found;
    },
  });
  if (others.length > 0) {
    setInterval(() => {
      if (!document.hidden) void showNewest(here()).catch(() => showState(line, 'off'));
    }, OTHERS_MS);
  }
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
