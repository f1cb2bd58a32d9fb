// How each clause should end; the twin of `org.plenary.text.EndPunctuation`.
import type { Node } from 'prosemirror-model';
import type { Numbering } from './numbering';
import type { Profile } from './profiles';

const ENDS = ';,.:؛،；，。：';
const CONJUNCTION = /[;,؛،；，]\s*(?:and|or|and\/or|et|ou|et\/ou|y|o|y\/o|и|или|و|أو|和|以及|或)$/;
const ABBREVIATIONS = ['etc.', ' al.', 'т.д.', 'др.', 'Ltd.'];

/** One mend: from..to are offsets in the block's content, equal where a sign is added. */
export interface Mend {
  block: string;
  from: number;
  to: number;
  expected: string;
}

/** A block's content as one string in which every offset is an offset of the content. */
export const flat = (block: Node): string =>
  block.textBetween(0, block.content.size, undefined, '\uFFFC');

function clauses(doc: Node): Node[] {
  const out: Node[] = [];
  for (let i = 0; i < doc.childCount; i++) {
    const block = doc.child(i);
    if (block.attrs.kind === 'annex') break;
    if (block.attrs.kind === 'clause') out.push(block);
  }
  return out;
}

/** The expected ending by clause id; empty clauses have none. */
export function expectedEndings(
  doc: Node,
  places: Numbering,
  profile: Profile,
): Map<string, string> {
  const ends = profile.ends;
  const expected = new Map<string, string>();
  const all = clauses(doc);
  all.forEach((clause, i) => {
    const next = all[i + 1];
    const at = places.get(clause.attrs.id);
    const words = clause.textContent.trim();
    let end = at?.operative ? ends.operative : ends.preamble;
    if (!next) end = ends.last;
    else if (at?.call !== places.get(next.attrs.id)?.call) {
      end = at?.operative ? ends.operativeLast : ends.preambleLast;
    } else if (
      next.attrs.level > clause.attrs.level ||
      (clause.attrs.num === 'none' && words.endsWith(ends.intro))
    ) {
      end = ends.intro;
    }
    if (words !== '') expected.set(clause.attrs.id, end);
  });
  return expected;
}

/** What has to change so that every clause ends as expected, in order of the text. */
export function endingMends(doc: Node, places: Numbering, profile: Profile): Mend[] {
  const expected = expectedEndings(doc, places, profile);
  const mends: Mend[] = [];
  doc.forEach((block) => {
    const end = expected.get(block.attrs.id);
    const mend = end && mendOf(block, end, profile);
    if (mend) mends.push(mend);
  });
  return mends;
}

function mendOf(block: Node, end: string, profile: Profile): Mend | undefined {
  const words = flat(block).replace(/[\s\u00A0\uFFFC]+$/, '');
  if (words === '' || words.endsWith(end)) return undefined;
  const item = end !== profile.ends.last && end !== profile.ends.intro;
  if ((item && CONJUNCTION.test(words)) || /[?!]$/.test(words)) return undefined;
  const replace = ENDS.includes(words.slice(-1)) && !ABBREVIATIONS.some((a) => words.endsWith(a));
  const to = words.length;
  return { block: block.attrs.id, from: replace ? to - 1 : to, to, expected: end };
}
