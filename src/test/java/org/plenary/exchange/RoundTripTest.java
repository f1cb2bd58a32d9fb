package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline.Op;
import org.plenary.word.PageSetup;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.WordFile;
import org.plenary.word.WordReader;

/**
 * What goes out and comes in again is the same text with the same structure, in six languages,
 * before and after random edits; of a redline both texts and all changes are.
 */
class RoundTripTest {
  private static final int TEXTS = 4;

  private interface Check {
    void of(String language, Doc before, Doc after) throws Exception;
  }

  private static void each(int seed, Check check) throws Exception {
    for (String language : Drafts.LANGUAGES) {
      Random random = new Random(seed);
      for (int i = 0; i < TEXTS; i++) {
        Doc before = Drafts.draft(random, language);
        check.of(language, before, later(before, random, language));
      }
    }
  }

  /** Words and looks changed. */
  static Doc later(Doc before, Random random, String language) {
    return Drafts.restyled(Drafts.edited(before, random, language), random);
  }

  static byte[] export(Format format, Doc doc, String language) {
    State state = new State(3, doc, 1, Negotiation.NONE);
    return Export.bytes(format, AknSamples.MEETING, item(language), state, null);
  }

  private static AgendaItem item(String language) {
    String direction = language.equals("ar") ? "rtl" : "ltr";
    return new AgendaItem(
        1, "wha-26", "resolution-9", "4", "RES 9", "Bells", language, direction, null);
  }

  private static void bothWays(Format format, int seed) throws Exception {
    each(
        seed,
        (language, before, after) -> {
          for (Doc doc : List.of(before, after)) {
            byte[] file = export(format, doc, language);
            ReadDocument again = Import.read(file);
            assertEquals(shape(doc, Drafts.profile(language)), shape(again), format + language);
            assertEquals(
                new String(export(Format.TXT, doc, language), StandardCharsets.UTF_8),
                new String(export(Format.TXT, again.doc(), language), StandardCharsets.UTF_8));
            assertEquals(
                looks(doc, Drafts.profile(language), format != Format.TXT),
                looks(again),
                format + language);
          }
        });
  }

  @Test
  void plainText() throws Exception {
    bothWays(Format.TXT, 1);
  }

  @Test
  void html() throws Exception {
    bothWays(Format.HTML, 2);
  }

  @Test
  void akomaNtoso() throws Exception {
    bothWays(Format.XML, 3);
  }

  @Test
  void json() throws Exception {
    bothWays(Format.JSON, 6);
  }

  @Test
  void markdown() throws Exception {
    bothWays(Format.MD, 7);
  }

  @Test
  void word() throws Exception {
    bothWays(Format.DOCX, 4);
  }

  /** A table is words, cell by cell, whatever these look like: a call, an item, an annex. */
  @Test
  void cellsOfTables() {
    String[] fees = {"Class", "lamps", "12", "a) bells", "1.3 applies", "NOTE – x", "resolves"};
    ReadDocument read =
        Import.read(
            WordFile.of(
                    p(r("RESOLUTION 5 (Lumen, 2026)"))
                        + p(r("The World Harbour Assembly (Lumen, 2026),"))
                        + p(r("resolves"))
                        + p(r("1\tto set these fees:"))
                        + table(fees)
                        + p(r("2\tto begin."))
                        + p(r("ANNEX 1"))
                        + p(r("The terms are these."))
                        + table("Year", "a)", "fog")
                        + p(r("Words after it.")))
                .bytes());
    String shape = shape(read);
    for (String cell : fees) {
      assertTrue(shape.contains("\nCLAUSE 0 \t" + cell + "\n"), shape);
    }
    assertTrue(shape.contains("\nPARAGRAPH 0 \ta)\nPARAGRAPH 0 \tfog\n"), shape);
    for (Format format : Format.values()) {
      if (format != Format.PDF) {
        assertEquals(shape, shape(Import.read(export(format, read.doc(), "en"))), "" + format);
      }
    }
    List<Block> fewer = new ArrayList<>(read.doc().blocks());
    fewer.removeIf(block -> block.plainText().equals("lamps"));
    Doc after = new Doc(fewer);
    redline("en", read.doc(), after, redline("en", read.doc(), after));
    redline("en", after, read.doc(), redline("en", after, read.doc()));
    String piped = "RESOLUTION 5\nThe Assembly,\nresolves\n1\tto pay:\n| lamps | 12 |\n2\tto go.\n";
    assertTrue(shape(Import.read(piped)).contains("\nCLAUSE 0 \tlamps | 12\n"));
  }

  private static String table(String... cells) {
    StringBuilder rows = new StringBuilder();
    for (String cell : cells) {
      rows.append("<w:tc>").append(p(r(cell))).append("</w:tc>");
    }
    return "<w:tbl><w:tr>" + rows + "</w:tr></w:tbl>";
  }

  @Test
  void aRedline() throws Exception {
    each(
        5,
        (language, before, after) -> {
          byte[] file = redline(language, before, after);
          redline(language, before, after, file);
          TrackedText read = read(file);
          redline(
              language, before, after, redline(language, doc(read.before()), doc(read.after())));
        });
  }

  /** Beside the one clause that has other words nothing changed for those who look at words. */
  @Test
  void anotherLookIsNoChangeOfSubstance() throws Exception {
    each(
        8,
        (language, before, edited) -> {
          Doc after = Drafts.restyled(before, new Random(8));
          assertFalse(read(redline(language, before, after)).isChanged(), "only looks");
          List<Block> blocks = new ArrayList<>(after.blocks());
          Block title = blocks.get(1);
          Inline other = new Inline.Text(title.plainText() + " 77", List.of());
          blocks.set(1, new Block(title.id(), title.kind(), 0, title.num(), List.of(other)));
          TrackedText text = read(redline(language, before, new Doc(blocks)));
          List<ClauseChange> changes = ClauseChange.of(text);
          assertEquals(1, changes.size(), "" + changes);
          assertEquals(
              looks(before, Drafts.profile(language), true),
              looks(Objects.requireNonNull(text.before())));
        });
  }

  /** LibreOffice joins changes of one kind that end and begin beside an end that is not changed. */
  @Test
  void changesOfOneKindDoNotMeetAtTheEndOfAParagraph() throws Exception {
    for (Map.Entry<String, Integer> one : Map.of("fr", 2133, "ar", 2118).entrySet()) {
      Random random = new Random(one.getValue());
      Doc before = Drafts.draft(random, one.getKey());
      Doc after = Drafts.edited(before, random, one.getKey());
      apart(redline(one.getKey(), before, after));
      apart(redline(one.getKey(), after, before));
      redline(one.getKey(), after, before, redline(one.getKey(), after, before));
    }
  }

  private static void apart(byte[] file) {
    List<Paragraph> all = WordReader.read(file).paragraphs();
    for (int i = 0; i + 1 < all.size(); i++) {
      assertFalse(meets(all.get(i), all.get(i + 1)), "" + all.get(i));
    }
  }

  private static boolean meets(Paragraph one, Paragraph next) {
    if (one.pieces().isEmpty()
        || next.pieces().isEmpty()
        || one.markInserted() != null
        || one.markDeleted() != null) {
      return false;
    }
    Piece last = one.pieces().get(one.pieces().size() - 1);
    Piece first = next.pieces().get(0);
    return last.inserted() != null && first.inserted() != null
        || last.deleted() != null && first.deleted() != null;
  }

  static TrackedText read(byte[] file) {
    TrackedText text = Contributions.read(file, Import.ids()).text();
    assertNotNull(text);
    return text;
  }

  private static Doc doc(ReadDocument read) {
    assertNotNull(read);
    return read.doc();
  }

  static void redline(String language, Doc before, Doc after, byte[] file) {
    TrackedText text = read(file);
    ReadDocument then = text.before();
    ReadDocument now = text.after();
    assertNotNull(then);
    assertNotNull(now);
    Profile profile = Drafts.profile(language);
    assertEquals(shape(before, profile), shape(then), language + ": rejected");
    assertEquals(shape(after, profile), shape(now), language + ": accepted");
    if (text.isChanged()) {
      assertEquals(looks(before, profile, true), looks(then), language + ": looked");
    }
    assertEquals(looks(after, profile, true), looks(now), language + ": looks");
    text.runs()
        .forEach(
            (id, runs) -> {
              assertEquals(words(then.doc(), id), joined(runs, Op.ADDED), "what stood there");
              assertEquals(words(now.doc(), id), joined(runs, Op.REMOVED), "what stands there");
            });
  }

  private static String words(Doc doc, String id) {
    return doc.blocks().stream()
        .filter(block -> block.id().equals(id))
        .map(Block::plainText)
        .findFirst()
        .orElse("");
  }

  private static String joined(List<TrackedRun> runs, Op without) {
    StringBuilder out = new StringBuilder();
    runs.stream().filter(run -> run.op() != without).forEach(run -> out.append(run.text()));
    return out.toString();
  }

  static byte[] redline(String language, Doc before, Doc after) {
    Profile profile = Drafts.profile(language);
    State old = new State(1, before, 1, Negotiation.NONE);
    return WordRenderer.redline(
        before,
        Numbering.of(before, profile),
        after,
        Numbering.of(after, profile),
        Provenance.of(old, old, List.of(), voice -> ""),
        List.of(),
        new PageSetup("Bells", "RES 9", "", language, language.equals("ar"), "Plenary", ""));
  }

  static String shape(ReadDocument read) {
    return shape(read.doc(), read.profile());
  }

  /**
   * Every line with its kind, level, label, words and notes. A clause that stands alone in an annex
   * is printed like a paragraph, and read as one.
   */
  static String shape(Doc doc, Profile profile) {
    Numbering numbering = Numbering.of(doc, profile);
    StringBuilder out = new StringBuilder(profile.name() + " " + profile.language() + "\n");
    boolean annex = false;
    for (Block block : Printed.of(doc, numbering).blocks()) {
      String label = numbering.label(block.id());
      annex |= block.kind() == Kind.ANNEX;
      boolean alone = annex && label.isEmpty() && block.kind() == Kind.CLAUSE;
      out.append(alone ? Kind.PARAGRAPH : block.kind()).append(' ').append(block.level());
      out.append(' ').append(label).append('\t');
      for (Inline inline : block.content()) {
        out.append(
            inline instanceof Inline.Text run
                ? run.text()
                : "{" + ((Inline.Footnote) inline).text() + "}");
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** What is printed in italics, in bold, above and below the line. */
  static String looks(Doc doc, Profile profile, boolean kept) {
    StringBuilder out = new StringBuilder();
    int last = 0;
    for (Block block : Printed.of(doc, Numbering.of(doc, profile)).blocks()) {
      for (Inline inline : block.content()) {
        int look = kept && inline instanceof Inline.Text ? Looks.of(inline.marks()) : 0;
        if (look != 0) {
          out.append(look == last ? "" : "\n" + look + " ").append(((Inline.Text) inline).text());
        }
        last = look;
      }
      last = 0;
    }
    return out.toString();
  }

  static String looks(ReadDocument read) {
    return looks(read.doc(), read.profile(), true);
  }
}
