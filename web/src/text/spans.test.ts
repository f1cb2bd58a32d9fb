import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { doc, p } from './sample';
import { schema } from './schema';
import { claim, inserted, mapSpans, type Span } from './spans';

describe('spans', () => {
  it('are carved by a later writer inside them', () => {
    expect(claim([{ from: 1, to: 10, voice: 1 }], { from: 4, to: 6, voice: 2 })).toEqual([
      { from: 1, to: 4, voice: 1 },
      { from: 4, to: 6, voice: 2 },
      { from: 6, to: 10, voice: 1 },
    ]);
  });

  it('of one voice grow together', () => {
    expect(claim([{ from: 1, to: 4, voice: 1 }], { from: 4, to: 6, voice: 1 })).toEqual([
      { from: 1, to: 6, voice: 1 },
    ]);
  });

  it('equal a table of who wrote each position, whatever is claimed', () => {
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    for (let run = 0; run < 200; run++) {
      const owner: (number | undefined)[] = Array.from({ length: 40 });
      let spans: Span[] = [];
      for (let i = 0; i < 12; i++) {
        const from = random(38);
        const range = { from, to: from + 1 + random(40 - from - 1), voice: random(3) };
        spans = claim(spans, range);
        owner.fill(range.voice, range.from, range.to);
        const table: (number | undefined)[] = Array.from({ length: 40 });
        for (const span of spans) table.fill(span.voice, span.from, span.to);
        expect(table).toEqual(owner);
        for (let k = 1; k < spans.length; k++) {
          const [left, right] = [spans[k - 1] as Span, spans[k] as Span];
          expect(
            left.to < right.from || (left.to === right.from && left.voice !== right.voice),
          ).toBe(true);
        }
      }
    }
  });

  it('follow the text through typing, deletion and the claim of what was typed', () => {
    const tr = new Transform(doc(p('a', 'that peace matters')));
    let spans: Span[] = [{ from: 1, to: 19, voice: 1 }];
    tr.insert(6, schema.text('lasting '));
    spans = mapSpans(spans, tr.mapping);
    for (const range of inserted(tr.mapping.maps[0] as never))
      spans = claim(spans, { ...range, voice: 2 });
    expect(spans.map((s) => [tr.doc.textBetween(s.from, s.to), s.voice])).toEqual([
      ['that ', 1],
      ['lasting ', 2],
      ['peace matters', 1],
    ]);
    tr.delete(1, 14);
    expect(
      mapSpans(spans, tr.mapping.slice(1)).map((s) => tr.doc.textBetween(s.from, s.to)),
    ).toEqual(['peace matters']);
  });
});
