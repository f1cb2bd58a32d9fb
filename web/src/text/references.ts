// References within a text, which should read as their target's label does now: the twin of `org.plenary.text.References`.
import type { Node } from 'prosemirror-model';
import { type Numbering, path, TIMES } from './numbering';
import { flat } from './punctuation';
import { fold } from './words';

const LABEL = new RegExp(
  `^\\(?(?:\\p{L}{1,6}\\)|\\d{1,3}(?:\\.\\d{1,3})*[.)]?|['’]\\d+['’])(?:${TIMES.join('|')})?\\)?$`,
  'u',
);
const JOINED =
  '[\\s\\u00A0]*(?:[,،、，]|and|or|to|et|ou|à|y|o|a|и|или|و|أو|和|及|或|[-–])?[\\s\\u00A0]*';
const BETWEEN = new RegExp(`^${JOINED}$`);

/** What stands between an item, or the first of several, and the words of its call: `b) du considérant`. */
const FURTHER_OF = new RegExp(
  `^(?:${JOINED}(?:\\(?\\p{L}{1,4}[\\s\\u00A0]?\\)|\\d{1,2}(?:\\.\\d{1,2}){0,3})){0,20}` +
    "[\\s\\u00A0]{1,3}(?:of|du|de la|de l['’]|del|раздела|из раздела|من|تحت)[\\s\\u00A0]{1,3}[«\"“”„'‘’]?[\\s\\u00A0]?",
  'u',
);

/** Signs between the words of a call and its item. */
const QUOTE_ENDS = /["”»’'\s\u00A0第]+$/;

/** Signs at the end of a call that are none of its words. */
const CALL_ENDS = /[,:،，：\s\u00A0]+$/;

/** One reference; from and to are offsets in the block's content. */
export interface Span {
  block: string;
  from: number;
  to: number;
  target: string;
  text: string;
}

/** An internal reference that does not read as it should; expected is null where its target is gone. */
export interface Stale {
  span: Span;
  expected: string | null;
}

/** All references of a block, in order. */
export function referencesOf(block: Node): Span[] {
  const spans: Span[] = [];
  block.forEach((inline, offset) => {
    const mark = inline.marks.find((m) => m.type.name === 'reference');
    if (!mark) return;
    const before = spans.at(-1);
    const text = inline.text ?? '';
    const target = String(mark.attrs.to);
    if (before && before.to === offset && before.target === target) {
      before.to += inline.nodeSize;
      before.text += text;
    } else {
      const to = offset + inline.nodeSize;
      spans.push({ block: String(block.attrs.id), from: offset, to, target, text });
    }
  });
  return spans;
}

/** The internal references that do not read as they should, in order. */
export function staleReferences(doc: Node, places: Numbering): Stale[] {
  const blocks = new Map<string, Node>();
  doc.forEach((block) => {
    blocks.set(String(block.attrs.id), block);
  });
  const stale: Stale[] = [];
  doc.forEach((block) => {
    let before: Span | undefined;
    for (const span of referencesOf(block)) {
      if (!span.target.startsWith('#')) continue;
      const expected = expectedText(block, span, before, blocks, places);
      if (expected === null || plain(expected) !== plain(span.text)) stale.push({ span, expected });
      before = span;
    }
  });
  return stale;
}

/** One kind of blank, none before a bracket, nothing stretched. */
const plain = (text: string): string =>
  text.replace(/[\s\u00A0]+(?=\))|\u0640/g, '').replaceAll('\u00A0', ' ');

function expectedText(
  source: Node,
  span: Span,
  before: Span | undefined,
  blocks: Map<string, Node>,
  places: Numbering,
): string | null {
  const target = blocks.get(span.target.slice(1));
  if (!target) return null;
  if (target.attrs.kind === 'call') return target.textContent;
  const call = places.get(target.attrs.id)?.call;
  const words = ((call && blocks.get(call)?.textContent.trim()) || '').replace(CALL_ENDS, '');
  const label = labelFrom(String(source.attrs.id), String(target.attrs.id), places);
  if (label === '') return words || span.text;
  const text = plain(span.text);
  const prefix = text.slice(0, labelStart(text)).trim();
  if (prefix !== '') {
    const kept = words === '' || fold(words).startsWith(fold(prefix));
    return `${kept ? prefix : words}\u00A0${label}`;
  }
  const read = flat(source);
  const understood =
    words === '' ||
    context(source, span, before, read, places) === call ||
    endsWithStart(read.slice(0, span.from), words) ||
    isOf(read.slice(span.to), words);
  return understood ? label : `${words}\u00A0${label}`;
}

function labelFrom(source: string, target: string, places: Numbering): string {
  const at = places.get(target);
  const near = !at?.parent || at.parent === source || at.parent === places.get(source)?.parent;
  return near ? (at?.label ?? '') : path(places, target);
}

/** The call that a reference without words of its own means. */
function context(
  source: Node,
  span: Span,
  before: Span | undefined,
  read: string,
  places: Numbering,
): string | undefined {
  const chained = before && BETWEEN.test(read.slice(before.to, span.from));
  return places.get(chained ? before.target.slice(1) : source.attrs.id)?.call;
}

/** Where the labels at the end of that text begin. */
function labelStart(text: string): number {
  let start = text.length;
  while (start > 0) {
    const space = start < 2 ? -1 : text.trimEnd().lastIndexOf(' ', start - 2);
    if (!LABEL.test(text.slice(space + 1, start).trim())) break;
    start = space + 1;
  }
  return start;
}

/** Whether the text before ends with the first words of a call, or all of them. */
function endsWithStart(before: string, words: string): boolean {
  const tail = fold(before.replace(QUOTE_ENDS, ''));
  const call = fold(words);
  for (let end = call.length; end > 0; end = call.lastIndexOf(' ', end - 1)) {
    if (tail.endsWith(call.slice(0, end))) return true;
  }
  return false;
}

/** Arabic calls after the first begin with an "and" that references leave out. */
const withoutAnd = (words: string): string => (words.startsWith('وإذ') ? words.slice(1) : words);

/** Whether the text behind a reference says whose item it is, by first words or all of them. */
function isOf(after: string, words: string): boolean {
  const of = FURTHER_OF.exec(after);
  if (!of) return false;
  const rest = withoutAnd(fold(after.slice(of[0].length)));
  const call = withoutAnd(fold(words));
  for (let end = call.length; end > 0; end = call.lastIndexOf(' ', end - 1)) {
    if (rest.startsWith(call.slice(0, end)) && !/^\p{L}/u.test(rest.slice(end))) return true;
  }
  return false;
}
