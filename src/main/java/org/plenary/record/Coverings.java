package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.publication.Covering;

/** {@link Covering} out of the tables; what was found is kept. Thread-safe. */
public final class Coverings implements Covering {
  private static final int KEPT = 4_096;
  private static final long AGAIN_MS = 250;

  /** Some passes of the integrator. */
  private static final int TRIES = 16;

  private final Vertx vertx;
  private final Pool pool;
  private final Map<List<Long>, Checkpoint> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Long>, Checkpoint> eldest) {
          return size() > KEPT;
        }
      };

  public Coverings(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  @Override
  public Future<Optional<Checkpoint>> first(long resolution, long version) {
    return first(List.of(resolution, version), TRIES);
  }

  @Override
  public Future<Optional<String>> note(long resolution, long version) {
    return first(resolution, version)
        .compose(
            there ->
                there.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : RecordTables.covering(pool, resolution, version)
                        .map(found -> found.note().map(Note::toString)));
  }

  private Future<Optional<Checkpoint>> first(List<Long> which, int tries) {
    synchronized (known) {
      Checkpoint there = known.get(which);
      if (there != null) {
        return Future.succeededFuture(Optional.of(there));
      }
    }
    return RecordTables.covering(pool, which.get(0), which.get(1))
        .compose(
            found -> {
              if (found.note().isPresent()) {
                Checkpoint checkpoint = Checkpoint.parse(found.note().get().text());
                synchronized (known) {
                  known.put(which, checkpoint);
                }
                return Future.succeededFuture(Optional.of(checkpoint));
              }
              return tries == 0 || !found.kept()
                  ? Future.succeededFuture(Optional.empty())
                  : vertx.timer(AGAIN_MS).compose(done -> first(which, tries - 1));
            });
  }
}
