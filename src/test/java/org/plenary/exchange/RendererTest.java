package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profiles;

class RendererTest {

  @Test
  void text_is_read_back_into_the_same_structure() {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      String text = TextRenderer.render(read.doc(), Numbering.of(read.doc(), read.profile()));
      ReadDocument again = PlainTextTest.read(text);
      assertEquals(shape(read), shape(again), name);
      assertEquals(read.profile(), again.profile());
    }
  }

  private static List<String> shape(ReadDocument read) {
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    List<String> shape = new ArrayList<>();
    for (Block block : read.doc().blocks()) {
      String line = block.kind() + " " + block.level() + " " + block.num();
      line += " " + numbering.label(block.id()) + " " + block.plainText();
      for (Inline inline : block.content()) {
        line += inline instanceof Inline.Footnote note ? " {" + note.text() + "}" : "";
      }
      shape.add(line);
    }
    return shape;
  }

  @Test
  void markup_in_a_text_is_only_ever_text() {
    String evil = "<img src=x onerror=alert(1)>\"'&</p><script>";
    Doc doc =
        new Doc(
            List.of(
                block("t\"><b>", Kind.TITLE, new Inline.Text(evil, List.of())),
                block(
                    "c' x",
                    Kind.CLAUSE,
                    new Inline.Text(evil, List.of(new Mark.Reference("javascript:alert(1)"))),
                    new Inline.Text(evil, List.of(new Mark.Reference("#\"><script>"))),
                    new Inline.Footnote("n", evil, List.of()))));
    String page = HtmlRenderer.document(doc, Numbering.of(doc, Profiles.ITU), evil);
    assertFalse(page.contains("<img") || page.contains("<script") || page.contains("<b>"));
    assertFalse(page.contains("href=\"javascript"));
    assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/p&gt;"));
  }

  @Test
  void a_clause_is_an_element_with_a_link_to_itself() {
    ReadDocument read = PlainTextTest.read("harbour-en");
    String html = HtmlRenderer.fragment(read.doc(), Numbering.of(read.doc(), read.profile()), 1);
    assertTrue(html.startsWith("<article class=\"resolution\" lang=\"en\" dir=\"ltr\">"));
    assertTrue(
        html.contains(
            "<a class=\"label\" href=\"#c-x7\"><bdi>a)</bdi></a> <span class=\"words\">"));
    assertTrue(html.contains("<em>considering</em></h2>"));
    assertTrue(html.contains("<a href=\"#fn-1\" role=\"doc-noteref\">1</a>"));
    assertEquals(
        HtmlRenderer.fragment(read.doc(), Numbering.of(read.doc(), read.profile()), 1), html);
    ReadDocument arabic = PlainTextTest.read("harbour-ar");
    assertTrue(
        HtmlRenderer.fragment(arabic.doc(), Numbering.of(arabic.doc(), arabic.profile()), 1)
            .contains("lang=\"ar\" dir=\"rtl\""));
  }

  @Test
  void brackets_are_printed_as_signs_and_nest() {
    Mark.Bracket outer = new Mark.Bracket("o", 0);
    Mark.Bracket first = new Mark.Bracket("i", 0);
    Mark.Bracket second = new Mark.Bracket("i", 1);
    Doc doc =
        new Doc(
            List.of(
                block(
                    "c",
                    Kind.CLAUSE,
                    new Inline.Text("to keep ", List.of()),
                    new Inline.Text("all ", List.of(outer)),
                    new Inline.Text("lamps", List.of(first, outer)),
                    new Inline.Text("bells", List.of(second, outer)),
                    new Inline.Text(" lit", List.of(outer)),
                    new Inline.Text(".", List.of()))));
    assertEquals(
        "to keep [all [lamps] / [bells] lit].\n",
        TextRenderer.render(doc, Numbering.of(doc, Profiles.ITU)));
  }

  @Test
  void json_carries_the_labels() {
    ReadDocument read = PlainTextTest.read("harbour-en");
    var json = JsonRenderer.render(read.doc(), Numbering.of(read.doc(), read.profile()));
    assertEquals(read.doc().blocks().size(), json.get("blocks").size());
    assertEquals("a)", json.get("blocks").get(5).get("label").asText());
  }

  private static Block block(String id, Kind kind, Inline... content) {
    return new Block(id, kind, 0, Num.AUTO, List.of(content));
  }
}
