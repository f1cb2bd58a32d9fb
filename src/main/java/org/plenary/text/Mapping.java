package org.plenary.text;

import java.util.Arrays;
import java.util.List;

/**
 * A series of step maps to be gone through, some of them mirrors of others: a position that one of
 * a pair deletes is given back by the other. Such a pair is either a step and its own undoing (as
 * in ProseMirror), or the two halves of a move: then the position is carried along, and a range
 * follows only if both of its ends do.
 *
 * <p>Mutable until handed out; for one thread.
 */
public final class Mapping {

  public static final Mapping EMPTY = new Mapping();

  private StepMap[] maps = new StepMap[8];
  private int[] mirror = new int[8];
  private boolean[] move = new boolean[8];
  private long[] carry = new long[8];
  private boolean moves;
  private int size;
  private int from;

  Mapping() {}

  /** Through the changes, oldest first, following moves. */
  public static Mapping through(List<Change> changes) {
    Mapping mapping = new Mapping();
    mapping.append(changes);
    return mapping;
  }

  /** Through plain maps, without mirrors. */
  public static Mapping of(List<StepMap> maps) {
    Mapping mapping = new Mapping();
    maps.forEach(mapping::append);
    return mapping;
  }

  void append(List<Change> changes) {
    for (Change change : changes) {
      int base = size;
      for (StepMap map : change.maps()) {
        append(map);
      }
      for (Change.Move move : change.moves()) {
        setCarry(base + move.taken(), base + move.put());
      }
    }
  }

  void append(StepMap map) {
    if (size == maps.length) {
      maps = Arrays.copyOf(maps, size * 2);
      mirror = Arrays.copyOf(mirror, size * 2);
      move = Arrays.copyOf(move, size * 2);
      carry = Arrays.copyOf(carry, size * 2);
    }
    maps[size] = map;
    mirror[size] = -1;
    move[size] = false;
    carry[size] = 0;
    size++;
  }

  /** Declares two maps a step and its undoing. */
  void setMirror(int a, int b) {
    setMirror(a, b, 0);
  }

  /**
   * As above.
   *
   * @param carried by which moves the step was carried to its place, as {@link #carried} says
   */
  void setMirror(int a, int b, long carried) {
    pair(a, b, false, carried);
  }

  /** Declares two maps a move. */
  void setCarry(int taken, int put) {
    setCarry(taken, put, weight(taken));
  }

  /** As above; a move and its own undoing have opposite weights, so that they cancel out. */
  void setCarry(int taken, int put, long weight) {
    pair(taken, put, true, weight);
    moves = true;
  }

  private void pair(int a, int b, boolean isMove, long weight) {
    mirror[a] = b;
    mirror[b] = a;
    move[a] = isMove;
    move[b] = isMove;
    carry[a] = weight;
    carry[b] = weight;
  }

  /** A number of its own for each move: sums of different moves differ. */
  static long weight(int index) {
    long z = (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27) | 1;
  }

  /** Forgets the maps from an index on. */
  void truncate(int length) {
    for (int i = length; i < size; i++) {
      if (mirror[i] >= 0 && mirror[i] < length) {
        int other = mirror[i];
        mirror[other] = -1;
        move[other] = false;
        carry[other] = 0;
      }
    }
    size = length;
  }

  /** The part from an index on; sees nothing appended later. */
  Mapping slice(int start) {
    Mapping part = new Mapping(this);
    part.from = start;
    return part;
  }

  private Mapping(Mapping other) {
    maps = other.maps;
    mirror = other.mirror;
    move = other.move;
    carry = other.carry;
    moves = other.moves;
    size = other.size;
  }

  int size() {
    return size;
  }

  public int map(int pos, int assoc) {
    return walk(pos, assoc, true).pos;
  }

  public MapResult mapResult(int pos, int assoc) {
    Walk walk = walk(pos, assoc, true);
    return new MapResult(walk.pos, walk.flags);
  }

  /** Both ends of a range: the start keeps to what follows it, the end to what precedes it. */
  Ends ends(int start, int end) {
    Walk a = walk(start, 1, true);
    Walk b = walk(end, -1, true);
    if (a.carried != b.carried) {
      a = walk(start, 1, false);
      b = walk(end, -1, false);
    }
    return new Ends(a.pos, a.flags, b.pos, b.flags);
  }

  /** By which moves a range is carried along, as a number; 0 if by none, or only in part. */
  long carried(int start, int end) {
    if (!moves) {
      return 0;
    }
    long a = walk(start, 1, true).carried;
    return a == walk(end, -1, true).carried ? a : 0;
  }

  record Ends(int from, int fromFlags, int to, int toFlags) {
    boolean deletedAcross() {
      return (fromFlags & toFlags & MapResult.ACROSS) != 0;
    }
  }

  private record Walk(int pos, int flags, long carried) {}

  private Walk walk(int start, int assoc, boolean follow) {
    int pos = start;
    int flags = 0;
    long carried = 0;
    for (int i = from; i < size; i++) {
      StepMap map = maps[i];
      int other = mirror[i];
      if (other > i && other < size && (follow || !move[i]) && map.recovers(pos, assoc)) {
        pos = maps[other].start() + pos - map.start();
        carried += carry[i];
        i = other;
        continue;
      }
      flags |= map.deletion(pos, assoc);
      pos = map.map(pos, assoc);
    }
    return new Walk(pos, flags, carried);
  }
}
