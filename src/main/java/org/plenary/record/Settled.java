package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.function.Function;
import org.plenary.refusal.Refusal;

/**
 * Lets files be written out of the tables only while nothing is being erased: words go from the
 * journal first, a moment later the salt goes and the log tells of it, then the checkpoint that
 * covers that is signed. What is written in between would look like a record somebody tampered
 * with. The erasure wins: such a file is thrown away and written again. Thread-safe.
 */
final class Settled {
  private static final long AGAIN_MS = 250;
  private static final int MOST_TIMES = 24;

  private final Vertx vertx;
  private final Pool pool;
  private final OpenLogs logs;

  /**
   * @param asked how many erasures were ever asked for, of entries that the log has
   * @param told of how many of them the log tells below a checkpoint
   */
  record Erasing(long asked, long told) {
    boolean isUnderWay() {
      return told < asked;
    }
  }

  Settled(Vertx vertx, Pool pool, OpenLogs logs) {
    this.vertx = vertx;
    this.pool = pool;
    this.logs = logs;
  }

  Future<Erasing> erasing(OpenLogs.Open log) {
    return ErasureTables.erasing(pool, log.meeting(), log.head().size());
  }

  /**
   * Writes a file below the newest checkpoint that tells of every erasure.
   *
   * <p>Refusal: {@code busy} where an erasure is not in the log within six seconds.
   */
  Future<Path> write(long meeting, Function<OpenLogs.Open, Future<Path>> write) {
    return write(meeting, write, 0);
  }

  private Future<Path> write(long meeting, Function<OpenLogs.Open, Future<Path>> write, int times) {
    return logs.of(meeting)
        .map(found -> found.orElseThrow(() -> OpenLogs.unknown("log.unknown", "log").asException()))
        .compose(
            log ->
                erasing(log)
                    .compose(
                        before ->
                            before.isUnderWay()
                                ? later(meeting, write, times)
                                : write
                                    .apply(log)
                                    .compose(
                                        file -> kept(meeting, write, times, log, before, file))));
  }

  private Future<Path> kept(
      long meeting,
      Function<OpenLogs.Open, Future<Path>> write,
      int times,
      OpenLogs.Open log,
      Erasing before,
      Path file) {
    return erasing(log)
        .compose(
            after ->
                after.equals(before)
                    ? Future.succeededFuture(file)
                    : vertx
                        .fileSystem()
                        .delete(file.toString())
                        .compose(gone -> later(meeting, write, times)));
  }

  private Future<Path> later(long meeting, Function<OpenLogs.Open, Future<Path>> write, int times) {
    return times >= MOST_TIMES
        ? Future.failedFuture(
            Refusal.of("busy", "Something is being erased. Try again in a moment.").asException())
        : vertx.timer(AGAIN_MS).compose(done -> write(meeting, write, times + 1));
  }
}
