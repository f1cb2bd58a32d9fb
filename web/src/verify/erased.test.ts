// What was erased by right and what is not public yet, as the server gives it (`BrowserVectorsTest`), honest and not.
import { describe, expect, it } from 'vitest';
import { fromBase64 } from './bytes';
import delayed from './delayed.json';
import erased from './erased.json';
import { type Result, resultOf } from './found';
import { type Key, parseKey } from './note';
import { checkResolution } from './resolution';
import { shownUpTo } from './shown';
import shown from './shown.json';

interface Vector {
  key: string;
  tiles: object;
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

const run = (lines: string[], { key, tiles }: Vector = erased): Promise<Result> =>
  resultOf(async (good) => {
    const at = (path: string) =>
      Promise.resolve(
        fromBase64((tiles as Record<string, string>)[path] ?? '') ?? new Uint8Array(),
      );
    await checkResolution({ slug: 'lamps' }, each(lines), parseKey(key) as Key, [], at, good);
  });

/** The line of the erased edit, and another in its place. */
const isShape = (line: string) => 'words' in JSON.parse(line) && !('salt' in JSON.parse(line));
const withShape = (edit: (line: { words?: string }) => unknown) => {
  const lines = erased.lines.map((line) =>
    isShape(line) ? JSON.stringify(edit(JSON.parse(line))) : line,
  );
  expect(lines).not.toEqual(erased.lines);
  return lines;
};

describe('an erased edit', () => {
  it('is made again by its shape, and that it is only that is said', async () => {
    const result = await run(erased.lines);
    expect(result.fault).toBeNull();
    const codes = result.good.map((one) => one.code);
    expect(codes).toEqual(
      expect.arrayContaining(['not-opened-erased', 'text-good', 'text-shapes']),
    );
  });

  it('leaves the text unknown where the shape is not given', async () => {
    const result = await run(withShape(({ words: _words, ...rest }) => rest));
    expect(result.fault).toBeNull();
    expect(result.good.map((one) => one.code)).toContain('text-unknown');
  });

  it.each<[string, string, string[]]>([
    [
      'words in it',
      'words',
      withShape((line) => ({ ...line, words: line.words?.replace('██', 'no') })),
    ],
    [
      'another length',
      'text',
      withShape((line) => ({ ...line, words: line.words?.replace('██', '█') })),
    ],
    ['no shape at all', 'words', withShape((line) => ({ ...line, words: 'null' }))],
    [
      'a shape of what never changes the text',
      'words',
      erased.lines.map((line) => {
        const one = JSON.parse(line);
        const remark = one.entry?.includes('"kind":"comment"');
        return remark ? JSON.stringify({ ...one, words: '{}' }) : line;
      }),
    ],
    [
      'a shape of what was not erased',
      'missing',
      erased.lines.map((line) => {
        const { salt, ...one } = JSON.parse(line);
        if (!one.words?.includes('bright')) return line;
        return JSON.stringify({ ...one, words: one.words.replace('bright', '██████') });
      }),
    ],
  ])('is found out: %s', async (_what, code, lines) => {
    expect((await run(lines)).fault?.code).toBe(code);
  });
});

describe('a delay', () => {
  it('may keep back what is younger', async () => {
    const result = await run(delayed.lines, delayed);
    expect(result.fault).toBeNull();
    expect(result.good.map((one) => one.code)).toEqual(
      expect.arrayContaining(['not-opened-waiting', 'text-so-far']),
    );
  });

  it('may not keep back what is older', async () => {
    const lines = delayed.lines.map((line) => {
      const { salt, words, ...one } = JSON.parse(line);
      if (one.published) one.published.version = 1;
      const older = words?.includes('bright');
      return JSON.stringify(
        older || one.published || salt === undefined ? one : { ...one, salt, words },
      );
    });
    expect((await run(lines, delayed)).fault?.code).toBe('missing');
  });

  it('is counted as the server counts it', () => {
    for (const { chosen, now, shown: upTo } of shown) {
      expect(shownUpTo(chosen, now)).toBe(upTo ?? Number.POSITIVE_INFINITY);
    }
  });
});
