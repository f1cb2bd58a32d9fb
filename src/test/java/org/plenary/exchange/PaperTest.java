package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
}
