package org.plenary.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;

/**
 * One change that a contribution asks for, with the clause of a resolution it was found to be
 * about: what may become a proposal. A new clause goes with the new ones under it, a new call with
 * its clauses.
 *
 * @param key names it within its part of the file, however the match is corrected
 * @param there the clause it is about or stands beside; null where none was found or given
 * @param place where in relation to it
 * @param blocks what is asked for, with the resolution's ids; none for SUP and NOC
 * @param how why it is thought to be about that clause
 * @param typed the number it has in the file, empty for none
 * @param call the call it stands under in the file
 * @param runs as its author changed it
 * @param doubtful the reader is not certain what was taken out
 * @param moved it stands in another place in the contribution
 * @param fate what becomes of it when all is put on record
 * @param why its own reason; empty where only the whole part gives one
 */
public record Wish(
    String key,
    ProposalKind kind,
    @Nullable Block there,
    Target.Place place,
    List<Block> blocks,
    How how,
    String typed,
    String call,
    List<TrackedRun> runs,
    boolean doubtful,
    boolean moved,
    Fate fate,
    String why) {

  public Wish {
    blocks = List.copyOf(blocks);
    runs = List.copyOf(runs);
  }

  /** By what its clause was found. */
  public enum How {
    /** Word by word. */
    SAME,
    /** Its words are like those. */
    LIKE,
    /** Nothing but its place between others. */
    PLACE,
    /** The secretariat said so. */
    GIVEN,
    /** It was not found. */
    NONE
  }

  /** What becomes of it. */
  public enum Fate {
    /** It is put on record. */
    STORED,
    /** The secretariat leaves it out. */
    LEFT_OUT,
    /** The text reads like that already. */
    SATISFIED,
    /** Nobody knows what it is about: it stands in the way. */
    OPEN
  }

  /**
   * What the secretariat says of a wish.
   *
   * @param clause id of the clause; empty where it is left out
   * @param place null: left out
   */
  public record Choice(String clause, Target.@Nullable Place place) {}

  /** Who made the first change of its words, as the file says; empty where it does not. */
  public String author() {
    return runs.stream()
        .map(TrackedRun::author)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** When that was, as the file has it; empty where it has nothing. */
  public String date() {
    return runs.stream()
        .map(TrackedRun::date)
        .filter(date -> !date.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Whether somebody should look at it before it is stored. */
  public boolean check() {
    return doubtful || fate == Fate.OPEN || how == How.LIKE || how == How.PLACE;
  }
}
