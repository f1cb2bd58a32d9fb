package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Negotiation;
import org.plenary.refusal.Refused;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;

/** Our own JSON and Markdown come in again, and what only looks like them is refused. */
class OwnFormsTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] export(Format format, Doc doc, String language) {
    State state = new State(3, doc, 1, Negotiation.NONE);
    return Export.bytes(
        format, AknSamples.MEETING, AknSamples.item(language), state, RecordLineTest.COVERED);
  }

  @Test
  void json_is_the_same_but_for_names() {
    for (String language : Sample.LANGUAGES) {
      Doc doc = Sample.of(language).before();
      String before = new String(export(Format.JSON, doc, language), StandardCharsets.UTF_8);
      ReadFile read = Contributions.read(bytes(before), Import.ids());
      assertEquals("json", read.format());
      Doc again = read.text().newest().doc();
      assertTrue(
          again.blocks().stream().noneMatch(b -> doc.blocks().get(0).id().equals(b.id())),
          "ids are never taken from a file");
      assertEquals(
          new String(export(Format.TXT, doc, language), StandardCharsets.UTF_8),
          new String(export(Format.TXT, again, language), StandardCharsets.UTF_8));
      assertEquals(references(doc), references(again), "references follow");
    }
  }

  private static List<Integer> references(Doc doc) {
    List<String> ids = doc.blocks().stream().map(Block::id).toList();
    return doc.blocks().stream()
        .flatMap(block -> block.content().stream())
        .flatMap(inline -> inline.marks().stream())
        .filter(Mark.Reference.class::isInstance)
        .map(mark -> ids.indexOf(((Mark.Reference) mark).to().replace("#", "")))
        .toList();
  }

  @Test
  void json_that_lies_is_refused() {
    String good =
        "{\"blocks\":[{\"id\":\"a\",\"kind\":\"number\",\"level\":0,\"num\":\"auto\",\"content\":"
            + "[{\"type\":\"text\",\"text\":\"RESOLUTION 1\"}]}]}";
    assertEquals(1, Import.read(bytes(good)).doc().blocks().size());
    for (Map.Entry<String, String> one :
        Map.of(
                "\"kind\":\"number\"", "\"kind\":\"script\"",
                "\"level\":0", "\"level\":9",
                "\"num\":\"auto\"", "\"num\":7",
                "\"text\":\"RESOLUTION 1\"", "\"text\":{\"x\":1}",
                "\"type\":\"text\"", "\"type\":\"image\"",
                "\"id\":\"a\"", "\"id\":\"a\",\"id\":\"b\"",
                "\"content\":[",
                    "\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"x\"}],"
                        + "\"text\":\"y\"},",
                "{\"blocks\":[", "{\"blocks\":[" + "[".repeat(20_000),
                "]}]}", "]},",
                "{\"blocks\":[{", "{\"blocks\":[],\"x\":[{")
            .entrySet()) {
      String bad = good.replace(one.getKey(), one.getValue());
      assertFalse(bad.equals(good), one.getKey());
      Refused no = assertThrows(Refused.class, () -> Import.read(bytes(bad)), one.getValue());
      assertEquals("import.form", no.refusal().code(), one.getValue());
    }
    String twice = good.replace("]}]}", "]}," + good.substring(11, good.length() - 2) + "]}");
    assertThrows(Refused.class, () -> Import.read(bytes(twice)), "an id stands twice");
  }

  /** What would take a reader minutes is refused before it is tried. */
  @Test
  void markup_without_end_is_refused_at_once() {
    String open = "# RESOLUTION 1\n\n- a) ";
    for (Map.Entry<String, String> one :
        Map.of(
                "{\"blocks\":[{\"id\":\"a\",\"kind\":\"clause\",\"level\":0,\"num\":\"auto\","
                    + "\"content\":["
                    + IntStream.range(0, 40_000)
                        .mapToObj(
                            i ->
                                "{\"type\":\"text\",\"text\":\"x\",\"marks\":[{\"type\":"
                                    + "\"bracket\",\"id\":\"k"
                                    + i
                                    + "\",\"option\":1}]}")
                        .collect(Collectors.joining(","))
                    + "]}]}",
                "import.large",
                "RESOLUTION 1\nconsidering\n" + "a)\tthat;\n".repeat(200_000),
                "import.large",
                open + "[^1]".repeat(3_000) + "\n\n[^1]: " + "[^1] ".repeat(2_000),
                "import.large",
                open + "[".repeat(150_000),
                "import.large",
                "<html><body>" + "<b><p>".repeat(150_000),
                "word.large",
                "<html><body>" + "<div>".repeat(20_000),
                "word.deep")
            .entrySet()) {
      long begun = System.nanoTime();
      Refused no =
          assertThrows(Refused.class, () -> Contributions.read(bytes(one.getKey()), Import.ids()));
      assertEquals(one.getValue(), no.refusal().code());
      long took = (System.nanoTime() - begun) / 1_000_000;
      assertTrue(took < 5_000, took + " ms for " + one.getKey().substring(0, 30));
    }
  }

  @Test
  void markdown_of_ours_with_its_record_and_markdown_typed_by_hand() {
    Doc doc = Sample.of("ar").before();
    ReadDocument ours = Import.read(export(Format.MD, doc, "ar"));
    assertEquals(
        new String(export(Format.TXT, doc, "ar"), StandardCharsets.UTF_8),
        new String(export(Format.TXT, ours.doc(), "ar"), StandardCharsets.UTF_8),
        "the line that tells of the record is no clause");

    ReadFile read =
        Contributions.read(
            bytes(
                "# RESOLUTION 7 (Lumen, 2026)\n\nOn *open* ports\n\nThe Assembly,\n\n##"
                    + " considering\n\n* a) that [lamps](https://example.org/x_(y)) are **lit\n"
                    + "  at night**;\n* b) that bells &amp; horns[^n] ring,\n\n## resolves\n\n-"
                    + " 1 to go on:\n    - 1.1 by night;\n- 2 to stop.\n\n[^n]: Both \\*kinds\\*."
                    + "\n"),
            Import.ids());
    assertEquals("markdown", read.format());
    Doc typed = read.text().newest().doc();
    assertEquals(
        List.of(
            "NUMBER 0 RESOLUTION 7 (Lumen, 2026)",
            "TITLE 0 On open ports",
            "FORMULA 0 The Assembly,",
            "CALL 0 considering",
            "CLAUSE 0 that lamps are lit at night;",
            "CLAUSE 0 that bells & horns ring,",
            "CALL 0 resolves",
            "CLAUSE 0 to go on:",
            "CLAUSE 1 by night;",
            "CLAUSE 0 to stop."),
        typed.blocks().stream()
            .map(b -> b.kind() + " " + b.level() + " " + b.plainText())
            .toList());
    Inline.Footnote note =
        (Inline.Footnote)
            typed.blocks().get(5).content().stream()
                .filter(Inline.Footnote.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertEquals("Both *kinds*.", note.text());
    assertTrue(
        typed
            .blocks()
            .get(4)
            .content()
            .contains(new Inline.Text("lit at night", List.of(new Mark.Strong()))));
    assertEquals(Kind.CALL, typed.blocks().get(3).kind());
  }
}
