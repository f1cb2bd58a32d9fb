// Texts of the server as plain words to read. Pure.
import type { Seg } from '../wire/negotiation';

interface NodeJson {
  type?: string;
  text?: string;
  content?: NodeJson[];
  marks?: { type: string; attrs?: { id?: string; option?: number } }[];
}

/** The blocks of a text, one line each; a footnote is a star, brackets are literal. */
export function linesOf(doc: unknown): string[] {
  const blocks = (doc as NodeJson | null)?.content ?? [];
  return blocks.map(lineOf);
}

/** As the server prints it: `[one option] / [the other]`, from the outermost. */
function lineOf(block: NodeJson): string {
  let line = '';
  let open: { id: string; option: number }[] = [];
  for (const node of [...(block.content ?? []), {} as NodeJson]) {
    const now = (node.marks ?? [])
      .filter((mark) => mark.type === 'bracket')
      .map(({ attrs }) => ({ id: attrs?.id ?? '', option: attrs?.option ?? 0 }));
    let common = 0;
    while (common < open.length && same(open[common], now[common])) common++;
    const next = open[common] !== undefined && open[common]?.id === now[common]?.id;
    line +=
      ']'.repeat(open.length - common) + (next ? ' / ' : '') + '['.repeat(now.length - common);
    open = now;
    line += node.text ?? (node.type === 'footnote' ? '*' : '');
  }
  return line;
}

const same = (
  one: { id: string; option: number } | undefined,
  other: { id: string; option: number } | undefined,
): boolean => one?.id === other?.id && one?.option === other?.option;

/** What a redline leads to; a footnote is a star. */
export const resulting = (segs: readonly Seg[]): string =>
  segs
    .filter((seg) => seg.op !== 'delete')
    .map((seg) => (seg.note ? '*' : seg.text))
    .join('');

export interface SingleChange {
  index: number;
  deleted: string;
  added: string;
}

/** The single changes of a redline, each of which can be taken up alone. */
export function singleChanges(segs: readonly Seg[]): SingleChange[] {
  const found = new Map<number, SingleChange>();
  for (const { op, change, note, ...seg } of segs) {
    if (change === null || op === 'same') continue;
    const text = note ? `* ${seg.text}` : seg.text;
    const one = found.get(change) ?? { index: change, deleted: '', added: '' };
    if (op === 'delete') one.deleted += text;
    else one.added += text;
    found.set(change, one);
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** The redline as it would be with some of its changes only. */
export function partOf(segs: readonly Seg[], picked: ReadonlySet<number>): Seg[] {
  return segs.flatMap((seg): Seg[] => {
    if (seg.op === 'same' || seg.change === null || picked.has(seg.change)) return [seg];
    return seg.op === 'delete' ? [{ ...seg, op: 'same', change: null }] : [];
  });
}

/** Words of the text in a sentence of the page, which may run the other way. */
export const isolated = (words: string): string => `\u2068${words}\u2069`;

/** A text cut to what fits into a line of a list. */
export function short(text: string, most = 220): string {
  const clean = text.trim().replace(/\s+/g, ' ');
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))} …`;
}
