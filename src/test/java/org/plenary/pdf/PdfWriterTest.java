package org.plenary.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.PdfRendererTest;

/** Where lines end, and what is at which side of the page. */
class PdfWriterTest {
  private static final float MARGIN = 56;

  private static byte[] pdf(String body, String language, String footer, String style) {
    PdfSetup setup =
        new PdfSetup("Title", language, language.equals("ar"), "RES 9", footer, "A4", style);
    return PdfWriter.write(body, setup, percent -> {});
  }

  /** The letters of each line of each page from the left to the right, as they are drawn. */
  private static List<List<TextPosition>> lines(byte[] pdf) throws IOException {
    TreeMap<Integer, List<TextPosition>> lines = new TreeMap<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition one) {
              int y = getCurrentPageNo() * 10_000 + Math.round(one.getYDirAdj());
              lines.computeIfAbsent(y, at -> new ArrayList<>()).add(one);
            }
          };
      stripper.getText(document);
    }
    lines.values().forEach(line -> line.sort(Comparator.comparing(TextPosition::getXDirAdj)));
    return List.copyOf(lines.values());
  }

  private static List<String> drawn(byte[] pdf) throws IOException {
    return lines(pdf).stream().map(PdfWriterTest::words).toList();
  }

  private static String words(List<TextPosition> line) {
    return line.stream().map(TextPosition::getUnicode).collect(Collectors.joining()).strip();
  }

  @Test
  void noLinePartsAWordOfWhichAPartWasPutInOrBeginsWithAComma() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      body.append("<p><span class=\"label\">a)</span><span>").append("w".repeat(i));
      body.append(" for all who sail along the coast at night and in fog </span><ins>of nig</ins>");
      body.append("<span>ht, or some</span><sup>1</sup><span>; at</span><del> sea</del>, or ");
      body.append("<a href=\"https://lamps.example/sea\">else</a>where.</p>");
    }
    byte[] pdf = pdf(body.toString(), "en", "the log", "sup{font-size:70%}");
    PdfRendererTest.assertAccessible(pdf);
    for (String line : drawn(pdf)) {
      assertFalse(line.matches("(?s)(ht|,|;|1;|where).*"), line);
      assertFalse(line.matches("(?s).*(nig|else|some)"), line);
    }
    assertArrayEquals(pdf, pdf(body.toString(), "en", "the log", "sup{font-size:70%}"));
  }

  @Test
  void noLineFromTheRightBeginsWithABracketThatCloses() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      body.append("<p>").append("م".repeat(i));
      body.append(" إن الجمعية العالمية للمصابيح (بورت لومن، 2026)، إذ تشير إلى القرار 70/1");
      body.append(" (نورهافن، 2018) والتوصية LAMP-T X.1303 (2014)، من الاتفاقية.</p>");
    }
    byte[] pdf = pdf(body.toString(), "ar", "the log", "");
    PdfRendererTest.assertAccessible(pdf);
    for (String line : drawn(pdf)) {
      assertFalse(line.endsWith("("), line);
      assertFalse(line.startsWith(")") && !line.contains("2"), line);
    }
  }

  @Test
  void signsAboveArabicLettersTakeNoRoom() throws Exception {
    List<String> with = drawn(pdf("<p>المُراجَع أيضاً</p>", "ar", "", ""));
    assertTrue(with.toString().contains("\u064F"), with.toString());
    assertFalse(with.toString().matches("(?s).*[\uFE70-\uFE7F].*"), with.toString());
    assertEquals(width("<p>المراجع أيضا</p>"), width("<p>المُراجَع أيضاً</p>"), 0.1);
  }

  private static float width(String body) throws IOException {
    List<TextPosition> line = lines(pdf(body, "ar", "", "")).get(1);
    TextPosition last = line.get(line.size() - 1);
    return last.getXDirAdj() + last.getWidthDirAdj() - line.get(0).getXDirAdj();
  }

  /** Signs that only say how their neighbours are set. */
  @Test
  void whatCannotBeSeenIsNotDrawn() throws Exception {
    for (String language : List.of("ar", "en")) {
      String plain = "<p>مصباح 12 می روم LAMP x</p>";
      String marked = "<p>مصباح\u200F 12\u200E می\u200C روم LAMP\u200E\u061C x\u200D</p>";
      assertEquals(
          ink(pdf(plain, language, "", "")), ink(pdf(marked, language, "", "")), 60, language);
    }
  }

  /** How many points of the page are dark. */
  private static int ink(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
      int dark = 0;
      for (int y = 0; y < page.getHeight() / 4; y++) {
        for (int x = 0; x < page.getWidth(); x++) {
          dark += (page.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
        }
      }
      return dark;
    }
  }

  @Test
  void whatIsReadFromTheRightStandsThereAlsoInTables() throws Exception {
    String body =
        "<table style=\"width:100%\"><thead><tr><th scope=\"col\">First</th>"
            + "<th scope=\"col\">Second</th></tr></thead><tbody><tr><td>مصباح</td>"
            + "<td>/m/lamps/1?v=2</td></tr><tr><td>2</td><td><p>It shines well.</p></td></tr>"
            + "</tbody></table>";
    byte[] pdf = pdf(body, "ar", "السجل · الجذر: Q0x9=", "");
    PdfRendererTest.assertAccessible(pdf);
    List<String> drawn = drawn(pdf);
    assertEquals("SecondFirst", drawn.get(1));
    assertTrue(drawn.get(2).startsWith("/m/lamps/1?v=2"), drawn.get(2));
    assertEquals("It shines well.2", drawn.get(3));
    assertTrue(drawn.get(4).contains("Q0x9="), drawn.get(4));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      assertTrue(stripper.getText(document).contains("RES 9"));
    }
    for (List<TextPosition> line : lines(pdf)) {
      TextPosition last = line.get(line.size() - 1);
      assertTrue(line.get(0).getXDirAdj() > MARGIN, words(line));
      assertTrue(last.getXDirAdj() + last.getWidthDirAdj() < 595.3 - MARGIN, words(line));
    }
  }
}
