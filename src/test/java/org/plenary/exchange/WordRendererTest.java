package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Capacity;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;
import org.plenary.text.Redline.Op;
import org.plenary.word.Comment;
import org.plenary.word.Line;
import org.plenary.word.PageSetup;
import org.plenary.word.Piece;
import org.plenary.word.Tracked;
import org.plenary.word.View;
import org.plenary.word.WordDocument;
import org.plenary.word.WordReader;

/** What is written as a Word file is read back as the same texts. */
class WordRendererTest {

  private static final String DATE = "2026-01-02T03:04:05Z";

  private static final PageSetup SETUP =
      new PageSetup("A <title>", "RES 9 · v7", "a <footer>", "en", false, "Plenary", "");

  private static final String EM = "\"mark\":{\"type\":\"emphasis\"}";

  private static State state(long version, Doc doc) {
    return new State(version, doc, 1, Negotiation.NONE);
  }

  private static byte[] redline(Doc before, Doc after, Profile profile) {
    Provenance provenance =
        Provenance.of(state(1, before), state(1, after), List.of(), voice -> "");
    return WordRenderer.redline(
        before,
        Numbering.of(before, profile),
        after,
        Numbering.of(after, profile),
        provenance,
        List.of(),
        SETUP);
  }

  /** The lines of a text as it is printed, notes in their places. */
  private static List<String> printed(Doc doc, Profile profile) {
    Numbering numbering = Numbering.of(doc, profile);
    List<String> lines = new ArrayList<>();
    for (Block block : Printed.of(doc, numbering).blocks()) {
      String label = numbering.label(block.id());
      StringBuilder line = new StringBuilder(label.isEmpty() ? "" : label + "\t");
      for (Inline inline : block.content()) {
        line.append(
            inline instanceof Inline.Text run
                ? run.text()
                : "{" + ((Inline.Footnote) inline).text() + "}");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> lines(byte[] file, View view) {
    WordDocument read = WordReader.read(file);
    List<String> lines = new ArrayList<>();
    for (Line line : read.lines(view)) {
      StringBuilder text = new StringBuilder();
      for (Piece piece : line.pieces()) {
        String note = piece.note();
        text.append(note == null ? piece.text() : "{" + read.note(note, view) + "}");
      }
      lines.add(text.toString());
    }
    if (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static void check(Doc before, Doc after, Profile profile) {
    byte[] file = redline(before, after, profile);
    assertEquals(printed(after, profile), lines(file, View.ACCEPTED), "accepted");
    assertEquals(printed(before, profile), lines(file, View.REJECTED), "rejected");
    assertArrayEquals(file, redline(before, after, profile), "the same bytes again");
  }

  @Test
  void acceptingAndRejectingGivesExactlyTheTwoTexts() {
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      check(sample.before(), sample.after(), sample.profile());
      check(sample.after(), sample.before(), sample.profile());
      check(sample.before(), sample.before(), sample.profile());
    }
  }

  @Test
  void oneSortOfSpaceIsNotAnother() {
    Doc before = new Doc(List.of(clause("that No. 5 and  No. 6 of\u202F2024 shine;")));
    Doc after = new Doc(List.of(clause("that No.\u00A05 and No. 6 of 2024\u00A0shine;")));
    check(before, after, Profiles.ITU);
    check(after, before, Profiles.ITU);
  }

  @Test
  void soItIsForAnyTwoTexts() {
    Random random = new Random(2026);
    for (int round = 0; round < 200; round++) {
      List<Block> pool = pool(random);
      check(some(pool, random), some(pool, random), Profiles.ITU);
    }
  }

  /** Blocks of which two of one id may differ: what a text and its later version are made of. */
  private static List<Block> pool(Random random) {
    String[] words = {"lamps ", "fog ", "ships ", "quays ", "bells ", "<tides> ", "& masts "};
    List<Block> pool = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      Kind kind = random.nextInt(5) == 0 ? Kind.CALL : Kind.CLAUSE;
      for (int version = 0; version < 2; version++) {
        StringBuilder text = new StringBuilder("that ");
        for (int w = 0; w < 6; w++) {
          text.append(words[random.nextInt(words.length)]);
        }
        List<Inline> content = new ArrayList<>();
        content.add(new Inline.Text(text.toString().strip(), List.of()));
        if (kind == Kind.CLAUSE && random.nextInt(4) == 0) {
          content.add(new Inline.Footnote("n" + i, "note " + random.nextInt(2), List.of()));
        }
        int level = kind == Kind.CALL ? 0 : random.nextInt(3);
        pool.add(new Block("b" + i, kind, level, Num.AUTO, content));
      }
    }
    return pool;
  }

  private static Doc some(List<Block> pool, Random random) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pool.size(); i += 2) {
      if (random.nextInt(4) > 0) {
        int at = random.nextInt(5) == 0 ? random.nextInt(blocks.size() + 1) : blocks.size();
        blocks.add(at, pool.get(i + random.nextInt(2)));
      }
    }
    return new Doc(
        blocks.isEmpty() ? List.of(new Block("e", Kind.CLAUSE, 0, Num.AUTO, List.of())) : blocks);
  }

  @Test
  void aFileOfOursIsReadBackIntoTheSameStructure() {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      byte[] file = WordRenderer.clean(read.doc(), numbering, List.of(), SETUP);
      ReadDocument again = Import.read(file);
      assertEquals(shape(read), shape(again), name);
    }
  }

  private static List<String> shape(ReadDocument read) {
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    return read.doc().blocks().stream()
        .map(
            block ->
                block.kind()
                    + " "
                    + block.level()
                    + " "
                    + numbering.label(block.id())
                    + " "
                    + block.plainText())
        .toList();
  }

  @Test
  void eachWordIsToldOfWhomItCameFrom() {
    Block clause = clause("that lamps are old;");
    Doc before = new Doc(List.of(clause));
    Doc middle = new Doc(List.of(clause("that big lamps are old;")));
    Doc after = new Doc(List.of(clause("that big lamps are dim;")));
    List<Entry> entries =
        List.of(
            edit(2, 7, "{\"stepType\":\"replace\",\"from\":6,\"to\":6," + slice("big ") + "}"),
            edit(3, 8, "{\"stepType\":\"replace\",\"from\":20,\"to\":23," + slice("dim") + "}"));
    Provenance provenance =
        Provenance.of(
            state(1, before), state(3, after), entries, voice -> voice == 7 ? "ATU" : "CEPT");
    Numbering old = Numbering.of(before, Profiles.ITU);
    Numbering now = Numbering.of(after, Profiles.ITU);
    byte[] file = WordRenderer.redline(before, old, after, now, provenance, List.of(), SETUP);
    assertEquals(middle.size(), after.size());
    List<String> told = new ArrayList<>();
    for (Piece piece : WordReader.read(file).paragraphs().get(0).pieces()) {
      if (piece.inserted() != null) {
        told.add("+" + piece.text() + piece.inserted().author() + piece.inserted().date());
      } else if (piece.deleted() != null) {
        told.add("-" + piece.text() + piece.deleted().author() + piece.deleted().date());
      }
    }
    assertEquals(
        List.of(
            "+big ATU1970-01-01T00:00:02Z",
            "-oldCEPT1970-01-01T00:00:03Z",
            "+dimCEPT1970-01-01T00:00:03Z"),
        told);
  }

  @Test
  void aNewLookIsToldOfWhomItCameFrom() throws IOException {
    Mark italic = new Mark.Emphasis();
    Doc before = new Doc(List.of(clause("that lamps are old;")));
    Inline lamps = new Inline.Text("lamps", List.of(italic));
    Inline end = new Inline.Text(" are old;", List.of());
    List<Inline> content = List.of(words("that big ").get(0), lamps, end);
    Doc after = new Doc(List.of(new Block("a", Kind.CLAUSE, 0, Num.AUTO, content)));
    List<Entry> entries =
        List.of(
            edit(2, 8, "{\"stepType\":\"addMark\",\"from\":6,\"to\":11," + EM + "}"),
            edit(3, 7, "{\"stepType\":\"replace\",\"from\":6,\"to\":6," + slice("big ") + "}"));
    Provenance provenance =
        Provenance.of(
            state(1, before), state(3, after), entries, voice -> voice == 7 ? "ATU" : "CEPT");
    Numbering old = Numbering.of(before, Profiles.ITU);
    Numbering now = Numbering.of(after, Profiles.ITU);
    byte[] file = WordRenderer.redline(before, old, after, now, provenance, List.of(), SETUP);
    Piece.OldLook plain = new Piece.OldLook(0, new Tracked("CEPT", "1970-01-01T00:00:02Z"));
    List<Piece> pieces = WordReader.read(file).paragraphs().get(0).pieces();
    assertEquals(new Piece("lamps", Piece.ITALIC, null, null, null, plain), pieces.get(2));
    assertEquals(
        List.of(pieces.get(2)), pieces.stream().filter(p -> p.relooked() != null).toList());
    String body = part(file, "word/document.xml");
    assertTrue(body.contains("<w:rPr></w:rPr></w:rPrChange></w:rPr>"), body);
  }

  private static Block clause(String words) {
    return new Block("a", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  private static String slice(String text) {
    return "\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
  }

  private static Entry edit(long version, int voice, String step) {
    String body = "{\"steps\":[" + step + "]}";
    return new Entry(1, version, "edit", voice, version * 1000, "client-01", (int) version, body);
  }

  @Test
  void whatWasExportedIsReadAsTheSameChanges() {
    Sample sample = Sample.of("en");
    TrackedText text =
        Contributions.read(redline(sample.before(), sample.after(), sample.profile()), Import.ids())
            .text();
    assertNotNull(text);
    assertNotNull(text.before());
    assertNotNull(text.after());
    assertTrue(
        text.runs().values().stream()
            .flatMap(List::stream)
            .anyMatch(run -> run.op() == Op.REMOVED));
    assertEquals(1, FootnoteNumbers.of(text.after().doc()).size());
  }

  @Test
  void whatOnlyMovedIsMovedInWordToo() throws Exception {
    Block one = new Block("1", Kind.CLAUSE, 0, Num.AUTO, words("that fog is thick;"));
    Block two = new Block("2", Kind.CLAUSE, 0, Num.AUTO, words("that lamps are old;"));
    Block three = new Block("3", Kind.CLAUSE, 0, Num.AUTO, words("that bells are new;"));
    Block other = new Block("1", Kind.CLAUSE, 0, Num.AUTO, words("that fog was thin;"));
    Doc before = new Doc(List.of(one, two, three));
    Doc after = new Doc(List.of(two, three, one));
    check(before, after, Profiles.ITU);
    String moved = part(redline(before, after, Profiles.ITU), "word/document.xml");
    for (String end : List.of("moveFrom", "moveTo")) {
      assertTrue(moved.contains("<w:" + end + "RangeStart"), moved);
      assertTrue(moved.contains("<w:" + end + "RangeEnd"), moved);
      assertTrue(moved.contains("<w:rPr><w:" + end + " "), "the end of the paragraph too");
    }
    assertEquals(2, moved.split("w:name=\"move1\"", -1).length - 1);

    Doc changed = new Doc(List.of(two, three, other));
    check(before, changed, Profiles.ITU);
    String out = part(redline(before, changed, Profiles.ITU), "word/document.xml");
    assertTrue(!out.contains("moveFrom"), "words that changed are not hidden in a move");
  }

  private static List<Inline> words(String text) {
    return List.of(new Inline.Text(text, List.of()));
  }

  private static String part(byte[] file, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException(name);
  }

  @Test
  void remarksAreComments() {
    Doc doc = new Doc(List.of(clause("that fog is thick.")));
    byte[] file =
        WordRenderer.clean(
            doc,
            Numbering.of(doc, Profiles.ITU),
            List.of(
                new WordRenderer.Remark("a", "RCC", DATE, "who?", false, List.of()),
                new WordRenderer.Remark(
                    "a",
                    "RCC",
                    DATE,
                    "why?\nhow?",
                    true,
                    List.of(
                        new WordRenderer.Reply("APT", DATE, "so."),
                        new WordRenderer.Reply("CEPT", DATE, "well\nsaid.")))),
            SETUP);
    List<Comment> comments = WordReader.read(file).comments();
    assertEquals(4, comments.size());
    assertEquals(List.of(-1, -1, 1, 1), comments.stream().map(Comment::parent).toList());
    assertEquals(List.of(false, true, true, true), comments.stream().map(Comment::done).toList());
    assertEquals("well\nsaid.", comments.get(3).text());
    assertEquals("that fog is thick.", comments.get(3).quote());
    Comment comment = comments.get(1);
    assertEquals("why?\nhow?", comment.text());
    assertEquals("that fog is thick.", comment.quote());
    assertEquals("RCC", comment.by().author());
  }

  @Test
  void whatWasSaidToARemarkRepliesToItsComment() {
    Doc doc = new Doc(List.of(clause("that fog is thick.")));
    By here = new By(7, 1, "Coralia", "RCC", Capacity.DELEGATE);
    By there = new By(8, 2, "Harbour Union", "", Capacity.OBSERVER);
    Negotiation said =
        Negotiation.NONE
            .after(
                new Act.Commented(1, "a", 0, 0, "", 0, CommentType.GENERAL, Set.of(), "why?"),
                new Stamp(here, 2, 2_000))
            .after(new Act.Replied(1, "so."), new Stamp(there, 3, 3_000))
            .after(new Act.Resolved(1, true), new Stamp(here, 4, 4_000));
    byte[] file =
        Export.bytes(
            Format.DOCX,
            AknSamples.MEETING,
            AknSamples.item("en"),
            new State(4, doc, 1, said),
            null);
    assertEquals(
        List.of(
            new Comment(
                new Tracked("RCC (Coralia)", "1970-01-01T00:00:02Z"),
                "why?",
                0,
                "that fog is thick.",
                -1,
                true),
            new Comment(
                new Tracked("Harbour Union", "1970-01-01T00:00:03Z"),
                "so.",
                0,
                "that fog is thick.",
                0,
                true)),
        WordReader.read(file).comments());
  }
}
