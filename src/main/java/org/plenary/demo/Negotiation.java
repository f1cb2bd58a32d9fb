package org.plenary.demo;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.people.Voice;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/**
 * The first sittings of the debate, so that there is something to see: every turn is a real command
 * in somebody's own voice, decided by the rules that hold for everybody.
 */
final class Negotiation {
  private final Resolutions resolutions;
  private final long resolution;
  private int seq;

  Negotiation(Resolutions resolutions, long resolution) {
    this.resolutions = resolutions;
    this.resolution = resolution;
  }

  /** The turns taken on that resolution. */
  static List<Turn> of(String slug) {
    return switch (slug) {
      case "resolution-31" -> EarlyWarning.TURNS;
      case "resolution-44" -> Access.TURNS;
      default -> Repair.TURNS;
    };
  }

  Future<Void> take(Turn turn, Voice voice) {
    return resolutions
        .state(resolution)
        .compose(
            state ->
                resolutions.submit(
                    resolution,
                    new Submission(
                        voice,
                        "demo-" + turn.by().login() + "-tab",
                        ++seq,
                        turn.asks().apply(new Scene(state)))))
        .mapEmpty();
  }
}
