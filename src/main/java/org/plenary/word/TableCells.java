package org.plenary.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which containers of a story stand beside each other, in the rows of its tables. */
final class TableCells {
  /** Cells beside others in their row. */
  final Set<Integer> beside = new HashSet<>();

  /**
   * Of each table in which no row has more than two cells those of the rows with two, row after
   * row.
   */
  final List<List<Integer>> pairs = new ArrayList<>();

  private final Deque<List<Integer>> rows = new ArrayDeque<>();

  /** Of the tables around: their cells so far, and 0 where a row has more than two. */
  private final Deque<List<Integer>> tables = new ArrayDeque<>();

  /** A table, a row or a cell begins. */
  void start(String name, int container) {
    if (name.equals("tbl")) {
      tables.push(new ArrayList<>());
    } else if (name.equals("tr")) {
      rows.push(new ArrayList<>());
    } else if (name.equals("tc") && !rows.isEmpty()) {
      rows.element().add(container);
    }
  }

  /** One of those ends. */
  void end(String name) {
    if (name.equals("tr")) {
      row(rows.pop());
    } else if (name.equals("tbl") && !tables.isEmpty()) {
      List<Integer> table = tables.pop();
      pairs.addAll(table.isEmpty() || table.contains(0) ? List.of() : List.of(table));
    }
  }

  private void row(List<Integer> row) {
    beside.addAll(row.size() > 1 ? row : List.of());
    List<Integer> table = tables.peek();
    if (table != null && row.size() == 2) {
      table.addAll(row);
    } else if (table != null && row.size() > 2) {
      table.add(0);
    }
  }
}
