package org.plenary.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one spelling of a JSON value, by RFC 8785: names in the order of their UTF-16 units, no
 * spaces, whole numbers and strings only. The values are {@link Map}, {@link List}, {@link String},
 * {@link Long} or {@link Integer}, {@link Boolean}.
 */
public final class Canonical {
  /** Beyond it programs that count in floating point lose the last digits. */
  private static final long MOST = (1L << 53) - 1;

  private Canonical() {}

  /** As UTF-8. Refuses anything else with {@link IllegalArgumentException}, lone surrogates too. */
  public static byte[] bytes(Map<String, ?> value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(Map<String, ?> value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value) {
    if (value instanceof String string) {
      string(out, string);
    } else if (value instanceof Long || value instanceof Integer) {
      number(out, ((Number) value).longValue());
    } else if (value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      map(out, map);
    } else if (value instanceof List<?> list) {
      list(out, list);
    } else {
      throw new IllegalArgumentException("Not a value of an entry: " + value);
    }
  }

  private static void number(StringBuilder out, long number) {
    if (Math.abs(number) > MOST) {
      throw new IllegalArgumentException("A number that not every program reads: " + number);
    }
    out.append(number);
  }

  private static void map(StringBuilder out, Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    String before = "{";
    for (Map.Entry<String, Object> one : sorted.entrySet()) {
      out.append(before);
      string(out, one.getKey());
      out.append(':');
      write(out, one.getValue());
      before = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void list(StringBuilder out, List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(out, list.get(i));
    }
    out.append(']');
  }

  private static void string(StringBuilder out, String string) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(whole(string, i));
          }
        }
      }
    }
    out.append('"');
  }

  private static char whole(String string, int i) {
    char c = string.charAt(i);
    boolean alone =
        Character.isHighSurrogate(c)
                && (i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1)))
            || Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
    if (alone) {
      throw new IllegalArgumentException("Half a character.");
    }
    return c;
  }
}
