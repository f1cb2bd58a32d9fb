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
        .raw("\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
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
    String wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/></xf>";
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
        + " count=\"2\">"
        + look
        + " fontId=\"0\" fillId=\"0\" xfId=\"0\">"
        + wrapped
        + look
        + " fontId=\"1\" fillId=\"0\" xfId=\"0\" applyFont=\"1\">"
        + wrapped
        + "</cellXfs></styleSheet>";
  }

  private static String sheet(boolean rightToLeft, List<List<String>> rows) {
    int width = rows.get(0).size();
    Markup out = new Markup().raw(Markup.DECLARATION);
    out.raw("<worksheet xmlns=\"" + SHEET + "\"><sheetViews><sheetView workbookViewId=\"0\"")
        .raw(rightToLeft ? " rightToLeft=\"1\"" : "")
        .raw("><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .raw("</sheetView></sheetViews><cols>");
    for (int i = 0; i < width; i++) {
      int column = i + 1;
      out.raw("<col min=\"" + column + "\" max=\"" + column + "\" customWidth=\"1\" width=\"")
          .raw(width(rows, i) + "\"/>");
    }
    out.raw("</cols><sheetData>");
    for (int i = 0; i < rows.size(); i++) {
      out.raw("<row r=\"" + (i + 1) + "\">");
      for (int j = 0; j < width; j++) {
        cell(out, place(j, i), i == 0 ? 1 : 0, rows.get(i).get(j));
      }
      out.raw("</row>");
    }
    return out.raw("</sheetData><autoFilter ref=\"A1:" + place(width - 1, rows.size() - 1))
        .raw("\"/></worksheet>")
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
    int longest = rows.stream().mapToInt(row -> row.get(column).length() + 2).max().orElse(0);
    return Math.max(NARROWEST, Math.min(WIDEST, longest));
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
