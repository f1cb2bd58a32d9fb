// The outline: every block that can be jumped to, with its label and first words. Unchanged lines stay the same objects.
import type { Node } from 'prosemirror-model';
import type { Kind } from '../text/schema';

export interface OutlineLine {
  id: string;
  kind: Kind;
  level: number;
  label: string;
  words: string;
}

const MOST_WORDS = 72;

export function outlineOf(
  doc: Node,
  labels: ReadonlyMap<string, string>,
  before: readonly OutlineLine[],
): OutlineLine[] {
  const known = new Map(before.map((line) => [line.id, line]));
  const lines: OutlineLine[] = [];
  doc.forEach((block) => {
    const { id, kind, level } = block.attrs;
    const line: OutlineLine = {
      id,
      kind,
      level,
      label: labels.get(id) ?? '',
      words: firstWords(block),
    };
    const old = known.get(id);
    lines.push(old && same(old, line) ? old : line);
  });
  return lines.length === before.length && lines.every((line, i) => line === before[i])
    ? (before as OutlineLine[])
    : lines;
}

function firstWords(block: Node): string {
  const text = block.textBetween(0, Math.min(block.content.size, MOST_WORDS * 2)).trim();
  if (text.length <= MOST_WORDS) return text;
  const cut = text.slice(0, MOST_WORDS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_WORDS / 2))} …`;
}

const same = (a: OutlineLine, b: OutlineLine) =>
  a.kind === b.kind && a.level === b.level && a.label === b.label && a.words === b.words;
