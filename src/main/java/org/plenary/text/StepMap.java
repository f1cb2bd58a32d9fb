package org.plenary.text;

/**
 * What one step did to positions: at {@code start}, {@code oldSize} positions gave way to {@code
 * newSize} new ones. In this schema a step has one such range at most.
 */
public record StepMap(int start, int oldSize, int newSize) {

  /** Of a step that moves nothing. */
  public static final StepMap EMPTY = new StepMap(Integer.MAX_VALUE, 0, 0);

  public StepMap invert() {
    return this == EMPTY ? this : new StepMap(start, newSize, oldSize);
  }

  /**
   * Where a position went.
   *
   * @param assoc with which side it goes when something is put right there: -1 or 1
   */
  public int map(int pos, int assoc) {
    if (pos < start) {
      return pos;
    }
    int end = start + oldSize;
    if (pos > end) {
      return pos + newSize - oldSize;
    }
    int side = oldSize == 0 ? assoc : pos == start ? -1 : pos == end ? 1 : assoc;
    return start + (side < 0 ? 0 : newSize);
  }

  /** The same, with what was deleted around it. */
  public MapResult mapResult(int pos, int assoc) {
    return new MapResult(map(pos, assoc), deletion(pos, assoc));
  }

  /** The flags of {@link MapResult} for a position. */
  int deletion(int pos, int assoc) {
    int end = start + oldSize;
    if (oldSize == 0 || pos < start || pos > end) {
      return 0;
    }
    int around = pos == start ? MapResult.AFTER : pos == end ? MapResult.BEFORE : MapResult.ACROSS;
    return (assoc < 0 ? pos != start : pos != end) ? around | MapResult.SIDE : around;
  }

  /** Whether a position lies in the old range, so that a mirrored map can give it back. */
  boolean recovers(int pos, int assoc) {
    return pos >= start && pos <= start + oldSize && pos != (assoc < 0 ? start : start + oldSize);
  }
}
