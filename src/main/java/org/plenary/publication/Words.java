package org.plenary.publication;

import java.util.Map;

/**
 * The words of public submissions that may be shown, by number of the input. They lie outside the
 * log, so that they can be erased.
 */
record Words(Map<Integer, String> byNumber) {
  static final Words NONE = new Words(Map.of());

  String of(int number) {
    return byNumber.getOrDefault(number, "");
  }
}
