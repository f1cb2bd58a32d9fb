package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.refusal.Refused;
import org.plenary.text.Kind;

/** Pages made to keep a parser busy are refused before it begins, large honest ones are read. */
class HostilePageTest {
  private static final String HEAD =
      "<!doctype html><html><body><p>RESOLUTION 5</p><p>The Assembly,</p><p><i>resolves</i></p>";

  private static void refused(String code, String page) {
    Refused no = assertThrows(Refused.class, () -> HtmlTags.check(page));
    assertEquals(code, no.refusal().code());
    assertThrows(
        Refused.class,
        () -> Contributions.read(page.getBytes(StandardCharsets.UTF_8), Import.ids()));
  }

  @Test
  void elements_nested_too_deep() {
    for (String one : new String[] {"<div>", "<table><tr><td>", "<ul><li>", "<x><dl><dd>"}) {
      refused("word.deep", HEAD + one.repeat(20_000) + "x");
    }
    Refused no =
        assertThrows(
            Refused.class,
            () ->
                Contributions.read(
                    (HEAD + "<x-y>".repeat(20_000)).getBytes(StandardCharsets.UTF_8),
                    Import.ids()));
    assertEquals("word.deep", no.refusal().code(), "elements of any name, when it was parsed");
  }

  @Test
  @Timeout(5)
  void fonts_that_are_left_open() {
    StringBuilder page = new StringBuilder(HEAD);
    for (int i = 0; i < 20_000; i++) {
      page.append("<p><font size=").append(i).append('>');
    }
    refused("word.deep", page + "x");
  }

  @Test
  void more_lines_than_a_text_has() {
    refused("word.large", HEAD + "<p style=\"color:red\">x</p>".repeat(40_000));
    refused("word.large", HEAD + "<table>" + "x<p>".repeat(40_000));
    refused("word.large", HEAD + "<svg><style>" + "<p>".repeat(40_000));
    for (String ended : new String[] {"<!-->", "<!--->", "<!-- a --!>"}) {
      refused("word.large", HEAD + ended + "<p>".repeat(40_000));
    }
  }

  @Test
  void more_attributes_than_tags_have() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      names.append(i % 2 == 0 ? " a" : "\nb").append(i).append(i % 3 == 0 ? "" : "= 'x > y'");
    }
    refused("word.malformed", HEAD + "<p" + names + ">x");
    String some = names.substring(0, names.indexOf(" a302="));
    refused("word.large", HEAD + ("<p" + some + ">x").repeat(400));
  }

  /** Scripts, styles, comments and values are no tags; what a thousand clauses need is read. */
  @Test
  void a_thousand_clauses_of_a_programs_making() {
    StringBuilder page =
        new StringBuilder("<html><head><script>if (a<b) x = 'y z';</script><!-- <a '")
            .append(" x=".repeat(600))
            .append("--><style>p > a { content: \"<\" }</style></head><body>")
            .append(HEAD.substring(HEAD.indexOf("<p>")));
    for (int i = 1; i <= 1_000; i++) {
      page.append(
              "<p class=MsoNormal style='margin-left:1cm;mso-list:\"l0 > l1\"'><span lang=EN-GB")
          .append(" style=\"font-size:12.0pt\">")
          .append(i)
          .append("<span style='mso-tab-count:1'>&nbsp; </span></span><span><b><i>to</i></b> see")
          .append("<del cite=\"mailto:A\"> lamps</del><ins cite=\"mailto:A\"> bells ")
          .append(i)
          .append("</ins></span><o:p></o:p>;</p>\n");
    }
    ReadDocument read =
        assertDoesNotThrow(() -> Import.read(page.toString().getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        1_000, read.doc().blocks().stream().filter(one -> one.kind() == Kind.CLAUSE).count());
  }
}
