package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one entry did to positions: the maps of its applied steps, and which two of them are the
 * halves of a move. Maps of steps that move nothing are left out.
 */
public final class Change {

  public static final Change NONE = new Change(List.of(), List.of());

  /** Nothing moved, but the text is another: marks or attributes were set. */
  private static final Change IN_PLACE = new Change(List.of(), List.of());

  /** Which map took blocks out, and which put the same blocks back in. Indexes of the maps. */
  record Move(int taken, int put) {}

  private final List<StepMap> maps;
  private final List<Move> moves;

  private Change(List<StepMap> maps, List<Move> moves) {
    this.maps = List.copyOf(maps);
    this.moves = List.copyOf(moves);
  }

  /**
   * @param before the text before the entry
   * @param applied its steps as applied, in order; null where one was not
   */
  public static Change of(Doc before, List<? extends @Nullable Step> applied) {
    List<StepMap> maps = new ArrayList<>();
    List<Step.Replace> moving = new ArrayList<>();
    for (Step step : applied) {
      if (step instanceof Step.Replace replace) {
        maps.add(replace.map());
        moving.add(replace);
      }
    }
    if (maps.isEmpty()) {
      return inPlace(applied);
    }
    List<Move> moves = Moves.mayHold(moving) ? Moves.find(before, applied) : List.of();
    return new Change(maps, moves);
  }

  /**
   * The same as it was written down: steps as applied, and which two of them make a move.
   *
   * @param moves pairs of indexes of steps: the one that took blocks out, the one that put them in
   */
  public static Change of(List<? extends @Nullable Step> applied, List<int[]> moves) {
    List<StepMap> maps = new ArrayList<>();
    int[] mapAt = new int[applied.size()];
    for (int i = 0; i < applied.size(); i++) {
      mapAt[i] = maps.size();
      if (applied.get(i) instanceof Step.Replace replace) {
        maps.add(replace.map());
      }
    }
    return maps.isEmpty()
        ? inPlace(applied)
        : new Change(
            maps, moves.stream().map(pair -> new Move(mapAt[pair[0]], mapAt[pair[1]])).toList());
  }

  private static Change inPlace(List<? extends @Nullable Step> applied) {
    return applied.stream().allMatch(Objects::isNull) ? NONE : IN_PLACE;
  }

  /** Its moves as pairs of indexes of the steps it was made of: taken out by, put in by. */
  public List<int[]> movesIn(List<? extends @Nullable Step> applied) {
    List<Integer> stepAt = new ArrayList<>();
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i) instanceof Step.Replace) {
        stepAt.add(i);
      }
    }
    return moves.stream()
        .map(move -> new int[] {stepAt.get(move.taken()), stepAt.get(move.put())})
        .toList();
  }

  public List<StepMap> maps() {
    return maps;
  }

  /** The index of the map that took out what the map at {@code put} puts in; -1: it is no move. */
  public int takenBy(int put) {
    for (Move move : moves) {
      if (move.put() == put) {
        return move.taken();
      }
    }
    return -1;
  }

  List<Move> moves() {
    return moves;
  }
}
