package org.plenary.exchange;

import java.util.List;

/**
 * A report as a table of words. The same table gives the same bytes in every form.
 *
 * @param language of its headings, BCP 47
 * @param rows each as long as {@code columns}
 */
public record Table(
    String title,
    String language,
    boolean rightToLeft,
    List<String> columns,
    List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a row of another length");
    }
  }
}
