import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.plenary.database.Database;
import org.plenary.database.DatabaseConfig;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.DelegationKind;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * Makes a data directory for the benchmark through the rooms' own doors: one account, one meeting,
 * and on its agenda DOCS resolutions of PARAS clauses with 100 characters each.
 *
 * <p>{@code java -cp target/plenary.jar src/bench/Prepare.java DATA DOCS PARAS [EDITS]}: so many
 * entries are then made in the first of them.
 *
 * <p>Writes {@code DATA/benchmark.json}: login, password and the resolutions' numbers.
 */
public final class Prepare {
  private static final String LOGIN = "load.generator";
  private static final String PASSWORD = "every-key-at-once-2026";
  private static final String LETTERS =
      "whereas the words of many are to become the words of all, each is counted and none is lost ";

  private final Vertx vertx = Vertx.vertx();

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    Files.createDirectories(data);
    int edits = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    new Prepare().prepare(data, Integer.parseInt(args[1]), Integer.parseInt(args[2]), edits);
    System.exit(0);
  }

  private void prepare(Path data, int docs, int paras, int edits) throws Exception {
    Database database =
        Database.start(vertx, new DatabaseConfig.Embedded(data.resolve("postgresql"))).await();
    People people = People.open(vertx, database.pool(), Clock.systemUTC());
    Voice voice = account(people);
    Meetings meetings = new Meetings(database.pool(), Clock.systemUTC());
    meetings.create(meeting()).await();
    Rooms rooms = open(database, people).await();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < docs; i++) {
      Command text = new Command.SetText(text(paras), "benchmark");
      Submission made = new Submission(voice, "benchmark-made", 1, text);
      AgendaItem item =
          meetings.add(resolution(i), voice, id -> rooms.resolutions.submit(id, made)).await();
      ids.add(Long.toString(item.id()));
    }
    if (edits > 0) {
      type(rooms, voice, Long.parseLong(ids.get(0)), paras, edits);
    }
    Files.writeString(
        data.resolve("benchmark.json"),
        "{\"login\":\"%s\",\"password\":\"%s\",\"ids\":[%s]}"
            .formatted(LOGIN, PASSWORD, String.join(",", ids)));
    rooms
        .resolutions
        .close()
        .compose(v -> rooms.appender.close())
        .compose(v -> database.close())
        .await();
  }

  /** One letter more in each clause, round after round: an entry each. */
  private void type(Rooms rooms, Voice voice, long resolution, int paras, int edits) {
    for (int done = 0, length = 100; done < edits; length++) {
      List<Future<?>> round = new ArrayList<>();
      long version = 1 + done;
      for (int i = 0; i < paras && done < edits; i++, done++) {
        int at = 1 + i * (length + 2);
        Step step = new Step.Replace(at, at, Slice.text("x"), false);
        Command edit = new Command.Edit(version, List.of(List.of(step)));
        Submission made = new Submission(voice, "benchmark-" + i, 1 + length - 100, edit);
        Promise<Object> stored = Promise.promise();
        rooms
            .resolutions
            .context()
            .runOnContext(
                v -> rooms.resolutions.submit(resolution, made).<Object>map(x -> x).onComplete(stored));
        round.add(stored.future());
      }
      Future.all(round).await();
    }
  }

  private record Rooms(Appender appender, Resolutions resolutions) {}

  /** Opens the log and the resolutions on one context, as the server does. */
  private Future<Rooms> open(Database database, People people) {
    Promise<Rooms> opened = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            v ->
                Appender.open(vertx, database.options())
                    .map(
                        appender ->
                            new Rooms(
                                appender,
                                new Resolutions(
                                    vertx,
                                    new Journal(database.pool(), appender),
                                    people.voices(),
                                    Clock.systemUTC())))
                    .onComplete(opened));
    return opened.future();
  }

  private Voice account(People people) {
    Future<Voice> voice =
        people
            .delegations()
            .create("Benchmark", DelegationKind.SECRETARIAT, "")
            .compose(
                delegation ->
                    people
                        .accounts()
                        .create(
                            "Load Generator",
                            LOGIN,
                            PASSWORD,
                            delegation.id(),
                            Capacity.SECRETARIAT))
            .compose((Account made) -> people.voices().ofMembership(made.memberships().get(0).id()));
    return voice.await();
  }

  private static Meetings.NewMeeting meeting() {
    return new Meetings.NewMeeting(
        "benchmark",
        "Benchmark",
        "Benchmark",
        "here",
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        List.of("en"),
        Meeting.Numbering.ITU, ZoneOffset.UTC);
  }

  private static Meetings.NewResolution resolution(int i) {
    String symbol = "RESOLUTION " + (i + 1);
    return new Meetings.NewResolution(
        "benchmark", "doc-" + i, Integer.toString(i + 1), symbol, symbol, "en", "ltr", null);
  }

  private static Doc text(int paras) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < paras; i++) {
      String line = ("%04d ".formatted(i) + LETTERS + LETTERS).substring(0, 100);
      blocks.add(
          new Block("b" + i, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(line, List.of()))));
    }
    return new Doc(blocks);
  }
}
