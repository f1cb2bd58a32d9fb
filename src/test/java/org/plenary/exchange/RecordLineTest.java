package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.text.Numbering;

/** Where a document says that it is in the record. */
class RecordLineTest {
  static final Checkpoint COVERED =
      new Checkpoint("harbour.example/m/wha_28*/log", 1234, Hash.of(new byte[] {1}));

  @Test
  void it_is_in_the_language_of_the_text_with_size_and_root() {
    String english = RecordLine.of(COVERED, "en");
    assertEquals(
        "Record harbour.example/m/wha_28*/log · entries: 1234 · root: " + COVERED.root().base64(),
        english);
    assertTrue(RecordLine.of(COVERED, "fr").startsWith("Registre "));
    assertTrue(RecordLine.of(COVERED, "zh-Hant").startsWith("记录 "));
    assertEquals(english, RecordLine.of(COVERED, "pt"));
    assertEquals("", RecordLine.of(null, "en"));
  }

  @Test
  void plain_text_is_read_back_without_it() {
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      String text =
          TextRenderer.render(sample.before(), Numbering.of(sample.before(), sample.profile()));
      String with = text + RecordLine.plain(RecordLine.of(COVERED, language));
      assertTrue(with.contains(COVERED.root().base64()));
      assertEquals(text, RecordLine.without(with));
    }
    String typed = "a)\tthe [record]\tof the meeting;\n";
    assertEquals(typed, RecordLine.without(typed));
  }

  @Test
  void nothing_of_it_is_markup() {
    String line = RecordLine.markdown(RecordLine.of(COVERED, "en"));
    assertTrue(line.contains("wha\\_28\\*/log"), line);
    assertFalse(RecordLine.markdown("").contains("---"));
  }

  @Test
  void a_page_escapes_it_and_leaves_out_what_is_empty() {
    Sample sample = Sample.of("en");
    Numbering numbering = Numbering.of(sample.before(), sample.profile());
    String page = HtmlRenderer.document(sample.before(), numbering, "one", "", "<b>");
    assertTrue(page.contains("<footer><p>one</p><p>&lt;b&gt;</p></footer>"), page);
  }
}
