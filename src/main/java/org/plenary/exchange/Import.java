package org.plenary.exchange;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Form;
import org.plenary.text.Kind;

/** Plain text becomes the base text of a resolution: read, checked, submitted like any command. */
public final class Import {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID = 12;

  private Import() {}

  /** Names for blocks, footnotes and clients as the browser draws them. */
  public static Supplier<String> ids() {
    return () -> {
      StringBuilder id = new StringBuilder(ID);
      for (int i = 0; i < ID; i++) {
        id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
      }
      return id.toString();
    };
  }

  /**
   * Reads and checks.
   *
   * <p>Throws refusals: those of {@link PlainText}, and {@code import.form} where the text breaks a
   * rule of {@link Form}.
   */
  public static ReadDocument read(String text) {
    return checked(PlainText.read(text, ids()));
  }

  /** The same of a copy, its untouched lines looking as they did. */
  public static ReadDocument read(PlainCopy copy) {
    ReadDocument read = read(copy.text());
    return new ReadDocument(
        copy.dressed(read.doc()),
        read.profile(),
        read.typed(),
        read.lines(),
        read.findings(),
        read.left());
  }

  /**
   * The same from the bytes of a file. Of one that is not plain text the first text in it, its
   * tracked changes accepted; refusals then are those of {@link Contributions#read}.
   */
  public static ReadDocument read(byte[] file) {
    if (Contributions.isFormed(file)) {
      TrackedText text = Contributions.read(file, ids()).text();
      ReadDocument read = text == null ? null : text.after();
      if (read == null) {
        throw Refusal.of("import.form", "The file holds no text of a resolution.").asException();
      }
      return read;
    }
    return checked(PlainText.read(file, ids()));
  }

  private static ReadDocument checked(Reading reading) {
    if (reading instanceof Reading.Unreadable no) {
      throw no.refusal().asException();
    }
    ReadDocument read = (ReadDocument) reading;
    check(read);
    return read;
  }

  /** Refuses with {@code import.form} a text that breaks a rule of {@link Form}. */
  static void check(ReadDocument read) {
    String broken = Form.check(read.doc());
    if (broken != null) {
      throw new Refusal("import.form", "The text breaks the rule " + broken + ".", "text")
          .asException();
    }
  }

  /**
   * Makes it the base text; completes when it is durable.
   *
   * <p>Refusals: {@code right.missing}, {@code text.exists}, {@code busy}, {@code
   * entry.not-stored}.
   *
   * @param resolution the number of its log
   * @param source where it came from, in words
   */
  public static Future<Receipt> store(
      Resolutions resolutions, long resolution, ReadDocument read, String source, Voice by) {
    return store(resolutions, resolution, read.doc(), source, by);
  }

  /** The same of a text that was read before. */
  public static Future<Receipt> store(
      Resolutions resolutions, long resolution, Doc text, String source, Voice by) {
    String client = "import-" + ids().get();
    Command command = new Command.SetText(text, source);
    return resolutions.submit(resolution, new Submission(by, client, 1, command));
  }

  /** The words of the first block of a kind; empty where there is none. */
  public static String first(Doc doc, Kind kind) {
    return doc.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(Block::plainText)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
