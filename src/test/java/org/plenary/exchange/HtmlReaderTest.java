package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
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

  @Test
  void a_page_nested_too_deep_is_refused() {
    Refused no =
        assertThrows(Refused.class, () -> read("<html><body>" + "<div>".repeat(20_000) + "x"));
    assertEquals("word.deep", no.refusal().code());
  }
}
