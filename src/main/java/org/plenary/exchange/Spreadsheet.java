package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.word.SheetWriter;

/** Tables as XLSX. The same table gives the same bytes. */
public final class Spreadsheet {
  private Spreadsheet() {}

  public static byte[] bytes(Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.columns());
    rows.addAll(table.rows());
    return SheetWriter.write(table.title(), table.rightToLeft(), rows);
  }
}
