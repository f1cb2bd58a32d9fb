package org.plenary.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Neighbouring hashes of a tree as C2SP tlog-tiles cuts it: at level 0 those of the leaves, at
 * level L those of full tiles of level L - 1.
 *
 * @param level 0 to 5
 * @param index its place among the tiles of its level, from 0
 * @param width how many hashes it has: 1 to 256, the full tile's
 */
public record Tile(int level, long index, int width) {
  public static final int FULL = 256;

  /** Levels of the tree from one level of tiles to the next. */
  private static final int HEIGHT = 8;

  private static final int MOST_LEVEL = 5;
  private static final int GROUP = 1_000;

  public Tile {
    if (level < 0 || level > MOST_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("There is no such tile.");
    }
  }

  /** All tiles that make up a tree of that size, level by level. */
  public static List<Tile> of(long size) {
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; hashes(level, size) > 0; level++) {
      long hashes = hashes(level, size);
      for (long index = 0; index < hashes / FULL; index++) {
        tiles.add(new Tile(level, index, FULL));
      }
      if (hashes % FULL > 0) {
        tiles.add(new Tile(level, hashes / FULL, (int) (hashes % FULL)));
      }
    }
    return tiles;
  }

  /** How many hashes a level of tiles has in a tree of that size. */
  public static long hashes(int level, long size) {
    return size >> (HEIGHT * level);
  }

  /** The tile that holds a hash of the tree, or from which it follows, in a tree of that size. */
  public static Tile holding(int treeLevel, long index, long size) {
    int level = treeLevel / HEIGHT;
    long first = index << (treeLevel % HEIGHT);
    long tile = first / FULL;
    return new Tile(level, tile, (int) Math.min(FULL, hashes(level, size) - tile * FULL));
  }

  /** A hash of the tree out of the tile that {@link #holding} named. */
  public static Hash in(byte[] tile, int treeLevel, long index) {
    int depth = treeLevel % HEIGHT;
    return root(tile, (int) ((index << depth) % FULL), 1 << depth);
  }

  /** The root of a full tile. */
  public static Hash root(byte[] tile) {
    return root(tile, 0, FULL);
  }

  private static Hash root(byte[] tile, int from, int width) {
    if (width == 1) {
      return Hash.at(tile, from * Hash.BYTES, (from + 1) * Hash.BYTES);
    }
    int half = width / 2;
    return Hash.node(root(tile, from, half), root(tile, from + half, half));
  }

  /** The tree's hash at that place of the tile. */
  public int treeLevel() {
    return level * HEIGHT;
  }

  /** Its bytes. */
  public byte[] bytes(Hashes hashes) {
    byte[] bytes = new byte[width * Hash.BYTES];
    for (int i = 0; i < width; i++) {
      hashes.at(treeLevel(), index * FULL + i).copyTo(bytes, i * Hash.BYTES);
    }
    return bytes;
  }

  /** Its address below the log's, such as {@code tile/0/x001/234.p/17}. */
  public String path() {
    return "tile/" + level + "/" + place();
  }

  /** The same for the entries below a tile of level 0. */
  public String entriesPath() {
    return "tile/entries/" + place();
  }

  private String place() {
    StringBuilder place = new StringBuilder(digits(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      place.insert(0, "x" + digits(rest % GROUP) + "/");
    }
    return width == FULL ? place.toString() : place + ".p/" + width;
  }

  private static String digits(long group) {
    return String.format(Locale.ROOT, "%03d", group);
  }

  /**
   * Reads what follows {@code tile/}: a level, or {@code entries}, and a place.
   *
   * @return empty where this is no tile's address, in its one spelling
   */
  public static Optional<Tile> parse(String level, String place) {
    try {
      int at = level.equals("entries") ? 0 : Math.toIntExact(Strict.number(level));
      int partial = place.indexOf(".p/");
      int width = partial < 0 ? FULL : (int) Strict.number(place.substring(partial + 3));
      String groups = partial < 0 ? place : place.substring(0, partial);
      if (!groups.matches("(x[0-9]{3}/){0,4}[0-9]{3}")) {
        return Optional.empty();
      }
      Tile tile = new Tile(at, Long.parseLong(groups.replaceAll("[x/]", "")), width);
      return tile.place().equals(place) ? Optional.of(tile) : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }
}
