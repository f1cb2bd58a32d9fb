package org.plenary.exchange;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.plenary.text.Numbering;

/** The HTML export, byte by byte; {@link Golden} says how to write the files anew. */
class GoldenHtmlTest {
  static final Iterable<String> LANGUAGES = Sample.LANGUAGES;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void the_export_is_as_it_was_looked_at(String language) throws IOException {
    Sample sample = Sample.of(language);
    Numbering numbering = Numbering.of(sample.before(), sample.profile());
    String footer = "World Harbour Assembly · version 7 · /m/harbour/bells?v=7";
    Golden.check(
        "export-" + language + ".html", HtmlRenderer.document(sample.before(), numbering, footer));
  }
}
