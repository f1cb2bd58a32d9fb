package org.plenary.cli;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.database.Database;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.people.People;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/** The rooms without a server, for a verb that does one task. */
record Rooms(
    Vertx vertx,
    Pool pool,
    Appender appender,
    Journal journal,
    People people,
    Meetings meetings,
    Resolutions resolutions) {

  /** Works where no server runs on the embedded PostgreSQL; blocks until it is done. */
  static <T> T alone(Function<Rooms, Future<T>> task) {
    return run(task, false);
  }

  /** The same also beside a server: for tasks that only read. */
  static <T> T beside(Function<Rooms, Future<T>> task) {
    return run(task, true);
  }

  private static <T> T run(Function<Rooms, Future<T>> task, boolean beside) {
    Settings settings = Settings.read(System.getenv());
    Vertx vertx = Vertx.vertx();
    try {
      Database database =
          (beside
                  ? Database.join(vertx, settings.database())
                  : Database.start(vertx, settings.database()))
              .await();
      try {
        Promise<T> done = Promise.promise();
        vertx
            .getOrCreateContext()
            .runOnContext(
                v ->
                    open(vertx, database)
                        .compose(rooms -> task.apply(rooms).eventually(rooms::close))
                        .onComplete(done));
        return done.future().await();
      } finally {
        database.close().await();
      }
    } finally {
      vertx.close().await();
    }
  }

  private static Future<Rooms> open(Vertx vertx, Database database) {
    Clock clock = Clock.systemUTC();
    return Appender.open(vertx, database.options())
        .map(
            appender -> {
              Journal journal = new Journal(database.pool(), appender);
              People people = People.open(vertx, database.pool(), clock);
              return new Rooms(
                  vertx,
                  database.pool(),
                  appender,
                  journal,
                  people,
                  new Meetings(database.pool(), clock),
                  new Resolutions(vertx, journal, people.voices(), clock));
            });
  }

  private Future<Void> close() {
    return resolutions.close().eventually(appender::close);
  }

  /**
   * A resolution by {@code MEETING/RESOLUTION}.
   *
   * <p>Refusal: {@code resolution.unknown}.
   */
  Future<AgendaItem> find(String address) {
    String[] parts = address.split("/", -1);
    Future<Optional<AgendaItem>> found =
        parts.length == 2
            ? meetings.resolution(parts[0], parts[1])
            : Future.succeededFuture(Optional.empty());
    return found.map(
        item ->
            item.orElseThrow(
                () ->
                    Refusal.of("resolution.unknown", "There is no resolution " + address + ".")
                        .asException()));
  }
}
