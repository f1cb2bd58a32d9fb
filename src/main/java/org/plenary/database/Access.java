package org.plenary.database;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The owner's way in for a single task beside or without a server: the external database, the
 * embedded one that a server is running now, or the embedded one started for the task. Blocks.
 */
final class Access implements AutoCloseable {
  private final Address owner;
  private final @Nullable EmbeddedPostgres started;

  private Access(Address owner, @Nullable EmbeddedPostgres started) {
    this.owner = owner;
    this.started = started;
  }

  static Access to(DatabaseConfig config) throws IOException {
    if (config instanceof DatabaseConfig.External external) {
      return new Access(external.address(), null);
    }
    Path home = ((DatabaseConfig.Embedded) config).home();
    try {
      EmbeddedPostgres started = EmbeddedPostgres.start(home);
      return new Access(started.address(), started);
    } catch (Home.Taken e) {
      return new Access(EmbeddedPostgres.running(home), null);
    }
  }

  Address owner() {
    return owner;
  }

  /** Stops what {@link #to} started. */
  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    }
  }
}
