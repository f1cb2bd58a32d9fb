package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.people.Voice;
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
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COLUMNS =
      "commitment, salt, words, name, email, named, at, erased IS NOT NULL";

  private final SqlClient client;
  private final Clock clock;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Traces traces;

  /** Where erasures leave no trace. */
  public Submissions(SqlClient client, Clock clock, Resolutions resolutions, Voices voices) {
    this(client, clock, resolutions, voices, Traces.NONE);
  }

  public Submissions(
      SqlClient client, Clock clock, Resolutions resolutions, Voices voices, Traces traces) {
    this.traces = traces;
    this.client = client;
    this.clock = clock;
    this.resolutions = resolutions;
    this.voices = voices;
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
                store(resolution, receipt, checked)
                    .compose(done -> find(resolution, receipt))
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

  private Future<Void> store(long resolution, String receipt, SubmissionRules.Filled filled) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    return client
        .preparedQuery(
            "INSERT INTO submission (resolution, receipt, commitment, salt, words, name, email,"
                + " named, at) VALUES ($1, $2, $3, $4, $5, nullif($6, ''), nullif($7, ''), $8, $9)"
                + " ON CONFLICT DO NOTHING")
        .execute(
            Tuple.of(
                    resolution,
                    receipt,
                    SubmissionRules.commitment(hex, filled.words()),
                    hex,
                    filled.words(),
                    filled.name())
                .addString(filled.email())
                .addBoolean(filled.named())
                .addLong(clock.millis()))
        .mapEmpty();
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
        .compose(state -> find(resolution, receipt).map(kept -> kept.flatMap(k -> input(state, k))))
        .compose(
            entered ->
                entered.isPresent()
                    ? Future.succeededFuture()
                    : client
                        .preparedQuery(
                            "DELETE FROM submission WHERE resolution = $1 AND receipt = $2")
                        .execute(Tuple.of(resolution, receipt))
                        .mapEmpty());
  }

  private Future<State> state(long resolution) {
    return resolutions.state(resolution);
  }

  private Future<Optional<Kept>> find(long resolution, String receipt) {
    return client
        .preparedQuery(
            "SELECT " + COLUMNS + " FROM submission WHERE resolution = $1 AND receipt = $2")
        .execute(Tuple.of(resolution, receipt))
        .map(rows -> kept(rows).stream().findFirst());
  }

  private static Optional<Input.PublicInput> input(State state, Kept kept) {
    return publicInputs(state.negotiation()).stream()
        .filter(input -> input.commitment().equals(kept.commitment()))
        .findFirst();
  }

  /** All public submissions of a resolution, by number. */
  private static List<Input.PublicInput> publicInputs(Negotiation n) {
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
    return find(resolution, name(key))
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
    return words(
        resolution,
        publicInputs(n).stream()
            .filter(one -> one.moderation() != null && one.moderation().shown())
            .toList());
  }

  /** Words by number of all, for those who moderate. */
  public Future<Map<Integer, Kept>> all(long resolution, Negotiation n) {
    return words(resolution, publicInputs(n));
  }

  private Future<Map<Integer, Kept>> words(long resolution, Collection<Input.PublicInput> inputs) {
    if (inputs.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return client
        .preparedQuery(
            "SELECT " + COLUMNS + " FROM submission WHERE resolution = $1 AND commitment = ANY($2)")
        .execute(
            Tuple.of(resolution)
                .addArrayOfString(
                    inputs.stream().map(Input.PublicInput::commitment).toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Kept> byCommitment = new HashMap<>();
              kept(rows).forEach(one -> byCommitment.put(one.commitment(), one));
              Map<Integer, Kept> byNumber = new TreeMap<>();
              for (Input.PublicInput input : inputs) {
                Kept one = byCommitment.get(input.commitment());
                if (one != null) {
                  byNumber.put(input.number(), one);
                }
              }
              return byNumber;
            });
  }

  /** Where the contributor wants the answer; empty where no address was given. */
  public Future<Optional<String>> address(long resolution, int number) {
    return state(resolution)
        .compose(
            state ->
                state.negotiation().input(number).orElse(null)
                        instanceof Input.PublicInput submission
                    ? client
                        .preparedQuery(
                            "SELECT email FROM submission WHERE resolution = $1"
                                + " AND commitment = $2 AND email IS NOT NULL")
                        .execute(Tuple.of(resolution, submission.commitment()))
                        .map(
                            rows -> {
                              for (Row row : rows) {
                                return Optional.of(row.getString(0));
                              }
                              return Optional.<String>empty();
                            })
                    : Future.succeededFuture(Optional.empty()));
  }

  /** Resolutions with something that the secretariat has not looked at. */
  public Future<List<Long>> waiting() {
    return client
        .query("SELECT DISTINCT resolution FROM submission WHERE NOT looked ORDER BY 1")
        .execute()
        .map(
            rows -> {
              List<Long> found = new ArrayList<>();
              rows.forEach(row -> found.add(row.getLong(0)));
              return found;
            });
  }

  /** What was not looked at yet, on one resolution, the oldest first. */
  public Future<List<Handed>> waiting(long resolution) {
    return state(resolution)
        .compose(
            state -> {
              List<Input.PublicInput> open =
                  publicInputs(state.negotiation()).stream()
                      .filter(one -> one.moderation() == null)
                      .toList();
              return words(resolution, open).map(words -> handed(open, words));
            });
  }

  private static List<Handed> handed(List<Input.PublicInput> inputs, Map<Integer, Kept> words) {
    List<Handed> found = new ArrayList<>();
    for (Input.PublicInput input : inputs) {
      Kept kept = words.get(input.number());
      if (kept != null) {
        found.add(new Handed(input, kept));
      }
    }
    return found;
  }

  /**
   * Shows a submission to everybody, or refuses it with a reason. Refusals are those of the act
   * {@code moderation}.
   */
  public Future<Void> moderate(long resolution, int number, boolean shown, String why, Voice by) {
    return state(resolution)
        .compose(
            state -> {
              String client = "moderation-" + by.personId() + "-" + number + "-" + state.version();
              Command command = new Command.Do(new Act.Moderated(number, shown, why));
              return resolutions
                  .submit(resolution, new Submission(by, client, 1, command))
                  .compose(
                      done -> looked(resolution, state.negotiation().input(number).orElse(null)));
            });
  }

  private Future<Void> looked(long resolution, @Nullable Input input) {
    return input instanceof Input.PublicInput submission
        ? client
            .preparedQuery(
                "UPDATE submission SET looked = true WHERE resolution = $1 AND commitment = $2")
            .execute(Tuple.of(resolution, submission.commitment()))
            .mapEmpty()
        : Future.succeededFuture();
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
    return state(resolution)
        .compose(
            state ->
                state.negotiation().input(number).orElse(null)
                        instanceof Input.PublicInput submission
                    ? traces
                        .erased(resolution, submission.stamp().version(), basis)
                        .compose(
                            done ->
                                client
                                    .preparedQuery(
                                        "UPDATE submission SET words = '', salt = '', name = NULL,"
                                            + " email = NULL, erased = $3, looked = true"
                                            + " WHERE resolution = $1 AND commitment = $2")
                                    .execute(
                                        Tuple.of(
                                            resolution, submission.commitment(), clock.millis())))
                        .<Void>mapEmpty()
                    : Future.failedFuture(
                        Refusal.of("submission.unknown", "There is no such submission.")
                            .asException()));
  }

  /** What the log and the table call a key: it cannot be guessed from there. */
  private static String name(String key) {
    return SubmissionRules.hash("receipt " + key).substring(0, 32);
  }

  private static List<Kept> kept(Iterable<Row> rows) {
    List<Kept> list = new ArrayList<>();
    for (Row row : rows) {
      String name = row.getString(3);
      list.add(
          new Kept(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              name == null ? "" : name,
              row.getString(4) != null,
              row.getBoolean(5),
              row.getLong(6),
              row.getBoolean(7)));
    }
    return list;
  }
}
