// Reads the record of one resolution line by line and checks it; memory does not grow with its length but by what
// was not opened.
import { check, type Said } from './found';
import { type Checkpoint, type Key, signed } from './note';
import { type Asked, type Line, type Published, Story } from './story';
import { type Fetch, Tiles } from './tiles';

interface Head {
  checkpoint: string;
}

/** What a line of each kind has, and nothing else. */
const LINES = new Set([
  'checkpoint',
  'entry,index',
  'entry,index,words',
  'entry,index,salt,words',
  'published',
]);
const SHOWN = 'language,resolution,slug,symbol,title,version,voices';

function parsed<T>(line: string | undefined): T {
  try {
    const value = JSON.parse(line ?? '');
    const names = Object.keys(value ?? {})
      .sort()
      .join();
    check(typeof value === 'object' && value !== null && LINES.has(names), -1, 'malformed');
    return value as T;
  } catch {
    check(false, -1, 'malformed');
  }
}

/** A text may be missing: that of a resolution that is withheld. So may settings, where none was ever changed. */
const MORE = new Set(['doc', 'changes', 'settings']);

function isShown(published: Published): boolean {
  const names = Object.keys(published ?? {})
    .filter((name) => !MORE.has(name))
    .sort();
  return names.join() === SHOWN && Array.isArray(published.voices);
}

/**
 * @param asked what the reader asked for
 * @param lines the record, as `log/resolution/{resolution}` gives it
 * @param kept older checkpoints that somebody kept
 * @param progress told now and then how many entries were read
 */
export async function checkResolution(
  asked: Asked,
  lines: AsyncIterable<string>,
  key: Key,
  kept: Checkpoint[],
  fetch: Fetch,
  good: Said[],
  progress: (entries: number) => void = () => {},
): Promise<Checkpoint> {
  const all = lines[Symbol.asyncIterator]();
  const first = await all.next();
  const [head, by] = await signed(parsed<Head>(first.value).checkpoint ?? '', key);
  good.push({ code: by === 'browser' ? 'signed' : 'signed-library', values: { key: key.text } });
  const tiles = new Tiles(fetch, head);
  await tiles.root();
  good.push({ code: 'root-good', values: { size: head.size } });
  for (const one of kept) {
    await tiles.begins(one);
    good.push({ code: 'begins', values: { size: one.size } });
  }
  const story = new Story(tiles);
  let published: Published | null = null;
  let count = 0;
  for (let one = await all.next(); !one.done; one = await all.next()) {
    check(published === null, -1, 'malformed');
    const line = parsed<Line | { published: Published }>(one.value);
    if ('published' in line) {
      published = line.published;
      check(isShown(published), -1, 'malformed');
    } else {
      await story.take(line);
      if (++count % 500 === 0) progress(count);
    }
  }
  check(published, -1, 'cut-off');
  await story.whole(good, progress);
  story.end(published, asked, good);
  return head;
}

/** The lines of an answer, as they come. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (done) break;
  }
  if (rest !== '') yield rest;
}
