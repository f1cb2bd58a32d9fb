package org.plenary.text;

/** What came of applying a step: a document, or why there is none. */
public sealed interface Applied {

  record Done(Doc doc) implements Applied {}

  /** The step does not fit this document. The reason is for logs; nothing depends on its words. */
  record Failed(String reason) implements Applied {}
}
