// A tree out of its tiles: the root, and which hashes lead to it.
import { equal, HASH, hash, leafHash, nodeHash } from './bytes';
import { check } from './found';
import type { Checkpoint } from './note';

const FULL = 256;
const HEIGHT = 8;

/** Fetches a tile by its address below the log's, such as `tile/0/x001/234.p/17`. */
export type Fetch = (path: string) => Promise<Uint8Array>;

export function tilePath(level: number | 'entries', index: number, width: number): string {
  let place = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    place = `x${String(rest % 1000).padStart(3, '0')}/${place}`;
  }
  return `tile/${level}/${place}${width === FULL ? '' : `.p/${width}`}`;
}

/** The entries of a tile, each behind its length in two bytes. */
function split16(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    entries.push(bytes.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

/** The root of a full subtree of so many hashes. */
function subtree(tile: Uint8Array, from: number, width: number): Uint8Array {
  if (width === 1) return tile.slice(from * HASH, (from + 1) * HASH);
  const half = width / 2;
  return nodeHash(subtree(tile, from, half), subtree(tile, from + half, half));
}

const split = (size: number): number => {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
};

/** The tree below a checkpoint. Nothing that it gives is believed unless it leads to the root. */
export class Tiles {
  private readonly kept = new Map<string, Promise<Uint8Array>>();
  private readonly trusted = new Set<string>();

  constructor(
    private readonly fetch: Fetch,
    private readonly head: Checkpoint,
  ) {}

  private hashes(level: number): number {
    return Math.floor(this.head.size / FULL ** level);
  }

  private tile(level: number, index: number): Promise<Uint8Array> {
    const width = Math.min(FULL, this.hashes(level) - index * FULL);
    const path = tilePath(level, index, width);
    let tile = this.kept.get(path);
    if (!tile) {
      tile = this.fetch(path).then((bytes) => {
        check(bytes.length === width * HASH, -1, 'tile', { tile: path });
        return bytes;
      });
      this.kept.set(path, tile);
    }
    return tile;
  }

  /** A complete subtree's root, by its level in the tree. */
  private async node(level: number, index: number): Promise<Uint8Array> {
    const depth = level % HEIGHT;
    const first = index * 2 ** depth;
    const tile = await this.tile(Math.floor(level / HEIGHT), Math.floor(first / FULL));
    return subtree(tile, first % FULL, 2 ** depth);
  }

  private async range(from: number, to: number): Promise<Uint8Array> {
    const size = to - from;
    const level = Math.log2(size);
    if (Number.isInteger(level)) return this.node(level, from / size);
    const half = split(size);
    return nodeHash(await this.range(from, from + half), await this.range(from + half, to));
  }

  private async rootOf(size: number): Promise<Uint8Array> {
    return size === 0 ? hash(new Uint8Array()) : this.range(0, size);
  }

  /** The root that follows from the tiles is the checkpoint's. */
  async root(): Promise<void> {
    check(equal(await this.rootOf(this.head.size), this.head.root), -1, 'root');
  }

  /** The log begins with what an older checkpoint stands for. Call after {@link root}. */
  async begins(older: Checkpoint): Promise<void> {
    const { size } = older;
    check(size <= this.head.size, this.head.size, 'shorter', { size });
    // Every tile that the older root is made of must lead to the newer one.
    const last = Math.floor(Math.max(0, size - 1) / FULL);
    await this.trust(0, last);
    for (let level = 1; FULL ** level <= size; level++) {
      await this.trust(level, Math.floor(Math.max(0, Math.floor(size / FULL ** level) - 1) / FULL));
    }
    check(equal(await this.rootOf(size), older.root), -1, 'anew', { size });
  }

  /** A full tile is what the tile above it says; one that is not full is part of the root itself. */
  private async trust(level: number, index: number): Promise<void> {
    const name = `${level}/${index}`;
    if (this.hashes(level) - index * FULL < FULL || this.trusted.has(name)) return;
    const above = await this.tile(level + 1, Math.floor(index / FULL));
    await this.trust(level + 1, Math.floor(index / FULL));
    const at = (index % FULL) * HASH;
    const root = subtree(await this.tile(level, index), 0, FULL);
    check(equal(root, above.slice(at, at + HASH)), -1, 'tile', {
      tile: tilePath(level, index, FULL),
    });
    this.trusted.add(name);
  }

  /** The entries from an index on, out of the log itself, each what its hash stands for. Call after {@link root}. */
  async *entries(from: number): AsyncGenerator<[index: number, entry: Uint8Array]> {
    for (let tile = Math.floor(from / FULL); tile * FULL < this.head.size; tile++) {
      const width = Math.min(FULL, this.head.size - tile * FULL);
      const path = tilePath('entries', tile, width);
      const entries = split16(await this.fetch(path));
      check(entries.length === width, -1, 'tile', { tile: path });
      for (const [at, entry] of entries.entries()) {
        const index = tile * FULL + at;
        if (index < from) continue;
        check(equal(leafHash(entry), await this.leaf(index)), index, 'inclusion');
        yield [index, entry];
      }
    }
  }

  /** How many entries the log has. */
  get size(): number {
    return this.head.size;
  }

  /** The hash of an entry, as the tree has it. Call after {@link root}. */
  async leaf(index: number): Promise<Uint8Array> {
    const tile = Math.floor(index / FULL);
    await this.trust(0, tile);
    const at = (index % FULL) * HASH;
    return (await this.tile(0, tile)).slice(at, at + HASH);
  }
}
