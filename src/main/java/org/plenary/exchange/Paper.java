package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.plenary.pdf.PdfSetup;
import org.plenary.pdf.PdfWriter;
import org.plenary.word.HouseStyles;
import org.plenary.word.PageSetup;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.TableWriter;

/**
 * A table for paper, on wide pages: DOCX and PDF. What was put in is underlined, what was taken out
 * struck through, so that a black and white copy says the same. The same table gives the same
 * bytes.
 *
 * @param note a line under the title
 * @param language of the headings, BCP 47
 * @param header at the top of every page
 * @param footer at the bottom of every page
 * @param columns their headings with how wide they are beside each other
 */
public record Paper(
    String title,
    String note,
    String language,
    boolean rightToLeft,
    String header,
    String footer,
    List<Column> columns,
    List<List<Cell>> rows) {
  /** So many columns go on A4; more of them on A3. */
  private static final int ON_A4 = 6;

  private static final String STYLE =
      "body{font-size:8pt;line-height:1.3}h1{font-size:12pt;margin:0 0 3pt 0}p{margin:0 0 2pt 0}"
          + ".legend{margin-bottom:6pt}table{width:100%;border-collapse:collapse;"
          + "-fs-table-paginate:paginate;table-layout:fixed}th,td{border:0.5pt solid #808080;"
          + "padding:2.5pt 3.5pt;text-align:START;vertical-align:top;word-wrap:break-word}"
          + "th{background:#e7ecf2;font-weight:bold}thead{display:table-header-group}"
          + "tr{page-break-inside:avoid}ins{text-decoration:underline;color:#1a5e1a}"
          + "del{text-decoration:line-through;color:#9b1c1c}";

  /** A column. */
  public record Column(String heading, int width) {}

  /** A cell: its lines, each of words that look alike. */
  public record Cell(List<List<Words>> lines) {
    public Cell {
      lines = lines.stream().map(List::copyOf).toList();
    }

    /** Plain lines, one for each line of the text. */
    public static Cell of(String text) {
      List<List<Words>> lines = new ArrayList<>();
      if (!text.isEmpty()) {
        text.lines().forEach(line -> lines.add(List.of(new Words(line, Look.PLAIN))));
      }
      return new Cell(lines);
    }
  }

  /** Words that look alike. */
  public record Words(String text, Look look) {}

  /** How words look. */
  public enum Look {
    PLAIN,
    STRONG,
    EMPHASIS,
    ADDED,
    REMOVED
  }

  public Paper {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a row of another length");
    }
  }

  private boolean large() {
    return columns.size() > ON_A4;
  }

  /** A Word file. */
  public byte[] docx() {
    PageSetup setup = new PageSetup(title, header, footer, language, rightToLeft, "", "");
    List<Paragraph> before = new ArrayList<>();
    before.add(Paragraph.of(HouseStyles.HEADING, List.of(Piece.plain(title))));
    if (!note.isEmpty()) {
      before.add(Paragraph.of(HouseStyles.TABLE_TEXT, List.of(Piece.plain(note))));
    }
    return TableWriter.write(
        setup,
        large(),
        before,
        columns.stream().map(Column::width).toList(),
        columns.stream().map(Column::heading).toList(),
        rows.stream().map(row -> row.stream().map(Paper::paragraphs).toList()).toList());
  }

  private static List<Paragraph> paragraphs(Cell cell) {
    return cell.lines().stream()
        .map(line -> Paragraph.of(HouseStyles.TABLE_TEXT, line.stream().map(Paper::piece).toList()))
        .toList();
  }

  private static Piece piece(Words words) {
    int look =
        switch (words.look()) {
          case PLAIN -> 0;
          case STRONG -> Piece.BOLD;
          case EMPHASIS -> Piece.ITALIC;
          case ADDED -> Piece.UNDERLINE;
          case REMOVED -> Piece.STRIKE;
        };
    return new Piece(words.text(), look, null, null, null);
  }

  /**
   * A PDF, tagged for accessibility.
   *
   * @param percent told how far it is; what it throws ends the work
   */
  public byte[] pdf(IntConsumer percent) {
    Html html = new Html().raw("<h1>").text(title).raw("</h1>");
    if (!note.isEmpty()) {
      html.raw("<p class=\"legend\">").text(note).raw("</p>");
    }
    int all = columns.stream().mapToInt(Column::width).sum();
    html.raw("<table><thead><tr>");
    for (Column column : columns) {
      html.raw("<th scope=\"col\" style=\"width:" + 100 * column.width() / all + "%\">");
      html.text(column.heading()).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for (List<Cell> row : rows) {
      html.raw("<tr>");
      for (Cell cell : row) {
        html.raw("<td>");
        cell.lines().forEach(line -> line(html, line));
        html.raw("</td>");
      }
      html.raw("</tr>");
    }
    html.raw("</tbody></table>");
    String size = (large() ? "A3" : "A4") + " landscape";
    String style = PdfRenderer.sided(STYLE, rightToLeft);
    PdfSetup setup = new PdfSetup(title, language, rightToLeft, header, footer, size, style);
    return PdfWriter.write(html.toString(), setup, percent);
  }

  private static void line(Html html, List<Words> line) {
    html.raw("<p>");
    for (Words words : line) {
      String element =
          switch (words.look()) {
            case PLAIN -> "span";
            case STRONG -> "strong";
            case EMPHASIS -> "em";
            case ADDED -> "ins";
            case REMOVED -> "del";
          };
      html.raw("<" + element + ">").text(words.text()).raw("</" + element + ">");
    }
    html.raw("</p>");
  }
}
