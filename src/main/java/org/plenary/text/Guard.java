package org.plenary.text;

import org.jspecify.annotations.Nullable;

/** A rule that every step must keep. Sees the rebased step. Pure; for any thread. */
public interface Guard {

  /** Lets everything pass. */
  Guard NONE = (before, step, after) -> null;

  /** Null: allowed; else a refusal code. */
  @Nullable String refuse(Doc before, Step step, Doc after);
}
