import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.database.Database;
import org.plenary.database.DatabaseConfig;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * How long readers of history wait. First {@code Prepare} makes the data directory; then
 *
 * <p>{@code java -cp target/plenary.jar src/bench/History.java edits DATA 50000} types so many
 * single characters into the first resolution and loads versions of it through the rooms' own
 * doors: with the snapshots that typing left, without any (the worst case), and again.
 *
 * <p>{@code java -cp target/plenary.jar src/bench/History.java pages http://localhost:PORT} asks a
 * server on that data directory for the public pages, each at versions that nobody asked for
 * before, so that nothing comes out of the cache.
 */
public final class History {
  private final Vertx vertx = Vertx.vertx();
  private final Random random = new Random(1);

  public static void main(String[] args) throws Exception {
    if (args[0].equals("edits")) {
      new History().edits(Path.of(args[1]), Integer.parseInt(args[2]));
    } else {
      new History().pages(args[1]);
    }
    System.exit(0);
  }

  private record Rooms(Appender appender, Resolutions resolutions) {}

  private void edits(Path data, int count) throws Exception {
    Database database =
        Database.start(vertx, new DatabaseConfig.Embedded(data.resolve("postgresql"))).await();
    People people = People.open(vertx, database.pool(), Clock.systemUTC());
    Matcher id =
        Pattern.compile("\"ids\":\\[\"?(\\d+)")
            .matcher(Files.readString(data.resolve("benchmark.json")));
    if (!id.find()) {
      throw new IllegalStateException("no resolution in benchmark.json");
    }
    long resolution = Long.parseLong(id.group(1));
    Rooms rooms = open(database, people).await();
    Voice voice = people.voices().byId(voice(database)).await();
    type(rooms.resolutions, resolution, voice, count);
    long end = rooms.resolutions.state(resolution).await().version();
    System.out.println("version " + end);
    load(rooms.resolutions, resolution, end, "snapshots of typing");
    database.pool().query("DELETE FROM snapshot").execute().await();
    long begun = System.nanoTime();
    rooms.resolutions.moment(resolution, end / 2).await();
    System.out.printf("no snapshot, version %d, first: %.0f ms%n", end / 2, since(begun));
    begun = System.nanoTime();
    rooms.resolutions.moment(resolution, end / 2).await();
    System.out.printf("the same again: %.1f ms%n", since(begun));
    load(rooms.resolutions, resolution, end, "snapshots left on the way");
    rooms
        .resolutions
        .close()
        .compose(v -> rooms.appender.close())
        .compose(v -> database.close())
        .await();
  }

  private static int voice(Database database) {
    return database
        .pool()
        .query("SELECT min(id) FROM voice WHERE delegation IS NOT NULL")
        .execute()
        .await()
        .iterator()
        .next()
        .getInteger(0);
  }

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

  private void type(Resolutions resolutions, long id, Voice voice, int count) {
    String client = "history-" + Long.toString(System.nanoTime(), 36);
    long version = resolutions.state(id).await().version();
    int size = resolutions.state(id).await().doc().size();
    List<Future<?>> under = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int at = 106 * random.nextInt(size / 106 - 1) + 8;
      Step step = new Step.Replace(at, at, Slice.text("x"), false);
      Command edit = new Command.Edit(version, List.of(List.of(step)));
      under.add(resolutions.submit(id, new Submission(voice, client, i, edit)));
      if (i % 500 == 0) {
        Future.all(under).await();
        under.clear();
        version = resolutions.state(id).await().version();
        size = resolutions.state(id).await().doc().size();
      }
    }
    Future.all(under).await();
  }

  private void load(Resolutions resolutions, long id, long end, String what) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long version = 1 + random.nextLong(end);
      long begun = System.nanoTime();
      resolutions.moment(id, version).await();
      times.add(since(begun));
    }
    System.out.println(what + ", 40 versions by chance: " + told(times));
  }

  private void pages(String server) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String path = server + "/m/benchmark/doc-0";
    String json = get(client, path + "/authors.json");
    Matcher found = Pattern.compile("\"version\":(\\d+)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException(json);
    }
    long end = Long.parseLong(found.group(1));
    long begun = System.nanoTime();
    get(client, path + "/timeline");
    System.out.printf("timeline, first of all (lines are made): %.0f ms%n", since(begun));
    for (String page :
        List.of(
            "?v=%d",
            "?v=%d&show=authors",
            "/authors?v=%d",
            "?from=1&to=%d",
            "/timeline?before=%d",
            "/playback?at=%d",
            "/changes/%d")) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        begun = System.nanoTime();
        get(client, path + page.formatted(1 + random.nextLong(end)));
        times.add(since(begun));
      }
      System.out.println(page + ": " + told(times));
    }
    List<Double> times = new ArrayList<>();
    for (long chunk = 0; chunk < Math.min(20, end / 500); chunk++) {
      begun = System.nanoTime();
      get(client, path + "/playback/" + chunk + ".json");
      times.add(since(begun));
    }
    System.out.println("frames of 500 entries: " + told(times));
  }

  private static String get(HttpClient client, String address) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  private static String told(List<Double> times) {
    Collections.sort(times);
    return "p50 %.1f, max %.1f ms"
        .formatted(times.get(times.size() / 2), times.get(times.size() - 1));
  }
}
