package org.plenary.word;

/** The two readings of a file with tracked changes. */
public enum View {
  /** As if all changes were accepted. */
  ACCEPTED,
  /** As if all changes were rejected: the text they were made on. */
  REJECTED
}
