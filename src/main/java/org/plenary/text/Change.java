package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one entry did to positions: the maps of its applied steps, and which two of them are the
 * halves of a move. Maps of steps that move nothing are left out.
 */
public final class Change {

  public static final Change NONE = new Change(List.of(), List.of());

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
      return NONE;
    }
    List<Move> moves = Moves.mayHold(moving) ? Moves.find(before, applied) : List.of();
    return new Change(maps, moves);
  }

  public List<StepMap> maps() {
    return maps;
  }

  List<Move> moves() {
    return moves;
  }
}
