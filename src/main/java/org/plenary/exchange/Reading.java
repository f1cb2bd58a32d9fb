package org.plenary.exchange;

import org.plenary.refusal.Refusal;

/** What became of an attempt to read a file: a document, or a refusal. */
public sealed interface Reading permits ReadDocument, Reading.Unreadable {

  /** Nothing was read. */
  record Unreadable(Refusal refusal) implements Reading {}
}
