// The browser's verifier against what the server made (`BrowserVectorsTest` writes the files), honest and not.
import { describe, expect, it } from 'vitest';
import { base64, bytesOf, fromBase64, hash, hex, leafHash, nodeHash } from './bytes';
import { canonical, entryFrom } from './entry';
import { type Result, resultOf } from './found';
import { type Checkpoint, type Key, parseCheckpoint, parseKey, parseNote, signed } from './note';
import { checkReceipt } from './receipt';
import { checkResolution, linesOf } from './resolution';
import { Tiles, tilePath } from './tiles';
import vector from './vector.json';
import waiting from './waiting.json';

const key = parseKey(vector.key) as Key;
const TILES: Record<string, string> = vector.tiles;
const honest = (path: string) => Promise.resolve(fromBase64(TILES[path] ?? '') ?? new Uint8Array());

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

const run = (lines: string[], kept: Checkpoint[] = [], fetch = honest): Promise<Result> =>
  resultOf(async (good) => {
    await checkResolution({ slug: 'lamps' }, each(lines), key, kept, fetch, good);
  });

const codes = (result: Result) => result.good.map((one) => one.code);
const edited = (from: string, to: string) => {
  const lines = vector.lines.map((line) => line.replace(from, to));
  expect(lines).not.toEqual(vector.lines);
  return lines;
};
/** The words of a line kept back. */
const closed = (words: string, lines = vector.lines) =>
  lines.map((line) => {
    const { salt: _salt, words: _words, ...rest } = JSON.parse(line);
    return line.includes(words) && 'entry' in rest ? JSON.stringify(rest) : line;
  });
const without = (what: (line: string) => boolean) => {
  const lines = vector.lines.filter((line) => !what(line));
  expect(lines.length).toBeLessThan(vector.lines.length);
  return lines;
};

describe('a resolution', () => {
  it('is good as the server gives it, with what was erased told', async () => {
    const kept = (await signed(vector.kept, key))[0];
    const result = await run(vector.lines, [kept]);
    expect(result.fault).toBeNull();
    expect(codes(result)).toEqual([
      expect.stringMatching('signed'),
      'root-good',
      'begins',
      'whole',
      'names-good',
      'inclusion-all',
      'chain-good',
      'attribution',
      'words-good',
      'not-opened-erased',
      'text-good',
    ]);
  });

  it('names the first entry whose words were changed', async () => {
    const result = await run(edited('Keep it lit', 'Dont it lit'));
    const at = vector.lines.findIndex((line) => line.includes('Keep it lit'));
    const index = JSON.parse(vector.lines[at] as string).index;
    expect(result.fault).toEqual({ index, code: 'words' });
  });

  const voices = 'region\\":\\"ATU';
  it.each<[string, string[], string]>([
    ['another region', edited(voices, 'region\\":\\"APT'), 'inclusion'],
    ['another kind', edited('kind\\":\\"comment', 'kind\\":\\"answer'), 'inclusion'],
    ['another base text', edited('lamps guide', 'lamps blind'), 'words'],
    ['an entry missing', without((line) => line.includes('\\"version\\":3,')), 'chain'],
    [
      'the last entry missing',
      vector.lines.filter((line) => !line.includes('\\"version\\":11,')),
      'hidden',
    ],
    ['a voice missing', without((line) => line.includes('log-voice')), 'voice'],
    ['the erasure missing', without((line) => line.includes('log-erasure')), 'hidden'],
    ['words missing', closed('Keep it lit'), 'missing'],
    ['words under another name', edited('"words":"{\\"by', '"wards":"{\\"by'), 'malformed'],
    [
      'an entry twice',
      vector.lines.flatMap((line, i) => (i === 4 ? [line, line] : [line])),
      'order',
    ],
    ['cut off', vector.lines.slice(0, -1), 'cut-off'],
    ['something after the end', [...vector.lines, vector.lines[1] as string], 'malformed'],
    ['no record', ['not json'], 'malformed'],
    [
      'another root',
      edited(`\\n${vector.checkpoint.split('\n')[2]}\\n`, `\\n${base64(hash(bytesOf('x')))}\\n`),
      'signature',
    ],
  ])('%s is found', async (_what, lines, code) => {
    expect((await run(lines)).fault?.code).toBe(code);
  });

  it('is not good where the published text was changed alone', async () => {
    const last = vector.lines.length - 1;
    const lines = vector.lines.map((line, i) => (i === last ? line.replace('ship', 'shop') : line));
    expect((await run(lines)).fault).toEqual({ index: -1, code: 'text', values: { version: 11 } });
  });

  it('is not good with tiles that were changed or cut', async () => {
    const path = Object.keys(TILES)[0] as string;
    const bytes = fromBase64(TILES[path] as string) as Uint8Array;
    const flipped = bytes.slice();
    flipped[40] = (flipped[40] as number) ^ 1;
    expect((await run(vector.lines, [], async () => flipped)).fault?.code).toBe('root');
    expect((await run(vector.lines, [], async () => bytes.slice(0, -32))).fault?.code).toBe('tile');
  });

  it('is not good where the log was written anew, or is shorter than what was kept', async () => {
    const kept = (await signed(vector.kept, key))[0];
    const other = { ...kept, root: hash(bytesOf('x')) };
    expect((await run(vector.lines, [other])).fault?.code).toBe('anew');
    expect((await run(vector.lines, [{ ...kept, size: 999 }])).fault?.code).toBe('shorter');
  });

  it('is read however the answer is cut into pieces', async () => {
    const bytes = bytesOf(`${vector.lines.join('\n')}\n`);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += 37) controller.enqueue(bytes.slice(i, i + 37));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of linesOf(stream)) lines.push(line);
    expect(lines).toEqual(vector.lines);
  });
});

describe('a receipt', () => {
  const receipt = (text: string, with_ = key) =>
    resultOf(async (good) => {
      await checkReceipt(text, with_, good);
    });

  it('is good, and tells of what', async () => {
    const result = await receipt(vector.receipt);
    expect(result.fault).toBeNull();
    expect(codes(result).slice(1)).toEqual(['included', 'tells']);
    expect(result.good[2]?.values).toMatchObject({ version: 3, capacity: 'chair' });
  });

  it('is not good with another entry, place, signature or key', async () => {
    const extra = vector.receipt.split('\n')[1]?.slice(6) ?? '';
    const lie = base64(bytesOf(atob(extra).replace('ATU', 'APT')));
    expect((await receipt(vector.receipt.replace(extra, lie))).fault?.code).toBe('inclusion');
    expect((await receipt(vector.receipt.replace(/index \d+/, 'index 0'))).fault?.code).toBe(
      'inclusion',
    );
    expect((await receipt(vector.receipt.replace(/index \d+/, 'index 9999'))).fault?.code).toBe(
      'inclusion',
    );
    expect((await receipt(vector.receipt.slice(0, 50))).fault?.code).toBe('receipt');
    const other = { ...key, key: hash(bytesOf('x')).slice() as Key['key'] };
    expect((await receipt(vector.receipt, other)).fault?.code).toBe('signature');
    const elsewhere = { ...key, name: 'elsewhere.example/m/x/log' };
    expect((await receipt(vector.receipt, elsewhere)).fault?.code).toBe('other-log');
  });
});

describe('the parts', () => {
  it('hash as WebCrypto does', async () => {
    const bytes = bytesOf('مصباح 🏮'.repeat(50));
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    expect(hex(hash(bytes))).toBe(hex(new Uint8Array(digest)));
  });

  it('check a signature without the browser', async () => {
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      expect((await signed(vector.checkpoint, key))[1]).toBe('library');
      const bad = vector.checkpoint.replace(/\n\d+\n/, '\n1\n');
      await expect(signed(bad, key)).rejects.toMatchObject({ fault: { code: 'signature' } });
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    }
  });

  it('take one spelling only', () => {
    const good = '{"at":7,"kind":"log-withheld","resolution":1,"v":1}';
    expect(entryFrom(good)).not.toBeNull();
    for (const other of [
      '{"kind":"log-withheld","at":7,"resolution":1,"v":1}',
      good.replace(',"v"', ', "v"'),
      good.replace('7', '7.0'),
      good.replace('7', '"7"'),
      good.replace('"v":1', '"v":2'),
      good.replace('"v"', '"note":"x","v"'),
      good.replace('log-withheld', 'log-other'),
      good.replace('"resolution":1,', ''),
      '[]',
      '1',
      '',
    ]) {
      expect(entryFrom(other), other).toBeNull();
    }
    expect(canonical({ b: ['é', 1], a: '\u0001' })).toBe('{"a":"\\u0001","b":["é",1]}');
    expect(fromBase64('AAA')).toBeNull();
    expect(parseKey(vector.key.replace(/\+[0-9a-f]/, '+0'))).toBeNull();
    expect(parseNote(vector.checkpoint.slice(0, -1))).toBeNull();
    const text = vector.checkpoint.slice(0, vector.checkpoint.lastIndexOf('\n\n') + 1);
    expect(parseCheckpoint(text)).not.toBeNull();
    expect(parseCheckpoint(`${text}more\n`)).toBeNull();
  });
});

describe('tiles', () => {
  /** A tree as RFC 6962 has it, the slow way. */
  const root = (leaves: Uint8Array[]): Uint8Array => {
    if (leaves.length === 0) return hash(new Uint8Array());
    if (leaves.length === 1) return leaves[0] as Uint8Array;
    let half = 1;
    while (half * 2 < leaves.length) half *= 2;
    return nodeHash(root(leaves.slice(0, half)), root(leaves.slice(half)));
  };
  const all = Array.from({ length: 700 }, (_, i) => leafHash(bytesOf(String(i))));
  const tile = (size: number) => async (path: string) => {
    const [, level, place = ''] = path.split('/');
    const at = Number(place.replace('.p', ''));
    const width = 256 ** Number(level);
    const hashes = Array.from({ length: Math.floor(size / width) }, (_, i) =>
      root(all.slice(i * width, (i + 1) * width)),
    ).slice(at * 256, at * 256 + 256);
    return Uint8Array.from(hashes.flatMap((one) => [...one]));
  };
  const head = (size: number): Checkpoint => ({
    origin: 'x',
    size,
    root: root(all.slice(0, size)),
  });

  it.each([1, 2, 255, 256, 257, 511, 512, 513, 700])(
    'lead to the root of %i entries',
    async (size) => {
      const tiles = new Tiles(tile(size), head(size));
      await tiles.root();
      for (const i of [0, size - 1, size >> 1]) expect(await tiles.leaf(i)).toEqual(all[i]);
      for (const smaller of [0, 1, 200, 256, 300, 512, size]) {
        if (smaller <= size) await tiles.begins(head(smaller));
      }
      const bad = { ...head(1), size: Math.min(2, size), root: hash(bytesOf('x')) };
      await expect(tiles.begins(bad)).rejects.toMatchObject({ fault: { code: 'anew' } });
    },
  );

  it('do not lead to the root where a full one below was changed', async () => {
    const lie = async (path: string) => {
      const bytes = await tile(700)(path);
      if (path === 'tile/0/000') bytes[5] = (bytes[5] as number) ^ 1;
      return bytes;
    };
    const tiles = new Tiles(lie, head(700));
    await tiles.root();
    await expect(tiles.leaf(3)).rejects.toMatchObject({ fault: { code: 'tile' } });
  });

  it('have addresses as C2SP writes them', () => {
    expect(tilePath(0, 1234067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath(1, 7, 12)).toBe('tile/1/007.p/12');
  });
});

describe('a resolution of which the newest is not public yet', () => {
  const asked = parseKey(waiting.key) as Key;
  const tiles: Record<string, string> = waiting.tiles;
  const fetch = (path: string) =>
    Promise.resolve(fromBase64(tiles[path] ?? '') ?? new Uint8Array());
  const read = (lines: string[]): Promise<Result> =>
    resultOf(async (good) => {
      await checkResolution({ slug: 'lamps' }, each(lines), asked, [], fetch, good);
    });
  const published = (change: (line: { version: number }) => void) => {
    const lines = [...waiting.lines];
    const last = JSON.parse(lines.pop() as string);
    change(last.published);
    return [...lines, JSON.stringify(last)];
  };

  it('is good as far as it is public, and the rest is told', async () => {
    const result = await read(waiting.lines);
    expect(result.fault).toBeNull();
    expect(codes(result)).toContain('not-opened-waiting');
    expect(codes(result)).toContain('text-so-far');
  });

  it('is not good where the text goes on beyond the words', async () => {
    const beyond = await read(published((line) => line.version++));
    expect(beyond.fault?.code).toBe('missing');
    const short = await read(published((line) => line.version--));
    expect(short.fault?.code).toBe('published-version');
  });

  it('is not good where a word before it is kept back', async () => {
    expect((await read(closed('bright', waiting.lines))).fault?.code).toBe('missing');
  });
});
