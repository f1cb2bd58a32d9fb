package org.plenary.demo;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.people.Voice;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * The first hour of the debate, so that there is something to see: every turn is a real command.
 */
final class Negotiation {

  /**
   * One turn of the debate.
   *
   * @param words that stand in the text once; empty replacement and reason: the clause they stand
   *     in is declared agreed
   * @param instead what they become
   */
  record Turn(Cast.Player by, String words, String instead) {
    boolean agrees() {
      return words.equals(instead);
    }
  }

  private static final List<Turn> EARLY_WARNING =
      List.of(
          new Turn(Cast.LINA, "storms, floods and", "storms, tsunamis, floods and"),
          new Turn(Cast.AMINA, "nearly every inhabited place", "most inhabited places"),
          new Turn(Cast.KARIM, "speakers of minority languages", "speakers of all other languages"),
          new Turn(Cast.OTTO, "belongs to national authorities", "rests with national authorities"),
          new Turn(Cast.PAZ, "by 2030 every person", "by 2030 every person on Earth"),
          new Turn(
              Cast.YURI,
              "work over networks of all generations that are in service",
              "work over networks of all generations that are in service, including satellite"
                  + " networks"),
          new Turn(Cast.RUY, "people whom the others do not", "people the others do not"),
          new Turn(Cast.AMINA, "on request, in planning", "on request, in financing, in planning"),
          agreed("that a warning that is not understood"),
          agreed("that test messages shall be marked"));

  private static final List<Turn> REPAIR =
      List.of(
          new Turn(Cast.PAZ, "neither new ore nor new energy", "less new ore and less new energy"),
          new Turn(Cast.OTTO, "creates employment", "creates decent employment"));

  private static final List<Turn> ACCESS =
      List.of(new Turn(Cast.KARIM, "دون رسوم", "دون رسوم ومع توفير الترجمة بلغة الإشارة"));

  private final Resolutions resolutions;
  private final AgendaItem item;
  private int seq;

  Negotiation(Resolutions resolutions, AgendaItem item) {
    this.resolutions = resolutions;
    this.item = item;
  }

  /** The turns taken on that resolution. */
  static List<Turn> of(String slug) {
    return switch (slug) {
      case "resolution-31" -> EARLY_WARNING;
      case "resolution-44" -> ACCESS;
      default -> REPAIR;
    };
  }

  private static Turn agreed(String words) {
    return new Turn(Cast.MARTA, words, words);
  }

  Future<Void> take(Turn turn, Voice voice) {
    return resolutions
        .state(item.id())
        .map(state -> command(state, turn))
        .compose(
            command ->
                resolutions.submit(
                    item.id(),
                    new Submission(voice, "demo-" + turn.by().login() + "-tab", ++seq, command)))
        .mapEmpty();
  }

  private static Command command(State state, Turn turn) {
    int at = 0;
    for (Block block : state.doc().blocks()) {
      int found = block.plainText().indexOf(turn.words());
      if (found >= 0) {
        return turn.agrees()
            ? new Command.Do(new Act.StatusDeclared(block.id(), ClauseStatus.AGREED, ""))
            : new Command.Edit(state.version(), List.of(List.of(step(at + 1 + found, turn))));
      }
      at += block.nodeSize();
    }
    throw new IllegalStateException("not in the text: " + turn.words());
  }

  /** Only the middle that differs is replaced, as somebody types it. */
  private static Step step(int at, Turn turn) {
    String old = turn.words();
    String now = turn.instead();
    int start = 0;
    int most = Math.min(old.length(), now.length());
    while (start < most && old.charAt(start) == now.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
      end++;
    }
    Slice slice = Slice.text(now.substring(start, now.length() - end));
    return new Step.Replace(at + start, at + old.length() - end, slice, false);
  }
}
