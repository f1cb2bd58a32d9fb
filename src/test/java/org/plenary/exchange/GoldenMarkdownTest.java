package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profiles;

/** The Markdown export, byte by byte; {@link Golden} says how to write the files anew. */
class GoldenMarkdownTest {
  static final Iterable<String> LANGUAGES = Sample.LANGUAGES;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void the_export_is_as_it_was_looked_at(String language) throws IOException {
    Sample sample = Sample.of(language);
    Numbering numbering = Numbering.of(sample.before(), sample.profile());
    Golden.check("export-" + language + ".md", MarkdownRenderer.render(sample.before(), numbering));
  }

  @Test
  void nothing_of_the_text_is_markup() {
    Block words =
        new Block(
            "p",
            Kind.PARAGRAPH,
            0,
            Num.AUTO,
            List.of(
                new Inline.Text("1. <b>bells</b> *and* [lamps](x) & `fog` ", List.of()),
                new Inline.Text(" tide ", List.of(new Mark.Emphasis()))));
    Doc doc = new Doc(List.of(words));
    String text = MarkdownRenderer.render(doc, Numbering.of(doc, Profiles.ITU));
    assertTrue(
        text.contains(
            "1\\. \\<b\\>bells\\</b\\> \\*and\\* \\[lamps\\](x) \\& \\`fog\\` <em> tide </em>"),
        text);
  }
}
