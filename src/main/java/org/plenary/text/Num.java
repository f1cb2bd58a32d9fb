package org.plenary.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a clause asks to be numbered. The label itself is derived (see {@code Numbering}); this only
 * says which rule applies. The first clause of a list decides the style of its siblings.
 */
public enum Num {
  /** By the rule of the place: a) i) in the preamble, 1 1.1 in the operative part. */
  AUTO("auto"),
  /** Takes the number of the clause before it with bis, ter, quater added. */
  BIS("bis"),
  /** No number, though it has siblings. */
  NONE("none"),
  ALPHA("alpha"),
  ROMAN("roman"),
  DECIMAL("decimal"),
  DASH("dash");

  private static final Map<String, Num> BY_WIRE = new HashMap<>();

  static {
    for (Num num : values()) {
      BY_WIRE.put(num.wire, num);
    }
  }

  private final String wire;

  Num(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** The rule of that wire name, or null where there is none. */
  public static @Nullable Num of(String wire) {
    return BY_WIRE.get(wire);
  }
}
