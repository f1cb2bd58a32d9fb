package org.plenary.journal;

/**
 * These entries were not stored and never will be as they are: another writer was first, or the
 * database refuses their content. The log is unchanged.
 */
public final class NotStored extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotStored(String message, Throwable cause) {
    super(message, cause);
  }
}
