package org.plenary.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plenary.refusal.Refused;
import org.plenary.text.Numbering;

/** The program of {@link Readers}: reads one file, prints what it says or the refusal, ends. */
public final class ReadProgram {
  static final String READ = "read";
  static final String REFUSED = "refused";

  /** Print the text of the first resolution, all changes accepted, as a {@link PlainCopy}. */
  static final String TEXT = "text";

  /** Print the first resolution, all changes accepted, as {@link Handed.Text}. */
  static final String RESOLUTION = "resolution";

  /** The same of a file that holds a {@link PlainCopy}. */
  static final String COPY = "copy";

  /** Print the transcript, see {@link TranscriptJson#whole}. */
  static final String TRANSCRIPT = "transcript";

  /** Print the contribution, see {@link Handed}. */
  static final String CONTRIBUTION = "contribution";

  /** Print what is found for a person, see {@link ReadFileJson}. */
  static final String FOUND = "found";

  /** Said at the start: load what reading needs, for there is time. */
  static final String REHEARSED = "rehearsed";

  /** Said at the start: the job is about to come. */
  static final String AT_ONCE = "at-once";

  private static final long MOST_IDLE_MS = 600_000;

  private static final String REHEARSAL =
      "MOD\tABC/1/1\nRESOLUTION 1 (Geneva, 2022)\nA title\nThe Assembly (Geneva, 2022),\n"
          + "considering\na)\tthat this is read;\nb)\tthat considering a) is too,\nresolves\n"
          + "1\tto begin.\n";

  private static volatile boolean busy;

  private ReadProgram() {}

  /**
   * Loads what reading needs where it is to, then waits for one job on its input: what to do, the
   * path of the file, for a contribution perhaps that of the text in force, a line each; to print
   * what is found, that too or nothing, and what to read the file as or nothing.
   */
  public static void main(String[] how) throws IOException {
    if (how.length > 0 && how[0].equals(REHEARSED) && System.in.available() == 0) {
      rehearse();
    }
    Thread impatient = new Thread(ReadProgram::endUnused, "unused");
    impatient.setDaemon(true);
    impatient.start();
    String job = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    busy = true;
    if (job.isEmpty()) {
      return;
    }
    String said = said(job.split("\n", -1));
    System.out.write(said.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static String said(String[] arguments) throws IOException {
    try {
      byte[] file = Files.readAllBytes(Path.of(arguments[1]));
      return READ
          + "\n"
          + switch (arguments[0]) {
            case TEXT -> text(file);
            case RESOLUTION -> Handed.json(Handed.Text.of(Import.read(file)));
            case COPY -> copy(new String(file, StandardCharsets.UTF_8));
            case TRANSCRIPT -> TranscriptJson.whole(Transcript.read(file));
            case FOUND -> found(file, arguments[2], arguments[3]);
            default -> handed(file, arguments);
          };
    } catch (Refused no) {
      return REFUSED + "\n" + no.refusal().code() + "\n" + no.refusal().sentence();
    }
  }

  /** Nobody needs a reader for ever that nobody gives a file. */
  private static void endUnused() {
    try {
      Thread.sleep(MOST_IDLE_MS);
      if (!busy) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rehearse() {
    byte[] text = REHEARSAL.getBytes(StandardCharsets.UTF_8);
    Handed.of(Contributions.read(text, text, Import.ids())).json();
  }

  private static String copy(String json) {
    return Handed.json(Handed.Text.of(Import.read(PlainCopy.ofJson(json))));
  }

  /** Plain text stays what it is: whoever sent it may have to correct it before it can be read. */
  private static String text(byte[] file) {
    if (!Contributions.isFormed(file)) {
      return PlainCopy.of(PlainText.words(file)).json();
    }
    ReadDocument read = Import.read(file);
    String text = TextRenderer.render(read.doc(), Numbering.of(read.doc(), read.profile()));
    return PlainCopy.of(text, read.doc()).json();
  }

  private static String found(byte[] file, String base, String form) throws IOException {
    boolean transcript =
        base.isEmpty()
            && (form.isEmpty()
                ? Transcript.isForm(file)
                : form.equals(Readers.Form.TRANSCRIPT.name()));
    ObjectNode found =
        transcript
            ? Transcript.read(file).toJson()
            : ReadFileJson.of(
                base.isEmpty()
                    ? Contributions.read(file, Import.ids())
                    : Contributions.read(file, Files.readAllBytes(Path.of(base)), Import.ids()));
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(found);
  }

  private static String handed(byte[] file, String[] arguments) throws IOException {
    ReadFile read =
        arguments.length > 2
            ? Contributions.read(file, Files.readAllBytes(Path.of(arguments[2])), Import.ids())
            : Contributions.read(file, Import.ids());
    return Handed.of(read).json();
  }
}
