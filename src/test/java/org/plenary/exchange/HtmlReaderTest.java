package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Numbering;

class HtmlReaderTest {

  private static ReadFile read(String page) {
    return Contributions.read(page.getBytes(StandardCharsets.UTF_8), Import.ids());
  }

  @Test
  void what_we_write_is_read_back_into_the_same_text() {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      TrackedText again = read(HtmlRenderer.document(read.doc(), numbering, "version 1")).text();
      assertNotNull(again);
      ReadDocument after = again.newest();
      assertEquals(
          TextRenderer.render(read.doc(), numbering),
          TextRenderer.render(after.doc(), Numbering.of(after.doc(), after.profile())),
          name);
    }
  }

  @Test
  void changes_in_a_page_are_a_redline() {
    String page =
        """
        <!doctype html><title>x</title><script>alert("resolves")</script>
        <h1>RESOLUTION 3 (Lumen, 2026)</h1><p>The World Harbour Assembly,</p>
        <p><em>considering</em></p>
        <p>a) that lamps are <del title="ARB" datetime="2026-01-01">old</del><ins title="ARB">dim</ins>;</p>
        <p><ins title="RCC">b) that ships are new;</ins></p>
        <p>c) that fog is thick,</p>
        """;
    ReadFile.Part part = read(page).parts().get(0);
    assertEquals(
        List.of("mod ARB that lamps are dim;", "add RCC that ships are new;"),
        part.changes().stream()
            .map(
                change -> {
                  Block after = change.after();
                  assertNotNull(after);
                  return change.kind() + " " + change.author() + " " + after.plainText();
                })
            .toList());
  }

  /** As Google Docs and Word write it: looks in classes, numbers in lists, tabs as blanks. */
  @Test
  void pages_of_other_programs_are_read_as_a_browser_shows_them() {
    String docs =
        """
        <html><head><style>.c1{font-style:italic}.c2{font-weight:700}</style></head><body>
        <p>RESOLUTION 75 (Rev. Lumen, 2026)</p><p>The Assembly (Lumen, 2026),</p>
        <p><span class="c1">considering</span></p><ol type="a"><li>that lamps guide;</li>
        <li><span>b) that fog hides,</span></li></ol><p><span class="c1">resolves</span></p>
        <ol start="1"><li>to light the lamps;</li><li>to report:<ol type="a"><li>by day;</li>
        <li>by night.</li></ol></li></ol></body></html>
        """;
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that lamps guide;",
            "clause b)|that fog hides,",
            "call |resolves",
            "clause 1|to light the lamps;",
            "clause 2|to report:",
            "clause a)|by day;",
            "clause b)|by night."),
        body(read(docs)));

    String word =
        """
        <html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=ResNo>RESOLUTION 75</p>
        <p class=MsoNormal>The Assembly (Lumen, 2026),</p><p class=Call>considering</p>
        <p class=MsoNormal><i>a)</i><span style='mso-tab-count:1'>&nbsp;&nbsp; </span>that fog
        <del cite="mailto:ATU">hides</del><ins cite="mailto:ATU">veils</ins> the coast,</p>
        <p class=Call>resolves</p>
        <p class=MsoNormal>1<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>to go on;</p>
        <p class=MsoNormal><span style='mso-list:Ignore'>2<span style='font:7.0pt "Times"'>&nbsp;
        </span></span>to stop.</p></body></html>
        """;
    ReadFile read = read(word);
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that fog veils the coast,",
            "call |resolves",
            "clause 1|to go on;",
            "clause 2|to stop."),
        body(read));
    assertEquals("ATU", read.parts().get(0).changes().get(0).author());
  }

  private static List<String> body(ReadFile file) {
    ReadDocument read = file.text().newest();
    return read.doc().blocks().stream()
        .skip(2)
        .map(
            block ->
                block.kind().wire()
                    + " "
                    + read.typed().getOrDefault(block.id(), "")
                    + "|"
                    + block.plainText())
        .toList();
  }

  @Test
  void lists_that_a_style_sheet_counts_have_its_letters() {
    TrackedText text =
        read("<html><head><style>.lst-kix_a-0>li:before{content:\"\" counter(lst-ctn-kix_a-0,"
                + "lower-latin) \") \"}</style></head><body><p>RESOLUTION 5</p><p>The Assembly,"
                + "</p><p>considering</p><ol class=\"c5 lst-kix_a-0 start\" start=\"1\"><li>that"
                + " lamps are dim;</li><li>that fog is old,</li></ol></body></html>")
            .text();
    assertNotNull(text);
    assertEquals(List.of("a)", "b)"), text.newest().typed().values().stream().sorted().toList());
  }

  @Test
  void notes_of_other_programs_are_notes_and_comments_are_left_out() {
    Map<String, String> pages =
        Map.of(
            "that ships are late<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup>,",
            "<div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a> As of 2020.</p></div>",
            "that ships are late<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a>,",
            "<div id=ftn1><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> As of 2020.</p></div>",
            "that ships<a href=\"#cmnt1\" id=\"cmnt_ref1\">[a]</a> are late"
                + "<a name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a>,",
            "<p><a href=\"#cmnt_ref1\" id=\"cmnt1\">[a]</a> So?</p><div id=\"sdfootnote1\">"
                + "<p><a name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\">1</a>As of 2020.</p></div>");
    pages.forEach(
        (clause, notes) -> {
          TrackedText text =
              read("<html><body><p>RESOLUTION 5</p><p>The Assembly,</p><p>resolves</p><p>1 "
                      + clause
                      + "</p><p>2 to go.</p>"
                      + notes
                      + "</body></html>")
                  .text();
          assertNotNull(text);
          List<Block> blocks = text.newest().doc().blocks();
          assertEquals(5, blocks.size(), notes);
          assertEquals("that ships are late,", blocks.get(3).plainText());
          assertTrue(
              blocks.get(3).content().stream()
                  .anyMatch(
                      one ->
                          one instanceof Inline.Footnote note && note.text().equals("As of 2020.")),
              notes);
        });
  }

  /** Word saves pages in the encoding of its system, and says so. */
  @Test
  void pages_in_other_encodings_say_which() {
    String page =
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=%s\"></head><body>"
            + "<p>%s</p><p>%s</p><p>x,</p><p>1 y;</p><p>2 z.</p></body></html>";
    for (String[] one :
        new String[][] {
          {"windows-1252", "RÉSOLUTION 4 (Portovale, 2031)", "L’accès – à la lumière"},
          {"windows-1251", "РЕЗОЛЮЦИЯ 4 (Портовале, 2031 г.)", "Доступ к свету"},
          {"windows-1256", "القرار 4 (بورتوفالي، 2031)", "النفاذ إلى الضوء"},
          {"gb2312", "第4号决议（2031年，港谷）", "灯光接入"},
          {"unicode", "RÉSOLUTION 4 (Portovale, 2031)", "L’accès – à la lumière"}
        }) {
      Charset charset =
          one[0].equals("unicode") ? StandardCharsets.UTF_16 : Charset.forName(one[0]);
      byte[] bytes = page.formatted((Object[]) one).getBytes(charset);
      ReadFile read = Contributions.read(bytes, Import.ids());
      assertEquals("html", read.format(), one[0]);
      assertEquals(one[2], read.text().after().doc().blocks().get(1).plainText());
    }
  }

  @Test
  void pages_begin_in_many_ways() {
    for (String begins :
        List.of(
            "<!-- saved from a site -->\n<html>",
            "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
            "<meta charset='utf-8'>",
            "\uFEFF<!DOCTYPE html>")) {
      assertEquals(
          "html",
          read(begins + "<p>RESOLUTION 4</p><p>Lamps</p><p>1 to light;</p><p>2 to ring.</p>")
              .format(),
          begins);
    }
  }
}
