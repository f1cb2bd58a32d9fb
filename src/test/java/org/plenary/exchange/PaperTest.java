package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.Paper.Cell;
import org.plenary.exchange.Paper.Column;
import org.plenary.exchange.Paper.Look;
import org.plenary.exchange.Paper.Words;
import org.plenary.word.Line;
import org.plenary.word.View;
import org.plenary.word.WordReader;

/** Tables for paper: nothing of them is lost, and their headings stand on every page. */
class PaperTest {

  private static Paper paper(String language, int columns, int rows, Random random) {
    List<Column> head = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      head.add(new Column("Head" + i + " <&>", 10 + i));
    }
    List<List<Cell>> body = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        cells.add(cell(row, i, random));
      }
      body.add(cells);
    }
    boolean rightToLeft = language.equals("ar");
    return new Paper(
        "Table & all", "Underlined: added.", language, rightToLeft, "RES 9", "the log", head, body);
  }

  private static Cell cell(int row, int column, Random random) {
    if (random.nextInt(5) == 0) {
      return Cell.of("");
    }
    List<Words> line = new ArrayList<>();
    for (Look look : Look.values()) {
      if (random.nextBoolean()) {
        line.add(new Words(look.name().toLowerCase() + row + "x" + column + " ", look));
      }
    }
    return new Cell(List.of(line, List.of(new Words("<end> مصباح", Look.PLAIN))));
  }

  private static List<String> lines(Paper paper) {
    List<String> lines = new ArrayList<>(List.of(paper.title(), paper.note()));
    paper.columns().forEach(column -> lines.add(column.heading()));
    for (List<Cell> row : paper.rows()) {
      for (Cell cell : row) {
        if (cell.lines().isEmpty()) {
          lines.add("");
        }
        for (List<Words> line : cell.lines()) {
          lines.add(String.join("", line.stream().map(Words::text).toList()));
        }
      }
    }
    lines.add("");
    return lines;
  }

  @Test
  void a_word_file_has_every_line_of_every_cell_in_order() {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      Paper paper = paper(round % 2 == 0 ? "en" : "ar", 2 + random.nextInt(8), 6, random);
      byte[] file = paper.docx();
      List<String> read =
          WordReader.read(file).lines(View.ACCEPTED).stream().map(Line::text).toList();
      assertEquals(lines(paper), read);
      assertArrayEquals(file, paper.docx());
    }
  }

  @Test
  void a_pdf_is_for_everybody_and_repeats_its_headings() throws Exception {
    Random random = new Random(8);
    for (int columns : List.of(4, 9)) {
      Paper paper = paper(columns == 4 ? "ar" : "en", columns, 60, random);
      byte[] pdf = paper.pdf(percent -> {});
      PdfRendererTest.assertAccessible(pdf);
      assertArrayEquals(pdf, paper.pdf(percent -> {}));
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertTrue(document.getNumberOfPages() > 1);
        float width = document.getPage(0).getMediaBox().getWidth();
        assertTrue(width > document.getPage(0).getMediaBox().getHeight(), "landscape");
        assertEquals(columns > 6 ? 1191 : 842, width, 2);
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
          PDFTextStripper stripper = new PDFTextStripper();
          stripper.setStartPage(page);
          stripper.setEndPage(page);
          assertTrue(stripper.getText(document).contains("Head0"), "page " + page);
        }
      }
    }
  }

  /** Whoever compares cells of a row has them beside each other. */
  @Test
  void a_row_stays_on_one_page() throws Exception {
    List<List<Cell>> rows = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      String words = "begin" + row + "\nlamp".repeat(2 + row % 9) + "\nend" + row + ".";
      rows.add(List.of(Cell.of("" + row), Cell.of(words)));
    }
    List<Column> columns = List.of(new Column("No.", 1), new Column("Words", 3));
    Paper paper = new Paper("Table", "", "en", false, "RES 9", "the log", columns, rows);
    try (PDDocument document = Loader.loadPDF(paper.pdf(percent -> {}))) {
      assertTrue(document.getNumberOfPages() > 1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(document);
        for (int row = 0; row < rows.size(); row++) {
          assertEquals(
              text.contains("begin" + row + "\n"), text.contains("end" + row + "."), "row " + row);
        }
      }
    }
    String body = part(paper.docx(), "word/document.xml");
    assertEquals(rows.size() + 1, body.split("<w:cantSplit/>", -1).length - 1);
  }

  /** On wide pages, too, the number of the page stands where lines end. */
  @Test
  void the_number_of_a_page_stands_at_its_edge() throws Exception {
    for (int columns : List.of(4, 9)) {
      Paper paper = paper("en", columns, 1, new Random(9));
      String body = part(paper.docx(), "word/document.xml");
      String room = body.replaceAll("(?s).*<w:tblW w:w=\"(\\d+)\".*", "$1");
      String header = part(paper.docx(), "word/header1.xml");
      assertTrue(header.contains("<w:tab w:val=\"right\" w:pos=\"" + room + "\"/>"), header);
    }
  }

  /** Letters of Arabic are as large as others: they have a size of their own. */
  @Test
  void every_size_is_one_of_arabic_letters_too() throws Exception {
    String styles = part(paper("ar", 4, 1, new Random(10)).docx(), "word/styles.xml");
    Matcher sizes = Pattern.compile("<w:sz w:val=\"(\\d+)\"/>(.{0,30})").matcher(styles);
    int found = 0;
    while (sizes.find()) {
      found++;
      String own = "<w:szCs w:val=\"" + sizes.group(1) + "\"/>";
      assertTrue(sizes.group(2).startsWith(own), sizes.group());
    }
    assertTrue(found > 5, styles);
  }

  /** Words of another script in a table from the right have their full stop where they end. */
  @Test
  void a_line_has_the_direction_of_its_words() throws Exception {
    List<List<Cell>> rows = List.of(List.of(Cell.of("مصباح.\nIt shines.\n12.")));
    Paper paper =
        new Paper("جدول", "", "ar", true, "RES 9", "", List.of(new Column("كلمات", 1)), rows);
    String body = part(paper.docx(), "word/document.xml");
    for (String line : body.split("</w:p>")) {
      boolean left = line.contains("It shines.");
      assertEquals(!left, line.contains("<w:bidi/>") || !line.contains("<w:p>"), line);
    }
    assertTrue(body.contains("<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">It"));
  }

  @Test
  void a_spreadsheet_shows_whole_cells_and_fits_on_paper() throws Exception {
    List<List<String>> rows =
        List.of(List.of("one", "MOD\nmany words"), List.of("مصباح", "w ".repeat(200)));
    Table table = new Table("Table", "en", false, List.of("No.", "Words"), rows);
    String sheet = part(Spreadsheet.bytes(table), "xl/worksheets/sheet1.xml");
    List<Double> heights = new ArrayList<>();
    Matcher row =
        Pattern.compile("<row r=\"\\d+\" ht=\"([0-9.]+)\" customHeight=\"1\"").matcher(sheet);
    while (row.find()) {
      heights.add(Double.valueOf(row.group(1)));
    }
    assertEquals(List.of(15.0, 28.0, 93.0), heights);
    assertTrue(sheet.contains("fitToWidth=\"1\" fitToHeight=\"0\""), sheet);
    String styles = part(Spreadsheet.bytes(table), "xl/styles.xml");
    assertTrue(styles.contains("readingOrder=\"2\""), styles);
    assertTrue(sheet.contains("<c r=\"A3\" s=\"2\""), sheet);
    String book = part(Spreadsheet.bytes(table), "xl/workbook.xml");
    assertTrue(book.contains("'!$1:$1</definedName>"), book);
  }

  private static String part(byte[] file, String name) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }
}
