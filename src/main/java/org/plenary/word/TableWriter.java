package org.plenary.word;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/**
 * Writes a Word file of one table on wide pages, its first row repeated on every page. The same
 * table gives the same bytes.
 */
public final class TableWriter {
  private static final List<String> BESIDE = List.of("styles", "settings", "header1", "footer1");

  /** The long and short side of the paper in twentieths of a point, and what margins take. */
  private static final int A4_LONG = 16_840;

  private static final int A3_LONG = 23_811;
  private static final int MARGINS = 2 * 1_134;

  private TableWriter() {}

  /**
   * The file.
   *
   * @param large A3 instead of A4
   * @param before lines above the table
   * @param widths of the columns, in any unit
   * @param head the first row: a line for each column
   * @param rows each with a cell for each column; a cell has its lines
   */
  public static byte[] write(
      PageSetup setup,
      boolean large,
      List<Paragraph> before,
      List<Integer> widths,
      List<String> head,
      List<List<List<Paragraph>>> rows) {
    int room = (large ? A3_LONG : A4_LONG) - MARGINS;
    int all = widths.stream().mapToInt(Integer::intValue).sum();
    List<Integer> places = widths.stream().map(width -> room * width / all).toList();
    Markup out = new Markup().raw("<w:body>");
    before.forEach(line -> paragraph(out, line, setup));
    out.raw("<w:tbl><w:tblPr>").raw(setup.rightToLeft() ? "<w:bidiVisual/>" : "");
    out.raw("<w:tblW w:w=\"" + room + "\" w:type=\"dxa\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      out.raw("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    }
    out.raw("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    places.forEach(place -> out.raw("<w:gridCol w:w=\"" + place + "\"/>"));
    out.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (int i = 0; i < head.size(); i++) {
      Paragraph line = Paragraph.of(HouseStyles.TABLE_HEAD, List.of(Piece.plain(head.get(i))));
      cell(out, places.get(i), "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF2\"/>");
      paragraph(out, line, setup);
      out.raw("</w:tc>");
    }
    out.raw("</w:tr>");
    for (List<List<Paragraph>> row : rows) {
      out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      for (int i = 0; i < row.size(); i++) {
        cell(out, places.get(i), "");
        List<Paragraph> lines = row.get(i);
        lines.forEach(line -> paragraph(out, line, setup));
        if (lines.isEmpty()) {
          paragraph(out, Paragraph.of(HouseStyles.TABLE_TEXT, List.of()), setup);
        }
        out.raw("</w:tc>");
      }
      out.raw("</w:tr>");
    }
    out.raw("</w:tbl>");
    paragraph(out, Paragraph.of(HouseStyles.TABLE_TEXT, List.of()), setup);
    String size =
        large
            ? "<w:pgSz w:w=\"23811\" w:h=\"16838\" w:orient=\"landscape\" w:code=\"8\"/>"
            : "<w:pgSz w:w=\"16840\" w:h=\"11907\" w:orient=\"landscape\"/>";
    out.raw(Parts.section(BESIDE, size, setup)).raw("</w:body>");
    return Parts.zip(
        Markup.root("document", out.toString()),
        BESIDE,
        Map.of("header1", Parts.wideHeader(setup, room)),
        setup);
  }

  private static void cell(Markup out, int width, String shade) {
    out.raw("<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>" + shade + "</w:tcPr>");
  }

  private static void paragraph(Markup out, Paragraph line, PageSetup setup) {
    out.raw("<w:p><w:pPr>");
    String style = line.now().style();
    if (!style.isEmpty()) {
      out.raw("<w:pStyle w:val=\"").text(style).raw("\"/>");
    }
    String words = line.pieces().stream().map(Piece::text).collect(joining());
    boolean other = words.codePoints().anyMatch(Character::isLetter);
    if (setup.rightToLeft()) {
      boolean own = Markup.isRightToLeft(words) || !other;
      out.raw(own ? "<w:bidi/>" : "<w:jc w:val=\"right\"/>");
    }
    out.raw("</w:pPr>");
    line.pieces().forEach(piece -> Parts.run(out, piece, "w:t", "", setup));
    out.raw("</w:p>");
  }
}
