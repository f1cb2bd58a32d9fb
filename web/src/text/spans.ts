// Who wrote which words: disjoint spans of the text in order, carried through every change.
import type { Mappable, StepMap } from 'prosemirror-transform';

export interface Span {
  from: number;
  to: number;
  voice: number;
}

/** The spans after a change of the text: what was deleted is gone, what was put in between stays unowned. */
export function mapSpans(spans: readonly Span[], mapping: Mappable): Span[] {
  const mapped: Span[] = [];
  for (const span of spans) {
    const from = mapping.map(span.from, 1);
    const to = mapping.map(span.to, -1);
    if (from < to) mapped.push({ from, to, voice: span.voice });
  }
  return mapped;
}

/** Gives a range to a voice, whoever had it; neighbours of one voice become one span. */
export function claim(spans: readonly Span[], range: Span): Span[] {
  if (range.from >= range.to) return [...spans];
  const out: Span[] = [];
  const put = (span: Span) => {
    const last = out.at(-1);
    if (last && last.voice === span.voice && last.to >= span.from)
      last.to = Math.max(last.to, span.to);
    else out.push({ ...span });
  };
  let placed = false;
  for (const span of spans) {
    if (span.from < range.from) put({ ...span, to: Math.min(span.to, range.from) });
    if (!placed && span.to >= range.from) {
      put(range);
      placed = true;
    }
    if (span.to > range.to) {
      if (!placed) {
        put(range);
        placed = true;
      }
      put({ ...span, from: Math.max(span.from, range.to) });
    }
  }
  if (!placed) put(range);
  return out;
}

/** The ranges a step put in, in positions after it. */
export function inserted(map: StepMap): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  map.forEach((_oldStart, _oldEnd, from, to) => {
    if (to > from) ranges.push({ from, to });
  });
  return ranges;
}
