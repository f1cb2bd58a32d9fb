package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.people.Voices;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;

/**
 * What people without an account hand in. The words are stored first, then the log gets an entry
 * with their commitment; either may be repeated. Until the secretariat has looked at it nobody else
 * is shown a word of it. Thread-safe.
 */
public final class Submissions {
  private final SubmissionTable table;
  private final Clock clock;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Moderation moderation;

  /** Where erasures leave no trace. */
  public Submissions(SqlClient client, Clock clock, Resolutions resolutions, Voices voices) {
    this(client, clock, resolutions, voices, Traces.NONE);
  }

  public Submissions(
      SqlClient client, Clock clock, Resolutions resolutions, Voices voices, Traces traces) {
    this.table = new SubmissionTable(client);
    this.clock = clock;
    this.resolutions = resolutions;
    this.voices = voices;
    this.moderation = new Moderation(table, clock, resolutions, traces);
  }

  /** What the secretariat does with them. */
  public Moderation moderation() {
    return moderation;
  }

  /**
   * What stands beside the log; empty texts where it was erased.
   *
   * @param name empty where none was given
   * @param named whether the name may be published
   */
  public record Kept(
      String commitment,
      String salt,
      String words,
      String name,
      boolean mailed,
      boolean named,
      long at,
      boolean erased) {}

  /** A submission as the log and the side table have it. */
  public record Handed(Input.PublicInput input, Kept kept) {}

  /**
   * Hands in. Done once however often it is called with one key.
   *
   * <p>Refusals: those of {@link SubmissionRules}, {@code clause.unknown}, {@code
   * resolution.adopted}, {@code busy}.
   *
   * @param key what only the contributor knows; see {@link #receipt}
   */
  public Future<Void> hand(long resolution, String key, SubmissionRules.Filled filled) {
    String receipt = name(key);
    return Future.succeededFuture(filled)
        .map(SubmissionRules::checked)
        .compose(
            checked ->
                table
                    .store(resolution, receipt, checked, clock.millis())
                    .compose(done -> table.find(resolution, receipt))
                    .map(kept -> same(kept.orElseThrow(), checked))
                    .compose(kept -> enter(resolution, receipt, checked, kept)))
        .mapEmpty();
  }

  /** A form that comes back changed after it was taken is another submission. */
  private static Kept same(Kept kept, SubmissionRules.Filled filled) {
    if (!kept.words().equals(filled.words())) {
      throw Refusal.of("submission.stale", "This form is too old. Look it over and send it again.")
          .asException();
    }
    return kept;
  }

  private Future<Receipt> enter(
      long resolution, String receipt, SubmissionRules.Filled filled, Kept kept) {
    Act act = new Act.Submitted(0, filled.clause(), filled.group(), kept.commitment());
    return voices
        .publicVoice()
        .compose(
            voice ->
                resolutions.submit(
                    resolution, new Submission(voice, receipt, 1, new Command.Do(act))))
        .recover(
            failure -> forget(resolution, receipt).transform(v -> Future.failedFuture(failure)));
  }

  /** What was refused is not kept. */
  private Future<Void> forget(long resolution, String receipt) {
    return state(resolution)
        .compose(
            state ->
                table.find(resolution, receipt).map(kept -> kept.flatMap(k -> input(state, k))))
        .compose(
            entered ->
                entered.isPresent() ? Future.succeededFuture() : table.delete(resolution, receipt));
  }

  private Future<State> state(long resolution) {
    return resolutions.state(resolution);
  }

  private static Optional<Input.PublicInput> input(State state, Kept kept) {
    return publicInputs(state.negotiation()).stream()
        .filter(input -> input.commitment().equals(kept.commitment()))
        .findFirst();
  }

  /** All public submissions of a resolution, by number. */
  static List<Input.PublicInput> publicInputs(Negotiation n) {
    List<Input.PublicInput> found = new ArrayList<>();
    for (Input input : n.inputs().values()) {
      if (input instanceof Input.PublicInput one) {
        found.add(one);
      }
    }
    return found;
  }

  /** What the holder of a key handed in; empty where nothing was. */
  public Future<Optional<Handed>> receipt(long resolution, String key) {
    return table
        .find(resolution, name(key))
        .compose(
            kept ->
                kept.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : state(resolution)
                        .map(
                            state ->
                                input(state, kept.get())
                                    .map(input -> new Handed(input, kept.get()))));
  }

  /**
   * The holder of a key acknowledges or contests the newest answer. Done once for each answer.
   *
   * <p>Refusals: {@code submission.unknown}, those of the act {@code response}.
   */
  public Future<Void> respond(long resolution, String key, boolean contested, String why) {
    return receipt(resolution, key)
        .compose(
            found -> {
              int number =
                  found
                      .orElseThrow(
                          () ->
                              Refusal.of("submission.unknown", "There is no such submission.")
                                  .asException())
                      .input()
                      .number();
              Command command = new Command.Do(new Act.Responded(number, contested, why));
              return state(resolution)
                  .compose(
                      state ->
                          voices
                              .publicVoice()
                              .compose(
                                  voice ->
                                      resolutions.submit(
                                          resolution,
                                          new Submission(
                                              voice, response(number, state), 1, command))));
            })
        .mapEmpty();
  }

  /** Names the one response that there can be to the newest answer. */
  private static String response(int number, State state) {
    long answer =
        state.negotiation().answer(number).map(newest -> newest.stamp().version()).orElse(0L);
    return "response-" + number + "-" + answer;
  }

  /** Words by number of those that may be shown to everybody. */
  public Future<Map<Integer, Kept>> shown(long resolution, Negotiation n) {
    return table.words(
        resolution,
        publicInputs(n).stream()
            .filter(one -> one.moderation() != null && one.moderation().shown())
            .toList());
  }

  /** Words by number of all, for those who moderate. */
  public Future<Map<Integer, Kept>> all(long resolution, Negotiation n) {
    return table.words(resolution, publicInputs(n));
  }

  /** Where the contributor wants the answer; empty where no address was given. */
  public Future<Optional<String>> address(long resolution, int number) {
    return state(resolution)
        .compose(
            state ->
                state.negotiation().input(number).orElse(null)
                        instanceof Input.PublicInput submission
                    ? table.address(resolution, submission.commitment())
                    : Future.succeededFuture(Optional.empty()));
  }

  /** What the log and the table call a key: it cannot be guessed from there. */
  private static String name(String key) {
    return SubmissionRules.hash("receipt " + key).substring(0, 32);
  }
}
