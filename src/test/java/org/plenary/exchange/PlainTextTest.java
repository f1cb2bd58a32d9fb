package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.References;

class PlainTextTest {

  @Test
  void a_resolution_is_read_into_its_structure() throws IOException {
    ReadDocument read = read("harbour-en");
    JsonNode counts = read.toJson().get("counts");
    assertEquals(4, counts.get("heading").asInt());
    assertEquals(9, counts.get("calls").asInt());
    assertEquals(31, counts.get("clauses").asInt());
    assertEquals(6, counts.get("subItems").asInt());
    assertEquals(2, counts.get("unnumbered").asInt());
    assertEquals(1, counts.get("footnotes").asInt());
    assertEquals(4, counts.get("linesLeftOut").asInt());
    assertEquals("en", read.profile().language());
  }

  @Test
  void derived_labels_are_those_that_were_typed() throws IOException {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = read(name);
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      for (Block block : read.doc().blocks()) {
        String typed = read.typed().getOrDefault(block.id(), "").replaceAll("\\s", "");
        assertEquals(typed, numbering.label(block.id()), name + ": " + block.plainText());
      }
      assertTrue(
          read.findings().stream().noneMatch(f -> f.code().startsWith("numbering")),
          read.findings().toString());
    }
  }

  @Test
  void noise_is_left_out_and_words_are_kept() throws IOException {
    ReadDocument read = read("harbour-en");
    String all = String.join("\n", read.doc().blocks().stream().map(Block::plainText).toList());
    assertFalse(
        all.contains("bookmark") || all.contains("FOREWORD") || all.contains("footnoteRef"));
    assertTrue(all.contains("RESOLUTION 41 (Rev.\u00A0Portovale, 2031)\n"));
    assertTrue(all.contains("lamps of the HSU\u2011L sector"));
    assertTrue(all.contains("(i)\u00A0to avoid duplication"));
    assertTrue(all.contains("developing countries;"));
    Inline.Footnote note = footnote(read);
    assertEquals(
        "These include small islands [and atolls], landlocked harbours and coasts in transition.",
        note.text());
  }

  @Test
  void references_are_found_and_lead_to_their_targets() {
    ReadDocument read = read("harbour-en");
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    List<String> found =
        read.doc().blocks().stream()
            .flatMap(block -> References.of(block).stream())
            .map(
                span ->
                    span.text().replace('\u00A0', ' ').replace('\u2011', '-')
                        + " = "
                        + (span.target().startsWith("#")
                            ? numbering.label(span.target().substring(1))
                            : span.target()))
            .toList();
    assertEquals(
        List.of(
            "United Nations General Assembly (UNGA) Resolution 70/1 = unga:70/1",
            "Resolution 71 (Rev. Dubai, 2018) = itu:pp:71",
            "Resolution 140 (Rev. Bucharest, 2022) = itu:pp:140",
            "Resolution 178 (Guadalajara, 2010) = itu:pp:178",
            "Resolution 200 (Rev. Dubai, 2018) = itu:pp:200",
            "considering e) = e)",
            "f) = f)",
            "g) = g)",
            "Resolution 1332 = itu:council:1332",
            "Resolution ITU-R 61 (Rev. Sharm el-Sheikh, 2019) = itu:ra:61",
            "Recommendation ITU-T X.1234 = itu:t:x.1234",
            "Council Resolution 1332 = itu:council:1332",
            "resolves 1 = 1",
            "2 = 2"),
        found);
    assertEquals(List.of(), References.stale(read.doc(), numbering));
    assertEquals(List.of(), read.findings());
  }

  @Test
  void references_to_nothing_and_wrong_endings_are_reported() {
    ReadDocument read =
        read("RESOLUTION 1 (X, 2030)\nT\nnoting\na)\tx.\nb)\tnoting d) above,\nresolves\nto be.");
    assertEquals(
        List.of("ending.differs", "reference.dangling"),
        read.findings().stream().map(Finding::code).toList());
  }

  @Test
  void scripts_without_cases_have_calls_too() throws IOException {
    ReadDocument arabic = read("harbour-ar");
    assertEquals("ar", arabic.profile().language());
    assertEquals(
        List.of("إذ تضع في اعتبارها", "وإذ تدرك", "تقرر", "تدعو الدول الأعضاء"), calls(arabic));
    ReadDocument chinese = read("harbour-zh");
    assertEquals("zh", chinese.profile().language());
    assertEquals(List.of("考虑到", "认识到", "做出决议", "请成员国"), calls(chinese));
  }

  @Test
  void a_text_of_the_general_assembly_has_no_calls() throws IOException {
    ReadDocument read = read("assembly-en");
    assertEquals("unga", read.profile().name());
    assertEquals(List.of(), calls(read));
    assertEquals(9, read.toJson().get("counts").get("clauses").asInt());
    assertEquals(3, read.toJson().get("counts").get("unnumbered").asInt());
  }

  @Test
  void a_typed_style_that_is_not_the_derived_one_is_kept() {
    ReadDocument read =
        read(
            "RESOLUTION 1 (X, 2030)\nT\nresolves\n1\tone:\na)\tx;\nb)\ty;\n2\ttwo,\nnotes\n1\tonly.");
    List<Block> blocks = read.doc().blocks();
    assertEquals(Num.ALPHA, blocks.get(4).num());
    assertEquals(Num.AUTO, blocks.get(5).num());
    assertEquals(Num.DECIMAL, blocks.get(blocks.size() - 1).num());
  }

  @Test
  void slips_of_numbering_are_reported_and_the_words_kept() {
    ReadDocument read =
        read(
            "RESOLUTION 1 (X, 2030)\nT\nnoting\na)\tx;\nb)\ty;\nb)\tz;\no)\tw;\np)\tv,\nresolves\nto be.");
    assertEquals(
        List.of("numbering.repeat", "numbering.jump", "numbering.differs"),
        read.findings().stream().map(Finding::code).filter(c -> c.startsWith("numb")).toList());
  }

  @Test
  void the_ninth_letter_and_the_first_numeral_are_told_apart() {
    StringBuilder text = new StringBuilder("RESOLUTION 1 (X, 2030)\nT\nnoting\n");
    for (char c = 'a'; c <= 'h'; c++) {
      text.append(c).append(")\titem").append(c == 'h' ? ":" : ";").append('\n');
    }
    text.append("i)\tsub;\nii)\tsub;\ni)\tninth;\nj)\ttenth,\n");
    ReadDocument read = read(text.toString());
    List<Integer> levels = read.doc().blocks().stream().skip(11).map(Block::level).toList();
    assertEquals(List.of(1, 1, 0, 0), levels);
  }

  @Test
  void line_ends_and_byte_order_marks_make_no_difference() throws IOException {
    Reading plain = PlainText.read(file("harbour-en"), ids());
    String windows = "\uFEFF" + file("harbour-en").replace("\n", "\r\n");
    assertEquals(plain, PlainText.read(windows, ids()));
    assertEquals(plain, PlainText.read(windows.getBytes(StandardCharsets.UTF_8), ids()));
    assertEquals(plain, PlainText.read(windows.getBytes(StandardCharsets.UTF_16LE), ids()));
    assertEquals(plain, PlainText.read(file("harbour-en").replace("\n", "\r"), ids()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\u00A0\n", "\uFEFF"})
  void nothing_is_refused(String text) {
    assertRefused("import.empty", PlainText.read(text, ids()));
  }

  @Test
  void what_is_no_resolution_is_refused() {
    assertRefused("import.form", PlainText.read("One line.", ids()));
    assertRefused("import.form", PlainText.read(">> CHAIR: Good morning.\nThanks.\n", ids()));
    assertRefused("import.binary", PlainText.read("PK\u0003\u0004\u0000\u0000", ids()));
    assertRefused("import.encoding", PlainText.read(new byte[] {'a', (byte) 0xc3, '('}, ids()));
    assertRefused("import.large", PlainText.read("a)\tx;\n".repeat(1_000_000), ids()));
    assertRefused("import.large", PlainText.read("resolves\n1\t" + "x ".repeat(90_000), ids()));
  }

  @Test
  void hostile_text_is_read_or_refused_in_time() {
    for (String piece :
        List.of(
            "[1:",
            "[footnoteRef:1]",
            "[footnoteRef:1][1: ",
            "[bookmark:",
            "a)\t",
            "((((",
            "1.",
            "i)ii)\t",
            "noting\n",
            "[1]\tx\n",
            "\u0661")) {
      String text = "RESOLUTION 1 (X, 2030)\nT\nnoting\n" + piece.repeat(90_000 / piece.length());
      PlainText.read(text, ids());
      PlainText.read(text.replace("\t", "\n"), ids());
    }
    Random random = new Random(41);
    String signs = "ab1i.):;,\t\n\n []fR\u00A0\uFFFCتق–\ud800";
    for (int run = 0; run < 2_000; run++) {
      StringBuilder text = new StringBuilder("RESOLUTION 1\nnoting\n");
      for (int i = 0; i < 200; i++) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      PlainText.read(text.toString(), ids());
    }
  }

  static ReadDocument read(String nameOrText) {
    try {
      String text = nameOrText.contains("\n") ? nameOrText : file(nameOrText);
      return assertInstanceOf(ReadDocument.class, PlainText.read(text, ids()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String file(String name) throws IOException {
    try (InputStream in = PlainTextTest.class.getResourceAsStream("/read/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Supplier<String> ids() {
    AtomicInteger count = new AtomicInteger();
    return () -> "x" + count.incrementAndGet();
  }

  private static List<String> calls(ReadDocument read) {
    return read.doc().blocks().stream()
        .filter(block -> block.kind() == Kind.CALL)
        .map(Block::plainText)
        .toList();
  }

  private static Inline.Footnote footnote(ReadDocument read) {
    return read.doc().blocks().stream()
        .flatMap(block -> block.content().stream())
        .filter(Inline.Footnote.class::isInstance)
        .map(Inline.Footnote.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(String code, Reading reading) {
    assertEquals(code, assertInstanceOf(Reading.Unreadable.class, reading).refusal().code());
  }

  @Test
  void places_are_known_in_the_language_of_the_text() {
    for (String text :
        List.of(
            "RÉSOLUTION 3 (Rév. Bucaresst, 2022)\nL'Assemblée (Genève, 2004),\nconsidérant\n"
                + "a)\tque les phares de la côte et du port;\nb)\tque la brume,\n",
            "РЕЗОЛЮЦИЯ 3 (Пересм. Бухорест, 2022 г.)\nАссамблея (Женева, 2004 г.),\nучитывая\n"
                + "a)\tчто маяки;\nb)\tчто туман,\n")) {
      assertEquals(
          1,
          read(text).findings().stream()
              .filter(finding -> finding.code().equals("place.misspelt"))
              .count(),
          text);
    }
  }

  @Test
  void slips_of_places_and_repeated_clauses_are_reported() {
    ReadDocument read =
        read(
            """
            RESOLUTION 3 (Rev. Buchrest, 2022)
            The Assembly (Florianopolis, 2004),
            considering
            a)\tResolution 7 (Rev. Port Aven, 2018) on the lamps of all harbours;
            b)\tResolution 7 (Rev. Port Aven, 2018) on the lamps of all harbours,
            """);
    assertEquals(
        List.of("place.misspelt", "clause.repeated"),
        read.findings().stream()
            .map(Finding::code)
            .filter(code -> code.startsWith("place") || code.startsWith("clause"))
            .toList());
  }

  @Test
  void drafts_of_the_united_nations_number_what_is_operative() {
    for (String[] typed :
        new String[][] {
          {"OP1.", "OP2.", "OP2bis.", "OP3."},
          {"(OP1) 1.", "(OP2) 2.", "(OP2bis)", "(OP3) 3."},
          {"OP 1", "OP 2", "OP 2 bis", "OP 3"},
        }) {
      ReadDocument read =
          Import.read(
              "Draft resolution\nHarbours\nThe General Assembly,\n"
                  + "Noting that fog remains thick,\n"
                  + (typed[0] + " Takes note of the report;\n")
                  + (typed[1]
                      + "\tCalls upon all ports:\n(a) To light lamps;\n(b) To ring bells;\n")
                  + (typed[2] + " Invites ports to open;\n" + typed[3] + " Decides to go on.\n"));
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      assertEquals(
          List.of(
              "0 |Noting that fog remains thick,",
              "0 1.|Takes note of the report;",
              "0 2.|Calls upon all ports:",
              "1 (a)|To light lamps;",
              "1 (b)|To ring bells;",
              "0 2.bis|Invites ports to open;",
              "0 3.|Decides to go on."),
          read.doc().blocks().stream()
              .filter(block -> block.kind() == Kind.CLAUSE)
              .map(b -> b.level() + " " + numbering.label(b.id()) + "|" + b.plainText())
              .toList(),
          typed[0]);
      assertEquals(List.of(), read.findings(), typed[0]);
    }
  }

  @Test
  void number_lines_of_other_bodies() {
    for (String number :
        List.of(
            "42 C/Resolution 99",
            "42 C/Résolution 9",
            "WHA77.14",
            "EB154.R3",
            "R 900 (C-1977, last amended C-1984)",
            "Резолюция МСЭ-R 94-2",
            "第COM5/2号决议（2031年，港谷）")) {
      List<Block> blocks =
          Import.read(
                  number
                      + "\nHarbours\nThe General Conference,\nNoting 41 C/Resolution 15,\n"
                      + "1.\tInvites ports to open;\n2.\tRequests a report.\n")
              .doc()
              .blocks();
      assertEquals(Kind.NUMBER, blocks.get(0).kind(), number);
      assertEquals(Kind.TITLE, blocks.get(1).kind(), number);
    }
  }
}
