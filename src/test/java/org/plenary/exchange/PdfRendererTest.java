package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** PDF files are tagged as PDF/UA-1 asks, carry their fonts, and are the same for the same text. */
public class PdfRendererTest {

  private static final PdfRenderer.Frame FRAME =
      new PdfRenderer.Frame("A title", "RES 9 · v7", "the log");

  @BeforeAll
  static void initialise() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  /** Fails with the rules that are not kept. */
  public static void assertAccessible(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
        Foundries.defaultInstance()
            .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
      PDFAValidator validator =
          Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
      ValidationResult result = validator.validate(parser);
      List<String> failed = new ArrayList<>();
      result
          .getTestAssertions()
          .forEach(one -> failed.add(one.getRuleId().getClause() + " " + one.getMessage()));
      assertTrue(result.isCompliant(), failed::toString);
      assertTrue(result.getTotalAssertions() > 100, "something was checked");
    }
  }

  private static byte[] pdf(Doc doc, Profile profile) {
    return PdfRenderer.render(doc, Numbering.of(doc, profile), FRAME, percent -> {});
  }

  /** Presentation forms of Arabic, in which the letters of the file are, as letters. */
  private static String words(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC)
          .replaceAll("\\s+", " ");
    }
  }

  private static void assertOwnFonts(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int fonts = 0;
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertTrue(font.isEmbedded(), font.getName());
          fonts++;
        }
      }
      assertTrue(fonts > 0);
    }
  }

  @Test
  void everyTextIsForEverybodyAndTheSameAgain() throws Exception {
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      byte[] pdf = pdf(sample.after(), sample.profile());
      assertAccessible(pdf);
      assertOwnFonts(pdf);
      assertArrayEquals(pdf, pdf(sample.after(), sample.profile()), language);
    }
  }

  @Test
  void nothingIsLostOnTheWayToThePage() throws Exception {
    Sample english = Sample.of("en");
    String words = words(pdf(english.before(), english.profile()));
    for (String some :
        List.of(
            "Bells & lamps <along> the coast",
            "a) that lamps guide every ship1;",
            "[all] / [most]",
            "1.2 by day in fog, see considering b);",
            "1 Ships of \"all\" sizes.",
            "RES 9 · v7")) {
      assertTrue(words.contains(some), some + " in " + words);
    }
    Sample chinese = Sample.of("zh");
    assertTrue(words(pdf(chinese.before(), chinese.profile())).contains("灯塔引导每一艘船舶"));
    Sample arabic = Sample.of("ar");
    // Arabic and Persian yeh are one glyph where they join: either is read out of the file.
    String read = words(pdf(arabic.before(), arabic.profile())).replace('\u06CC', '\u064A');
    assertTrue(read.contains("أن المصابيح ترشد كل سفينة"), read);
  }

  /** Above and below the pages letters are joined and lines go from the right as in the text. */
  @Test
  void theEdgesOfPagesAreArabicToo() throws Exception {
    Sample arabic = Sample.of("ar");
    PdfRenderer.Frame frame =
        new PdfRenderer.Frame("RES 9", "القرار 44 (بورت لومن)", "السجل: 131 · root: Q0x9=");
    Numbering numbering = Numbering.of(arabic.before(), arabic.profile());
    byte[] pdf = PdfRenderer.render(arabic.before(), numbering, frame, percent -> {});
    assertAccessible(pdf);
    assertOwnFonts(pdf);
    String words = words(pdf);
    for (String some : List.of("القرار 44 (بورت لومن)", "السجل", "Q0x9=")) {
      assertTrue(words.contains(some), some + " in " + words);
    }
  }

  /** Before the first signature a version has no line of the record. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void anEdgeWithoutWordsIsLeftOut(String language) throws Exception {
    Sample sample = Sample.of(language);
    Numbering numbering = Numbering.of(sample.before(), sample.profile());
    PdfRenderer.Frame frame = new PdfRenderer.Frame("RES 9", "RES 9", "");
    byte[] pdf = PdfRenderer.render(sample.before(), numbering, frame, percent -> {});
    assertAccessible(pdf);
    assertTrue(words(pdf).contains("RES 9"));
  }

  @Test
  void aRedlineShowsWhatWentAndCameAndWhoDidIt() throws Exception {
    byte[] pdf = redline(Sample.of("ar"));
    assertAccessible(pdf);
    assertOwnFonts(pdf);
    assertArrayEquals(pdf, redline(Sample.of("ar")));
    String words = words(redline(Sample.of("en")));
    for (String some :
        List.of(
            "a) b) that lamps guide every ship1;",
            "a) that thick fog hides the whole coast, [Plenary]",
            "b) that fog hides the coast, [Plenary]",
            "1.1 by night; [Plenary]",
            "1.2 1.1 by day in fog, see considering a); 2 to hang",
            "2 to hang new bells; [Plenary]",
            "2 3 to mend what is broken.")) {
      assertTrue(words.contains(some), some + " in " + words);
    }
  }

  private static byte[] redline(Sample sample) {
    State before = new State(1, sample.before(), 1, Negotiation.NONE);
    return RedlinePaper.pdf(
        sample.before(),
        Numbering.of(sample.before(), sample.profile()),
        sample.after(),
        Numbering.of(sample.after(), sample.profile()),
        Provenance.of(before, before, List.of(), voice -> ""),
        FRAME,
        percent -> {});
  }

  @Test
  void otherScriptsInATextAreThereToo() throws Exception {
    String text = "Моря и 海岸喆龢 and الساحل, naïve Ĳ œuvre;";
    Block clause =
        new Block("a", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(text, List.of())));
    for (Profile profile : List.of(Profiles.ITU, Profiles.itu("ru"), Profiles.itu("fr"))) {
      byte[] pdf = pdf(new Doc(List.of(clause)), profile);
      assertAccessible(pdf);
      assertTrue(words(pdf).contains("Моря и 海岸喆龢 and"), words(pdf));
    }
  }

  @Test
  void itTellsHowFarItIsAndCanBeEnded() {
    Sample sample = Sample.of("en");
    Numbering numbering = Numbering.of(sample.before(), sample.profile());
    List<Integer> told = new ArrayList<>();
    PdfRenderer.render(sample.before(), numbering, FRAME, told::add);
    assertTrue(told.size() > 5);
    assertEquals(told.stream().sorted().toList(), told);
    assertThrows(
        CancellationException.class,
        () ->
            PdfRenderer.render(
                sample.before(),
                numbering,
                FRAME,
                percent -> {
                  throw new CancellationException();
                }));
  }
}
