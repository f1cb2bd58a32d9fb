package org.plenary.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plenary.refusal.Refused;
import org.plenary.text.Numbering;

/** The program of {@link WordAside}: reads one Word file, prints its text or the refusal, ends. */
public final class WordToText {
  static final String READ = "read";
  static final String REFUSED = "refused";

  private WordToText() {}

  /** The file's path is the only argument. */
  public static void main(String[] arguments) throws IOException {
    String said;
    try {
      ReadDocument read = Import.read(Files.readAllBytes(Path.of(arguments[0])));
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      said = READ + "\n" + TextRenderer.render(read.doc(), numbering);
    } catch (Refused no) {
      said = REFUSED + "\n" + no.refusal().code() + "\n" + no.refusal().sentence();
    }
    System.out.write(said.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
