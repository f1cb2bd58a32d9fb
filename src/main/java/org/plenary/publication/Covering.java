package org.plenary.publication;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.proof.Checkpoint;

/**
 * Where a version entered the record: what documents of it print. Supplied by the room {@code
 * record}, which lies above this one.
 */
@FunctionalInterface
public interface Covering {
  /** Where no record is kept. */
  Covering NONE = (resolution, version) -> Future.succeededFuture(Optional.empty());

  /** The same checkpoint as the signed note it was published as. */
  default Future<Optional<String>> note(long resolution, long version) {
    return Future.succeededFuture(Optional.empty());
  }

  /**
   * The first signed checkpoint whose log has that version; the same for ever once there is one.
   * Waits some seconds for a version that was stored just now; empty where none came meanwhile.
   */
  Future<Optional<Checkpoint>> first(long resolution, long version);

  /** The same of a version that somebody asks for; empty where nothing of that version is shown. */
  default Future<Optional<Checkpoint>> first(PublicRecord.Item item, long version) {
    return version < 1 || version > item.edition().version()
        ? Future.succeededFuture(Optional.empty())
        : first(item.agenda().id(), version);
  }
}
