package org.plenary.proof;

import java.util.Base64;

/** Reading that takes one spelling only. */
final class Strict {
  private Strict() {}

  /** Standard Base 64 with its padding; no other spelling of the same bytes. */
  static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("Not the one spelling in Base 64: " + text);
    }
    return bytes;
  }

  /** Not negative, no leading zero, no sign. */
  static long number(String text) {
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("Not a number: " + text);
    }
    return Long.parseLong(text);
  }
}
