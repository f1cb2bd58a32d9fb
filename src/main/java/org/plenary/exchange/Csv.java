package org.plenary.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables by RFC 4180 in UTF-8. No cell is taken for a formula by a spreadsheet: one that begins
 * like it gets an apostrophe before it.
 */
public final class Csv {
  /** By it spreadsheets see that a file is UTF-8; without, Arabic and Chinese are garbled there. */
  private static final String MARK = "\uFEFF";

  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  public static byte[] bytes(Table table) {
    StringBuilder out = new StringBuilder(MARK);
    out.append(line(table.columns()));
    table.rows().forEach(row -> out.append(line(row)));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A cell as it stands between the commas. */
  public static String cell(String text) {
    boolean formula = !text.isBlank() && FORMULA.indexOf(text.strip().charAt(0)) >= 0;
    boolean control = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = (formula || control ? "'" : "") + text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
