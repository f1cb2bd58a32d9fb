package org.plenary.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used as it is. The message is for whoever runs the server. */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
