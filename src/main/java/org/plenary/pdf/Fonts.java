package org.plenary.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fonts that come with the program, all under the SIL Open Font License. A character is taken
 * from the first family of the list that has it, so every file embeds what it needs and nothing of
 * the machine it was made on.
 */
final class Fonts {
  private record Face(String family, String file, int weight, FontStyle style) {}

  private static final String SERIF = "Noto Serif";
  private static final String ARABIC = "Noto Naskh Arabic";
  private static final String CHINESE = "Noto Serif SC";

  private static final List<Face> FACES =
      List.of(
          new Face(SERIF, "noto-serif/400Regular/NotoSerif_400Regular.ttf", 400, FontStyle.NORMAL),
          new Face(
              SERIF,
              "noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf",
              400,
              FontStyle.ITALIC),
          new Face(SERIF, "noto-serif/700Bold/NotoSerif_700Bold.ttf", 700, FontStyle.NORMAL),
          new Face(
              SERIF,
              "noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf",
              700,
              FontStyle.ITALIC),
          new Face(
              ARABIC,
              "noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf",
              400,
              FontStyle.NORMAL),
          new Face(
              ARABIC,
              "noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf",
              700,
              FontStyle.NORMAL),
          new Face(
              CHINESE,
              "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
              400,
              FontStyle.NORMAL),
          new Face(
              CHINESE, "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf", 700, FontStyle.NORMAL));

  private Fonts() {}

  static void use(PdfRendererBuilder builder) {
    for (Face face : FACES) {
      builder.useFont(() -> open(face.file), face.family, face.weight, face.style, true);
    }
  }

  private static InputStream open(String file) {
    try (InputStream there = Fonts.class.getResourceAsStream("/fonts/" + file)) {
      if (there == null) {
        throw new IllegalStateException("the build left out the font " + file);
      }
      return new ByteArrayInputStream(Sfnt.tidied(there.readAllBytes()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * As {@code font-family} has it: the language's own first, for signs that several have; only
   * those whose script is there, for the Chinese one takes a second to read.
   */
  static String families(PdfSetup setup, String body) {
    String text = setup.header() + setup.footer() + body;
    List<String> families = new ArrayList<>(List.of(SERIF));
    if (has(text, Character.UnicodeScript.ARABIC)) {
      families.add(setup.language().startsWith("ar") ? 0 : 1, ARABIC);
    }
    if (has(text, Character.UnicodeScript.HAN) || setup.language().startsWith("zh")) {
      families.add(setup.language().startsWith("zh") ? 0 : families.size(), CHINESE);
    }
    return "'" + String.join("','", families) + "'";
  }

  private static boolean has(String text, Character.UnicodeScript script) {
    return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script);
  }
}
