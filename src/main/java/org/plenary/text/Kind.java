package org.plenary.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a block is in the form of a resolution. The wire name is the lower-case name. */
public enum Kind {
  /** The number line: {@code RESOLUTION 75 (Rev. Geneva, 2022)}. */
  NUMBER("number"),
  TITLE("title"),
  /** The history line: {@code (Johannesburg, 2008; Dubai, 2012)}. */
  HISTORY("history"),
  /** The enacting formula: {@code The World Telecommunication Standardization Assembly (...),}. */
  FORMULA("formula"),
  /** A call: the italic phrase alone on its line, {@code considering}, {@code resolves}. */
  CALL("call"),
  /** A clause: the smallest addressable unit, numbered by derivation. */
  CLAUSE("clause"),
  /** Running text that carries no number, for example in an annex. */
  PARAGRAPH("paragraph"),
  NOTE("note"),
  /** The heading of an annex. */
  ANNEX("annex"),
  /** A section heading inside an annex. */
  HEADING("heading");

  private static final Map<String, Kind> BY_WIRE = new HashMap<>();

  static {
    for (Kind kind : values()) {
      BY_WIRE.put(kind.wire, kind);
    }
  }

  private final String wire;

  Kind(String wire) {
    this.wire = wire;
  }

  /** The name used in JSON. */
  public String wire() {
    return wire;
  }

  /** The kind of that wire name, or null where there is none. */
  public static @Nullable Kind of(String wire) {
    return BY_WIRE.get(wire);
  }
}
