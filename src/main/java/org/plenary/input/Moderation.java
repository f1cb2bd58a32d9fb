package org.plenary.input;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/** What the secretariat does with public submissions: it shows, refuses, erases. Thread-safe. */
public final class Moderation {
  private final SubmissionTable table;
  private final Clock clock;
  private final Resolutions resolutions;
  private final Traces traces;

  Moderation(SubmissionTable table, Clock clock, Resolutions resolutions, Traces traces) {
    this.table = table;
    this.clock = clock;
    this.resolutions = resolutions;
    this.traces = traces;
  }

  /** Resolutions with something that the secretariat has not looked at. */
  public Future<List<Long>> waiting() {
    return table.waiting();
  }

  /** What was not looked at yet, on one resolution, the oldest first. */
  public Future<List<Submissions.Handed>> waiting(long resolution) {
    return resolutions
        .state(resolution)
        .compose(
            state -> {
              List<Input.PublicInput> open =
                  Submissions.publicInputs(state.negotiation()).stream()
                      .filter(one -> one.moderation() == null)
                      .toList();
              return table.words(resolution, open).map(words -> handed(open, words));
            });
  }

  private static List<Submissions.Handed> handed(
      List<Input.PublicInput> inputs, Map<Integer, Submissions.Kept> words) {
    List<Submissions.Handed> found = new ArrayList<>();
    for (Input.PublicInput input : inputs) {
      Submissions.Kept kept = words.get(input.number());
      if (kept != null) {
        found.add(new Submissions.Handed(input, kept));
      }
    }
    return found;
  }

  /**
   * Shows a submission to everybody, or refuses it with a reason. Refusals are those of the act
   * {@code moderation}.
   */
  public Future<Void> moderate(long resolution, int number, boolean shown, String why, Voice by) {
    return resolutions
        .state(resolution)
        .compose(
            state -> {
              String client = "moderation-" + by.personId() + "-" + number + "-" + state.version();
              Command command = new Command.Do(new Act.Moderated(number, shown, why));
              return resolutions
                  .submit(resolution, new Submission(by, client, 1, command))
                  .compose(
                      done ->
                          state.negotiation().input(number).orElse(null)
                                  instanceof Input.PublicInput submission
                              ? table.looked(resolution, submission.commitment())
                              : Future.succeededFuture());
            });
  }

  /**
   * Erases words, salt, name and address for ever; the entry in the log stays, and says nothing of
   * them any more. That they were erased is in the record.
   *
   * <p>Refusal: {@code submission.unknown}.
   *
   * @param basis on what ground; public for ever
   */
  public Future<Void> erase(long resolution, int number, String basis) {
    return resolutions
        .state(resolution)
        .compose(
            state ->
                state.negotiation().input(number).orElse(null)
                        instanceof Input.PublicInput submission
                    ? traces
                        .erased(resolution, submission.stamp().version(), basis)
                        .compose(
                            done ->
                                table.erase(resolution, submission.commitment(), clock.millis()))
                    : Future.failedFuture(
                        Refusal.of("submission.unknown", "There is no such submission.")
                            .asException()));
  }
}
