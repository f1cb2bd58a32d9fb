package org.plenary.input;

import io.vertx.core.Future;

/** Where an erasure leaves its trace: supplied by the room {@code record}, which lies above. */
@FunctionalInterface
public interface Traces {
  /** Where no record is kept. */
  Traces NONE = (resolution, version, basis) -> Future.succeededFuture();

  /**
   * The words of the entry at that version are being erased: the record is to say so. Again and
   * again it is one trace.
   *
   * @param basis on what ground
   */
  Future<Void> erased(long resolution, long version, String basis);
}
