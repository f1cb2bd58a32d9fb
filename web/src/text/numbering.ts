// The labels of a text, derived and never stored: the twin of `org.plenary.text.Numbering`.
import type { Node } from 'prosemirror-model';
import type { Profile, Style } from './profiles';
import type { Kind, Num } from './schema';
import { endsWord, fold } from './words';

const VALUES = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
const NUMERALS = ['m', 'cm', 'd', 'cd', 'c', 'xc', 'l', 'xl', 'x', 'ix', 'v', 'iv', 'i'];
export const TIMES =
  'bis ter quater quinquies sexies septies octies novies decies undecies duodecies terdecies quaterdecies quindecies sexdecies septdecies octodecies novodecies vicies'.split(
    ' ',
  );

function inLetters(n: number, alphabet: string[]): string {
  let out = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / alphabet.length)) {
    out = alphabet[(rest - 1) % alphabet.length] + out;
  }
  return out;
}

function inRoman(n: number): string {
  if (n >= 4000) return String(n);
  let out = '';
  let rest = n;
  VALUES.forEach((value, i) => {
    for (; rest >= value; rest -= value) out += NUMERALS[i];
  });
  return out;
}

const times = (n: number): string => TIMES[n - 1] ?? `(${n + 1})`;

function startsWithAny(text: string, words: string[]): number {
  let best = -1;
  for (const word of words) {
    if (word.length > best && text.startsWith(word) && endsWord(text, word.length)) {
      best = word.length;
    }
  }
  return best;
}

/** Whether a call or clause with these words begins the operative part. */
export function opensOperative(words: string, profile: Profile): boolean {
  let rest = fold(words);
  for (let skipped = 0; skipped < 3; skipped++) {
    if (startsWithAny(rest, profile.openings) >= 0) return true;
    const filler = startsWithAny(rest, profile.fillers);
    if (filler < 0) return false;
    rest = rest.slice(filler).trim();
  }
  return false;
}

interface Siblings {
  parent: Item | undefined;
  operative: boolean;
  asked: Num;
  numbered: number;
  count: number;
  repeats: number;
  last: string;
}

interface Item {
  id: string;
  level: number;
  num: Num;
  list: Siblings;
  label: string;
  depth: number;
}

/** What is derived for one block. */
export interface Place {
  label: string;
  call: string | undefined;
  parent: string | undefined;
  operative: boolean;
}

export type Numbering = ReadonlyMap<string, Place>;

const ENDS_LISTS: ReadonlySet<Kind> = new Set([
  'number',
  'title',
  'history',
  'formula',
  'call',
  'annex',
  'heading',
]);

/** The labels of all clauses, and the part and call of every block, by block id. */
export function numbering(doc: Node, profile: Profile): Numbering {
  const places = new Map<string, Place>();
  const items: Item[] = [];
  let open: Item[] = [];
  let below = new Map<string, Siblings>();
  let operative = false;
  let call: string | undefined;
  doc.forEach((block) => {
    const id = String(block.attrs.id);
    const kind = block.attrs.kind as Kind;
    let parent: string | undefined;
    if (kind === 'clause') {
      if (profile.clausesSpeak && block.attrs.level === 0) {
        operative ||= opensOperative(block.textContent, profile);
      }
      const item = place(block, open, below, operative);
      items.push(item);
      parent = item.list.parent?.id;
    } else if (kind === 'call') {
      call = id;
      operative ||= opensOperative(block.textContent, profile);
    } else if (kind === 'number') {
      call = undefined;
      operative = false;
    } else if (kind === 'annex') {
      call = undefined;
      operative = true;
    } else if (ENDS_LISTS.has(kind)) {
      call = undefined;
    }
    if (ENDS_LISTS.has(kind)) {
      open = [];
      below = new Map();
    }
    places.set(id, { label: '', call: kind === 'clause' ? call : undefined, parent, operative });
  });
  for (const item of items) {
    number(item, profile);
    const at = places.get(item.id);
    if (at) at.label = item.label;
  }
  return places;
}

function place(block: Node, open: Item[], below: Map<string, Siblings>, operative: boolean): Item {
  const level = Number(block.attrs.level);
  for (let top = open.at(-1); top && top.level >= level; top = open.at(-1)) {
    below.delete(top.id);
    open.pop();
  }
  const parent = open.at(-1);
  const key = parent ? `#${parent.id}` : operative ? '+' : '-';
  let list = below.get(key);
  if (!list) {
    list = { parent, operative, asked: 'none', numbered: 0, count: 0, repeats: 0, last: '' };
    below.set(key, list);
  }
  const num = block.attrs.num as Num;
  const item = { id: String(block.attrs.id), level, num, list, label: '', depth: 0 };
  open.push(item);
  if (num !== 'none') {
    list.numbered++;
    if (list.asked === 'none') list.asked = num === 'bis' ? 'auto' : num;
  }
  return item;
}

function number(item: Item, profile: Profile): void {
  const list = item.list;
  const depth = list.parent?.depth ?? 0;
  const style = styleOf(list, depth, profile);
  const alone =
    !profile.clausesSpeak && !list.parent && list.numbered === 1 && list.asked === 'auto';
  if (item.num !== 'none' && style.num !== 'none' && !alone) {
    item.label = next(item, style, profile);
  }
  item.depth = item.label === '' && style.num !== 'none' ? depth : depth + 1;
}

function styleOf(list: Siblings, depth: number, profile: Profile): Style {
  const styles = list.operative ? profile.operative : profile.preamble;
  const own = styles[Math.min(depth, styles.length - 1)] as Style;
  return profile.asked[list.asked] ?? own;
}

function next(item: Item, style: Style, profile: Profile): string {
  const list = item.list;
  if (style.num === 'dash') return '–';
  if (item.num === 'bis' && list.count > 0) return list.last + times(++list.repeats);
  list.count++;
  list.repeats = 0;
  list.last = print(style, list.parent?.label ?? '', list.count, profile);
  return list.last;
}

function print(style: Style, above: string, n: number, profile: Profile): string {
  if (style.path && above !== '') return /^\d/.test(above) ? `${above}.${n}` : `${n})`;
  let figure = String(n);
  if (style.num === 'alpha') figure = inLetters(n, profile.letters);
  else if (style.num === 'roman' && profile.romans) figure = inRoman(n);
  return style.before + figure + style.after;
}

/** The label with those of the clauses above it where it does not hold them: e) ii). */
export function path(places: Numbering, id: string): string {
  const at = places.get(id);
  if (!at?.parent || at.label === '') return at?.label ?? '';
  const above = path(places, at.parent);
  return above === '' || at.label.startsWith(above) ? at.label : `${above} ${at.label}`;
}
