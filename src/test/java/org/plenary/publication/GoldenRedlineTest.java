package org.plenary.publication;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.plenary.exchange.Golden;
import org.plenary.exchange.Sample;
import org.plenary.http.Assets;
import org.plenary.http.Language;
import org.plenary.http.Messages;

/** The public page's redline, byte by byte; {@link Golden} says how to write the files anew. */
class GoldenRedlineTest {
  static final Iterable<String> LANGUAGES = Sample.LANGUAGES;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void the_redline_is_as_it_was_looked_at(String language) throws IOException {
    Sample sample = Sample.of(language);
    Language reader = language.equals("ar") ? Language.AR : Language.EN;
    Frame frame = new Frame(Messages.in(reader), new Assets(), "", "/m/x/y", "", null, "");
    StringOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render(
            "open/compared.jte",
            Map.of(
                "f",
                frame,
                "language",
                language,
                "direction",
                language.equals("ar") ? "rtl" : "ltr",
                "rows",
                Compared.of(sample.before(), sample.after(), sample.profile())),
            page);
    Golden.check("redline-" + language + ".html", page.toString());
  }
}
