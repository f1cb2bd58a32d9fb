package org.plenary.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a spreadsheet of one sheet (XLSX) whose cells are all text: nothing in it is ever taken
 * for a formula. The first row stays in sight and can be filtered by. The same rows give the same
 * bytes; the libraries that write such files put the time of writing into them.
 */
public final class SheetWriter {
  /** Characters of a cell; a program refuses a file with more. */
  static final int MAX_CELL = 32_767;

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Widths of columns in characters: the longest cell counts, within these. */
  private static final int NARROWEST = 8;

  private static final int WIDEST = 60;

  /** In points: a line, and the tallest row that a program takes. */
  private static final double LINE = 13;

  private static final double TALLEST = 409;

  private SheetWriter() {}

  /**
   * The file.
   *
   * @param rows the first one has the headings; all of one length
   */
  public static byte[] write(String name, boolean rightToLeft, List<List<String>> rows) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types());
    parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml", ""));
    parts.put("xl/workbook.xml", workbook(name));
    parts.put(
        "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", "styles"));
    parts.put("xl/styles.xml", styles());
    parts.put("xl/worksheets/sheet1.xml", sheet(rightToLeft, rows));
    return OfficeFile.zip(parts);
  }

  private static String types() {
    return Markup.DECLARATION
        + "<Types xmlns=\""
        + PACKAGE
        + "content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + TYPE
        + "sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\""
        + TYPE
        + "styles+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
        + TYPE
        + "worksheet+xml\"/></Types>";
  }

  private static String relations(String type, String target, String second) {
    String one = "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/" + type + "\" Target=\"";
    String two =
        second.isEmpty()
            ? ""
            : "<Relationship Id=\"rId2\" Type=\""
                + OFFICE
                + "/"
                + second
                + "\" Target=\""
                + second
                + ".xml\"/>";
    return Markup.DECLARATION
        + "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + one
        + target
        + "\"/>"
        + two
        + "</Relationships>";
  }

  private static String workbook(String name) {
    return new Markup()
        .raw(Markup.DECLARATION)
        .raw("<workbook xmlns=\"" + SHEET + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\"")
        .text(sheetName(name))
        .raw("\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName")
        .raw(" name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'")
        .text(sheetName(name))
        .raw("'!$1:$1</definedName></definedNames></workbook>")
        .toString();
  }

  /** Programs refuse some characters in it, and more than 31. */
  private static String sheetName(String name) {
    String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    String some = plain.isEmpty() ? "1" : plain;
    return some.length() <= 31 ? some : some.substring(0, some.offsetByCodePoints(0, 15));
  }

  private static String styles() {
    String font = "<font><sz val=\"10\"/><name val=\"Arial\"/></font>";
    String look = "<xf numFmtId=\"49\" borderId=\"0\" applyAlignment=\"1\" applyNumberFormat=\"1\"";
    return Markup.DECLARATION
        + "<styleSheet xmlns=\""
        + SHEET
        + "\"><fonts count=\"2\">"
        + font
        + font.replace("<font>", "<font><b/>")
        + "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
        + "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/>"
        + "<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf"
        + " numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs"
        + " count=\"4\">"
        + looks(look, 1)
        + looks(look, 2)
        + "</cellXfs></styleSheet>";
  }

  /** Of a cell and of a heading that are read from the left, 1, or from the right, 2. */
  private static String looks(String look, int from) {
    String wrapped =
        "<alignment vertical=\"top\" wrapText=\"1\" readingOrder=\"" + from + "\"/></xf>";
    return look
        + " fontId=\"0\" fillId=\"0\" xfId=\"0\">"
        + wrapped
        + look
        + " fontId=\"1\" fillId=\"0\" xfId=\"0\" applyFont=\"1\">"
        + wrapped;
  }

  private static String sheet(boolean rightToLeft, List<List<String>> rows) {
    int width = rows.get(0).size();
    Markup out = new Markup().raw(Markup.DECLARATION);
    out.raw("<worksheet xmlns=\"" + SHEET + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
        .raw("<sheetViews><sheetView workbookViewId=\"0\"")
        .raw(rightToLeft ? " rightToLeft=\"1\"" : "")
        .raw("><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"13\"/><cols>");
    for (int i = 0; i < width; i++) {
      int column = i + 1;
      out.raw("<col min=\"" + column + "\" max=\"" + column + "\" customWidth=\"1\" width=\"")
          .raw(width(rows, i) + "\"/>");
    }
    out.raw("</cols><sheetData>");
    for (int i = 0; i < rows.size(); i++) {
      double height = Math.min(TALLEST, LINE * lines(rows, i) + 2);
      out.raw("<row r=\"" + (i + 1) + "\" ht=\"" + height + "\" customHeight=\"1\">");
      for (int j = 0; j < width; j++) {
        String text = rows.get(i).get(j);
        cell(out, place(j, i), (i == 0 ? 1 : 0) + (Markup.isRightToLeft(text) ? 2 : 0), text);
      }
      out.raw("</row>");
    }
    return out.raw("</sheetData><autoFilter ref=\"A1:" + place(width - 1, rows.size() - 1))
        .raw(
            "\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\"")
        .raw(" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\"")
        .raw(" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>")
        .toString();
  }

  private static void cell(Markup out, String place, int look, String text) {
    out.raw("<c r=\"" + place + "\" s=\"" + look + "\" t=\"inlineStr\"><is><t")
        .raw(" xml:space=\"preserve\">")
        .text(cut(text))
        .raw("</t></is></c>");
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CELL) {
      return text;
    }
    int end = MAX_CELL - 1;
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + "…";
  }

  private static int width(List<List<String>> rows, int column) {
    int longest =
        rows.stream()
            .flatMap(row -> row.get(column).lines())
            .mapToInt(line -> room(line) + 2)
            .max()
            .orElse(0);
    return Math.max(NARROWEST, Math.min(WIDEST, longest));
  }

  /** So many characters wide; an ideograph is as wide as two. */
  private static int room(String line) {
    return line.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }

  /** Programs differ in whether they make a row as high as its words need: it is said. */
  private static int lines(List<List<String>> rows, int row) {
    int most = 1;
    for (int column = 0; column < rows.get(row).size(); column++) {
      int width = width(rows, column) - 1;
      int lines = rows.get(row).get(column).lines().mapToInt(line -> 1 + room(line) / width).sum();
      most = Math.max(most, lines);
    }
    return most;
  }

  /** Such as {@code B7}. */
  private static String place(int column, int row) {
    String letters = "";
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters = (char) ('A' + rest % 26) + letters;
    }
    return letters + (row + 1);
  }
}
