package org.plenary.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which PostgreSQL to use. */
public sealed interface DatabaseConfig {

  /**
   * Our own PostgreSQL, started and ended with the server.
   *
   * @param home where it lives; made when it is not there. One JVM at a time.
   */
  record Embedded(Path home) implements DatabaseConfig {}

  /**
   * A PostgreSQL that somebody else runs.
   *
   * @param address with the owner as user
   * @param appPassword the application role's, where an administrator has made that role; without
   *     it the owner makes the role itself
   */
  record External(Address address, @Nullable String appPassword) implements DatabaseConfig {
    /** Without the passwords. */
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** {@code postgres://user:password@host:port/database}. */
  static External external(String url) {
    return new External(Address.parse(url), null);
  }
}
