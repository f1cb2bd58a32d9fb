// The record of one resolution: its chain, who spoke, the words, and the text that they add up to.
import type { Node } from 'prosemirror-model';
import { same, stepFrom } from '../sync/steps';
import { schema } from '../text/schema';
import type { StepJson } from '../wire/protocol';
import { bytesOf, equal, fromBase64, hash, hex, isWhole, leafHash, textOf } from './bytes';
import { type Entry, entryFrom } from './entry';
import { check, type Said } from './found';
import rights from './rights.json';
import { SettingStory, type ShownSettings } from './settings';
import { isBlank } from './shape';
import { type Chosen, shownUpTo } from './shown';
import type { Tiles } from './tiles';

/** A line of the record: an entry as it was hashed; its words where they are given out, without salt only their shape. */
export interface Line {
  index: number;
  entry: string;
  salt?: string;
  words?: string;
}

interface Speaks {
  voice: number;
  delegation: string;
  region: string;
  capacity: string;
}

/** The last line: what the server shows of it; without a text where it is withheld. */
export interface Published extends ShownSettings {
  resolution: number;
  slug: string;
  symbol: string;
  title: string;
  language: string;
  voices: Speaks[];
  version: number;
  doc?: unknown;
}

/** What was asked for, and shown to who asked. */
export interface Asked {
  slug: string;
}

interface By {
  delegation: number;
  name: string;
  region: string;
  capacity: string;
}

interface Body {
  by?: By;
  steps?: (StepJson | null)[];
  doc?: unknown;
  broken?: boolean;
}

const MAY: Record<string, string[]> = rights.may;
/** Without the words of one of these the text is still known. */
const BESIDE = new Set(rights.beside);
const COMMITMENT = 64;

export class Story {
  private readonly voices = new Map<number, Entry>();
  private readonly unopened = new Map<number, Entry>();
  private readonly erased = new Set<number>();
  /** Those whose words were given out. */
  private readonly given = new Set<number>();
  private last = '';
  private listed: Entry | null = null;
  /** Entries of the log that were read, and the words that were opened, by their indices. */
  private readonly read = new Set<number>();
  private version = 0;
  private at = 0;
  private entries = 0;
  private opened = 0;
  private withheld = false;
  /** Of these the shape was given out instead of the words. */
  private readonly shapes = new Set<number>();
  private readonly chosen: Chosen[] = [];
  private readonly settings = new SettingStory();
  /** When the newest entry happened: the server showed nothing of this before. */
  private newest = 0;
  /** The last version whose words are given out. */
  private told = 0;
  private index = -1;
  /** The last entry of the resolution's own. */
  private own = -1;
  private text: Node | null = null;
  /** The entry whose words are not given out, so that the text is not known. */
  private lost: Entry | null = null;

  constructor(private readonly tiles: Tiles) {}

  async take(line: Line): Promise<void> {
    const { index } = line;
    const inside = Number.isSafeInteger(index) && index > this.index && index < this.tiles.size;
    check(inside, index, 'order');
    this.index = index;
    this.read.add(index);
    const bytes = bytesOf(line.entry);
    const leaf = leafHash(bytes);
    check(equal(leaf, await this.tiles.leaf(index)), index, 'inclusion');
    const entry = entryFrom(line.entry);
    check(entry, index, 'spelling');
    this.entries++;
    const kind = entry.kind;
    const ours = entry.resolution === undefined || !this.listed || this.isOurs(entry);
    check(ours, index, 'other-resolution');
    if (kind === 'log-resolution') this.list(index, entry, leaf);
    else if (kind === 'log-voice') this.permit(index, entry);
    else if (kind === 'log-erasure') this.erase(index, entry);
    else if (kind === 'log-publishing') this.choose(entry);
    else if (kind === 'log-setting') this.change(index, entry);
    else if (kind === 'log-anew') return;
    else if (kind === 'log-withheld' || kind === 'log-given-back')
      this.withheld = kind === 'log-withheld';
    else this.happened(line, entry, leaf);
  }

  private list(index: number, entry: Entry, leaf: Uint8Array): void {
    check(!this.listed, index, 'listed');
    this.listed = entry;
    this.last = hex(leaf);
  }

  private isOurs(entry: Entry): boolean {
    return entry.resolution === this.listed?.resolution;
  }

  private permit(index: number, entry: Entry): void {
    const voice = Number(entry.voice);
    check(!this.voices.has(voice), index, 'voice-twice', { voice });
    this.voices.set(voice, entry);
  }

  private choose({ mode = '', minutes = 0, at }: Entry): void {
    this.chosen.push({ mode, minutes, since: at });
  }

  private change(index: number, entry: Entry): void {
    const voice = this.voices.get(Number(entry.voice));
    const may = voice && (MAY[entry.kind] ?? []).includes(String(voice.capacity));
    check(may, index, 'right', { kind: entry.kind });
    this.settings.take(index, entry);
  }

  /** Whether the public is shown everything at once. */
  private get live(): boolean {
    return (this.chosen[this.chosen.length - 1]?.mode ?? 'live') === 'live';
  }

  /** Of other resolutions, too: what it says of this one is looked at. */
  private erase(index: number, entry: Entry): void {
    const gone = Number(entry.entry);
    check(gone < index, index, 'order');
    if (entry.part !== 'words') return;
    check(!this.given.has(gone), gone, 'given-out');
    this.erased.add(gone);
  }

  private happened(line: Line, entry: Entry, leaf: Uint8Array): void {
    const { index } = line;
    check(this.listed && entry.previous === this.last, index, 'chain');
    check(entry.version === this.version + 1, index, 'version', { version: this.version + 1 });
    check(entry.at >= this.at, index, 'time');
    const voice = this.voices.get(Number(entry.voice));
    const same =
      voice?.delegation === entry.delegation &&
      voice?.region === entry.region &&
      voice?.capacity === entry.capacity;
    check(voice && same, index, 'voice');
    this.last = hex(leaf);
    this.own = index;
    this.version = entry.version;
    this.at = entry.at;
    this.newest = Math.max(this.newest, entry.at);
    if (line.words === undefined) {
      this.unopened.set(index, entry);
      this.forgo(entry);
    } else if (line.salt === undefined) {
      this.shape(index, entry, line.words);
    } else {
      this.open(index, entry, line.salt, line.words);
    }
  }

  private open(index: number, entry: Entry, salt: string, words: string): void {
    const bytes = fromBase64(salt);
    const committed =
      entry.words?.length === COMMITMENT &&
      bytes !== null &&
      bytes.length === COMMITMENT / 2 &&
      isWhole(words) &&
      hex(hash(bytes, bytesOf(words))) === entry.words;
    check(committed, index, 'words');
    const body = bodyOf(words);
    check(body, index, 'words');
    this.opened++;
    this.given.add(index);
    this.told = entry.version ?? 0;
    check(isAllowed(entry, body), index, 'right', { kind: entry.kind });
    if (!this.lost) this.replay(index, entry, body);
  }

  /** Words that nothing proves are taken only where they say nothing: of what was erased. */
  private shape(index: number, entry: Entry, words: string): void {
    const body = bodyOf(words);
    check(body && !BESIDE.has(entry.kind) && isBlank(body), index, 'words');
    check(isAllowed(entry, body), index, 'right', { kind: entry.kind });
    this.unopened.set(index, entry);
    this.shapes.add(index);
    this.told = entry.version ?? 0;
    if (!this.lost) this.replay(index, entry, body);
  }

  private replay(index: number, entry: Entry, body: Body): void {
    const { version = 0 } = entry;
    try {
      if (entry.kind === 'text') {
        this.text = schema.nodeFromJSON(body.doc);
        return;
      }
      for (const step of body.steps ?? []) {
        if (step === null) continue;
        const result = this.text ? stepFrom(step).apply(this.text) : null;
        check(result?.doc, index, 'replay', { version });
        this.text = result.doc;
      }
    } catch {
      check(false, index, 'replay', { version });
    }
  }

  private forgo(entry: Entry): void {
    if (!BESIDE.has(entry.kind) && !this.lost) this.lost = entry;
  }

  /**
   * No entry of it was left out, at the end or, where something depends on it, anywhere: the log itself is looked
   * through. Call before {@link end}.
   */
  async whole(good: Said[], progress: (entries: number) => void): Promise<void> {
    const from = this.live && !this.withheld ? this.own + 1 : 0;
    for await (const [index, bytes] of this.tiles.entries(from)) {
      if (index % 500 === 0) progress(index);
      if (this.read.has(index)) continue;
      const entry = entryFrom(textOf(bytes));
      check(entry, index, 'spelling');
      check(entry.resolution !== undefined && !this.isOurs(entry), index, 'hidden');
      if (entry.version !== undefined) this.newest = Math.max(this.newest, entry.at);
    }
    good.push({ code: 'whole', values: { entries: this.tiles.size - from } });
  }

  /** What the server shows of it stands under the names that the log has, and its voices for whom the log says. */
  private names(published: Published, asked: Asked, good: Said[]): void {
    const { listed } = this;
    check(listed && asked.slug === listed.slug, -1, 'other-resolution');
    const named = (['resolution', 'slug', 'symbol', 'title', 'language'] as const).every(
      (name) => published[name] === listed[name],
    );
    check(named, -1, 'names');
    const now = new Map(published.voices.map((one) => [one.voice, one]));
    check(now.size === published.voices.length, -1, 'malformed');
    for (const [voice, then] of this.voices) {
      const is = now.get(voice);
      const same =
        is?.delegation === then.delegation &&
        is?.region === then.region &&
        is?.capacity === then.capacity;
      check(is && same, -1, 'voice-now', { voice });
    }
    check(now.size === this.voices.size, -1, 'malformed');
    good.push({ code: 'names-good' });
  }

  /** Everything was read: what is missing must have a reason, and the text must be the published one. */
  end(published: Published, asked: Asked, good: Said[]): void {
    check(this.listed && this.version > 0, -1, 'empty');
    this.names(published, asked, good);
    this.settings.end(published, good);
    good.push({ code: 'inclusion-all', values: { entries: this.entries } });
    good.push({ code: 'chain-good', values: { version: this.version } });
    good.push({ code: 'attribution' });
    const missing = { submission: 0, erased: 0, withheld: 0, waiting: 0 };
    for (const [index, entry] of this.unopened) {
      if (this.erased.has(index)) missing.erased++;
      else if (this.shapes.has(index)) check(false, index, 'missing');
      else if (this.withheld) missing.withheld++;
      else if (entry.kind === 'submission') missing.submission++;
      else if (this.waits(entry, published.version)) missing.waiting++;
      else check(false, index, 'missing');
    }
    good.push({ code: 'words-good', values: { opened: this.opened } });
    for (const [code, count] of Object.entries(missing)) {
      if (count > 0) good.push({ code: `not-opened-${code}`, values: { count } });
    }
    this.compare(published, good);
  }

  /** Whether the public is not shown a version yet: neither it nor anything after it is given out. */
  private waits({ version = 0, at }: Entry, shown: number): boolean {
    const beyond = version > this.told && version > shown;
    return !this.live && beyond && at > shownUpTo(this.chosen, this.newest);
  }

  private compare(published: Published, good: Said[]): void {
    const { version } = published;
    if (this.withheld) {
      check(published.doc === undefined, -1, 'withheld');
      good.push({ code: 'is-withheld' });
      return;
    }
    const most = this.version;
    const whole = version === most || (!this.live && version < most && version >= this.told);
    check(whole, -1, 'published-version', { version: most });
    if (this.lost && !this.waits(this.lost, version)) {
      good.push({ code: 'text-unknown', values: { version: this.lost.version ?? 0 } });
      return;
    }
    let text: Node | null = null;
    try {
      text = schema.nodeFromJSON(published.doc);
    } catch {
      text = null;
    }
    const shown = text && this.text && same(published.doc, this.text.toJSON());
    check(shown, -1, 'text', { version });
    good.push({ code: version === most ? 'text-good' : 'text-so-far', values: { version } });
    if (this.shapes.size > 0)
      good.push({ code: 'text-shapes', values: { count: this.shapes.size } });
  }
}

function bodyOf(words: string): Body | null {
  try {
    return JSON.parse(words) as Body | null;
  } catch {
    return null;
  }
}

/** Whether its author's capacity had the right to it at that moment, and it says the same of them as the log. */
function isAllowed(entry: Entry, body: Body): boolean {
  const { by } = body;
  const nameless = !by || (by.delegation === 0 && by.name === '');
  const told =
    nameless ||
    (by.name === entry.delegation && by.region === entry.region && by.capacity === entry.capacity);
  const kind = entry.kind === 'silence-end' && body.broken ? 'silence-broken' : entry.kind;
  return told && (MAY[kind] ?? []).includes(String(entry.capacity));
}
