import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { numbering } from './numbering';
import { profileOf } from './profiles';
import { endingMends } from './punctuation';
import { staleReferences } from './references';
import { schema } from './schema';

type Part = string | { text: string; to?: string } | { note: string };
type Row = [kind: string, level: number, num: string, content: string | Part[]];
interface Vector {
  name: string;
  profile?: string;
  language?: string;
  blocks: Row[];
  labels?: string[];
  mends?: string[];
  stale?: string[];
}

const vectorFile = (name: string): string =>
  resolve(import.meta.dirname, `../../../src/test/resources/vectors/${name}.json`);

const vectors = (name: string): Vector[] => JSON.parse(readFileSync(vectorFile(name), 'utf8'));

function inline(part: Part): Node {
  if (typeof part === 'string') return schema.text(part);
  if ('note' in part) return schema.node('footnote', { id: 'n', text: part.note });
  return schema.text(part.text, part.to ? [schema.mark('reference', { to: part.to })] : []);
}

const doc = (rows: Row[]): Node =>
  schema.node(
    'doc',
    null,
    rows.map(([kind, level, num, content], i) =>
      schema.node(
        'block',
        { id: `b${i}`, kind, level, num },
        (typeof content === 'string' ? (content ? [content] : []) : content).map(inline),
      ),
    ),
  );

describe('profiles', () => {
  it('hold the same words in both languages', () => {
    const words = JSON.parse(readFileSync(vectorFile('openings'), 'utf8'));
    const unique = (list: string[]) => [...new Set(list)];
    expect(unique(profileOf('itu', 'en').openings)).toEqual(unique(words.itu));
    expect(unique(profileOf('unga', 'en').openings)).toEqual(unique(words.unga));
    expect(profileOf('itu', 'en').fillers).toEqual(words.fillers);
  });
});

describe('numbering', () => {
  it.each(vectors('numbering'))('$name', (vector) => {
    const profile = profileOf(vector.profile ?? 'itu', vector.language ?? 'en');
    const places = numbering(doc(vector.blocks), profile);
    expect(vector.blocks.map((_, i) => places.get(`b${i}`)?.label)).toEqual(vector.labels);
  });
});

describe('end punctuation', () => {
  it.each(vectors('punctuation'))('$name', (vector) => {
    const profile = profileOf(vector.profile ?? 'itu', vector.language ?? 'en');
    const text = doc(vector.blocks);
    const mends = endingMends(text, numbering(text, profile), profile);
    expect(mends.map((m) => `${m.block} ${m.from} ${m.to} ${m.expected}`)).toEqual(vector.mends);
  });
});

describe('references', () => {
  it.each(vectors('references'))('$name', (vector) => {
    const text = doc(vector.blocks);
    const stale = staleReferences(text, numbering(text, profileOf('itu', 'en')));
    expect(stale.map((s) => `${s.span.text} -> ${s.expected}`)).toEqual(vector.stale);
  });
});
