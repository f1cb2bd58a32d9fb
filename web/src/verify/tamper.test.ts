// What a server could do to the record of one resolution, or show beside it, that the log does not say.
import { describe, expect, it } from 'vitest';
import { base64, bytesOf, fromBase64 } from './bytes';
import { type Fault, resultOf } from './found';
import { type Key, parseKey } from './note';
import { checkResolution } from './resolution';
import settings from './settings.json';
import type { Published } from './story';
import vector from './vector.json';
import waiting from './waiting.json';

type Record_ = typeof vector | typeof waiting | typeof settings;
type Tiles = Record<string, string>;

async function fault(
  record: Record_,
  lines = record.lines,
  slug = 'lamps',
  tiles: Tiles = record.tiles,
): Promise<Fault | null> {
  async function* each(): AsyncGenerator<string> {
    yield* lines;
  }
  const fetch = async (path: string) => fromBase64(tiles[path] ?? '') ?? new Uint8Array();
  const key = parseKey(record.key) as Key;
  return (
    await resultOf(async (good) => {
      await checkResolution({ slug }, each(), key, [], fetch, good);
    })
  ).fault;
}

/** The last line changed. */
const shown = (
  change: (published: Published & { more?: unknown }) => void,
  record: Record_ = vector,
) => {
  const lines = [...record.lines];
  const last = JSON.parse(lines.pop() as string);
  change(last.published);
  return [...lines, JSON.stringify(last)];
};

const line = (at: number, change: (line: { index: number; more?: unknown }) => void) =>
  vector.lines.map((one, i) => {
    if (i !== at) return one;
    const read = JSON.parse(one);
    change(read);
    return JSON.stringify(read);
  });

const ENTRIES = Object.keys(vector.tiles).find((path) => path.includes('entries')) as string;

/** Entries of the log, with another in the place of one. */
function entries(change: (all: string) => string): Tiles {
  const bytes = atob((vector.tiles as Tiles)[ENTRIES] as string);
  const changed = change(bytes);
  return { ...vector.tiles, [ENTRIES]: btoa(changed) };
}

/** The line of the log about the other resolution: a good one, which has no business here. */
function another(): string {
  const bytes = fromBase64((vector.tiles as Tiles)[ENTRIES] as string) as Uint8Array;
  const text = new TextDecoder().decode(bytes);
  const entry = /\{[^{}]*"slug":"beacons"[^{}]*\}/.exec(text)?.[0] as string;
  return JSON.stringify({ index: 9, entry });
}

/** In order of their indices. */
const put = (more: string) => {
  const lines = [...vector.lines];
  const place = lines.findIndex((one) => (JSON.parse(one).index ?? -1) > JSON.parse(more).index);
  lines.splice(place, 0, more);
  return lines;
};

const blocks = (published: Published) =>
  (published.doc as { content: { attrs: Record<string, unknown> }[] }).content;

describe('what a server could do', () => {
  it('are faults against records that are good', async () => {
    expect(await fault(vector)).toBeNull();
    expect(await fault(waiting)).toBeNull();
    expect(await fault(settings)).toBeNull();
  });

  it.each<[string, string, () => Promise<Fault | null>]>([
    [
      'gives another resolution than was asked for',
      'other-resolution',
      () => fault(vector, vector.lines, 'beacons'),
    ],
    [
      'shows another symbol',
      'names',
      () =>
        fault(
          vector,
          shown((p) => {
            p.symbol = 'RESOLUTION 1';
          }),
        ),
    ],
    [
      'shows another title',
      'names',
      () =>
        fault(
          vector,
          shown((p) => {
            p.title = 'Lights';
          }),
        ),
    ],
    [
      'shows another language',
      'names',
      () =>
        fault(
          vector,
          shown((p) => {
            p.language = 'fr';
          }),
        ),
    ],
    [
      'shows another address',
      'names',
      () =>
        fault(
          vector,
          shown((p) => {
            p.slug = 'lights';
          }),
        ),
    ],
    [
      'shows another number',
      'names',
      () =>
        fault(
          vector,
          shown((p) => {
            p.resolution = 7;
          }),
        ),
    ],
    [
      'shows a voice in another region',
      'voice-now',
      () =>
        fault(
          vector,
          shown((p) => {
            for (const one of p.voices) one.region = 'APT';
          }),
        ),
    ],
    [
      'shows a voice in another capacity',
      'voice-now',
      () =>
        fault(
          vector,
          shown((p) => {
            for (const one of p.voices) one.capacity = 'chair';
          }),
        ),
    ],
    [
      'shows a voice for another delegation',
      'voice-now',
      () =>
        fault(
          vector,
          shown((p) => {
            for (const one of p.voices) one.delegation = 'Norland';
          }),
        ),
    ],
    [
      'shows a voice no more',
      'voice-now',
      () =>
        fault(
          vector,
          shown((p) => {
            p.voices.pop();
          }),
        ),
    ],
    [
      'shows a voice that nobody knows',
      'malformed',
      () =>
        fault(
          vector,
          shown((p) => {
            p.voices.push({ voice: 99, delegation: 'N', region: '', capacity: 'chair' });
          }),
        ),
    ],
    [
      'shows a voice twice',
      'malformed',
      () =>
        fault(
          vector,
          shown((p) => {
            p.voices.push(...p.voices.slice(0, 1));
          }),
        ),
    ],
    [
      'says something beside the text',
      'malformed',
      () =>
        fault(
          vector,
          shown((p) => {
            p.more = 1;
          }),
        ),
    ],
    [
      'says something beside an entry',
      'malformed',
      () =>
        fault(
          vector,
          line(4, (one) => {
            one.more = 'x';
          }),
        ),
    ],
    [
      'shows a text with more in it than it has',
      'text',
      () =>
        fault(
          vector,
          shown((p) => {
            Object.assign(blocks(p)[0]?.attrs ?? {}, { agreed: true });
          }),
        ),
    ],
    [
      'shows no text',
      'text',
      () =>
        fault(
          vector,
          shown((p) => {
            delete p.doc;
          }),
        ),
    ],
    [
      'hides the newest entry and its words in the text',
      'hidden',
      () =>
        fault(
          vector,
          shown((p) => {
            p.version = 10;
          }).filter((one) => !one.includes('\\"version\\":11,')),
        ),
    ],
    [
      'hides the last erasure',
      'hidden',
      () =>
        fault(
          vector,
          vector.lines.filter((one) => !one.includes('log-erasure')),
        ),
    ],
    [
      'tells of another resolution in between',
      'other-resolution',
      () => fault(vector, put(another())),
    ],
    [
      'names a place beyond the log',
      'order',
      () =>
        fault(
          vector,
          line(4, (one) => {
            one.index = 99;
          }),
        ),
    ],
    [
      'names a place that is none',
      'order',
      () =>
        fault(
          vector,
          line(4, (one) => {
            one.index = 4.5;
          }),
        ),
    ],
    [
      'gives out other entries than it signed',
      'inclusion',
      () =>
        fault(
          vector,
          vector.lines.slice(0, -2).concat(vector.lines.slice(-1)),
          'lamps',
          entries((all) => all.replace('asked for', 'asked fur')),
        ),
    ],
    [
      'gives out fewer entries than it signed',
      'tile',
      () =>
        fault(
          vector,
          vector.lines.slice(0, -2).concat(vector.lines.slice(-1)),
          'lamps',
          entries((all) => all.slice(0, 200)),
        ),
    ],
    [
      'keeps silent about when it is public',
      'missing',
      () =>
        fault(
          waiting,
          waiting.lines.filter((one) => !one.includes('log-publishing')),
        ),
    ],
    [
      'shows that the meeting is elsewhere than a change of it says',
      'setting-now',
      () =>
        fault(
          settings,
          shown((p) => {
            for (const one of p.settings ?? []) if (one.setting === 'place') one.now = 'Elsewhere';
          }, settings),
        ),
    ],
    [
      'shows another change of a setting',
      'setting-shown',
      () =>
        fault(
          settings,
          shown((p) => {
            Object.assign(p.changes?.[0] ?? {}, { now: 'Harbour Hut' });
          }, settings),
        ),
    ],
    [
      'shows a change of a setting no more',
      'setting-shown',
      () =>
        fault(
          settings,
          shown((p) => {
            p.changes?.pop();
          }, settings),
        ),
    ],
    [
      'shows no changes of settings at all',
      'setting-shown',
      () =>
        fault(
          settings,
          shown((p) => {
            delete p.changes;
            delete p.settings;
          }, settings),
        ),
    ],
    [
      'shows a change of a setting that never was',
      'settings-more',
      () =>
        fault(
          settings,
          shown((p) => {
            p.changes?.push(...p.changes.slice(0, 1));
          }, settings),
        ),
    ],
    [
      'hides the last change of a setting',
      'hidden',
      () =>
        fault(
          settings,
          shown((p) => {
            p.changes?.pop();
          }, settings).filter((one) => !one.includes('\\"now\\":\\"Signal House')),
        ),
    ],
    [
      'hides what is not public yet',
      'hidden',
      () =>
        fault(
          waiting,
          waiting.lines.filter((one) => !one.includes('\\"kind\\":\\"comment')),
        ),
    ],
    [
      'says that the words are somebody else’s',
      'inclusion',
      () =>
        fault(
          vector,
          vector.lines.map((one) => one.replace('\\"region\\":\\"ATU', '\\"region\\":\\"APT')),
        ),
    ],
    [
      'signs with another name',
      'signature',
      () =>
        fault(vector, [
          JSON.stringify({ checkpoint: vector.checkpoint.replace('18\n', '17\n') }),
          ...vector.lines.slice(1),
        ]),
    ],
    [
      'gives no checkpoint',
      'malformed',
      () =>
        fault(vector, [
          JSON.stringify({ checkpoint: 1, more: base64(bytesOf('x')) }),
          ...vector.lines.slice(1),
        ]),
    ],
  ])('it %s: %s', async (_what, code, done) => {
    expect((await done())?.code).toBe(code);
  });
});
