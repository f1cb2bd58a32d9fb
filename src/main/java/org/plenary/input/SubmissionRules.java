package org.plenary.input;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.plenary.people.Mailboxes;
import org.plenary.refusal.Refusal;

/** What a public submission must be like. Pure. */
public final class SubmissionRules {
  /** The stakeholder groups somebody may choose, by code; "other" also stands for no choice. */
  public static final List<String> GROUPS =
      List.of(
          "civil-society",
          "academia",
          "technical-community",
          "private-sector",
          "public-body",
          "individual",
          "other");

  /** Most characters of the words. */
  public static final int MOST_WORDS = 4_000;

  private static final int LEAST_WORDS = 12;
  private static final int MOST_NAME = 200;

  private SubmissionRules() {}

  /**
   * What somebody fills in.
   *
   * @param clause id of the clause; empty for the whole resolution
   * @param name may be empty
   * @param email may be empty; the answer is sent there and nothing else
   * @param named whether the name may be published with the words
   */
  public record Filled(
      String clause, String words, String group, String name, String email, boolean named) {}

  /**
   * The same as it is stored: lines end in one character, nothing stands before or behind.
   *
   * <p>Refusals: {@code submission.words}, {@code words.malformed}, {@code words.too-long}, {@code
   * submission.group}, {@code submission.name}, {@code submission.email}, {@code clause.unknown}.
   */
  public static Filled checked(Filled filled) {
    String words = filled.words().replace("\r\n", "\n").replace('\r', '\n').strip();
    String name = filled.name().strip().replaceAll("\\s+", " ");
    String email = filled.email().strip();
    check(
        words.length() + 2 * ideographs(words) >= LEAST_WORDS
            && words.codePoints().anyMatch(Character::isLetter),
        "submission.words",
        "Say what you propose, in a sentence at least.",
        "words");
    check(words.length() <= MOST_WORDS, "words.too-long", "That is too long.", "words");
    check(isText(words), "words.malformed", "That holds characters that no text has.", "words");
    check(GROUPS.contains(filled.group()), "submission.group", "There is no such group.", "group");
    check(
        name.length() <= MOST_NAME && isText(name) && name.indexOf('\n') < 0,
        "submission.name",
        "A name has at most 200 characters.",
        "name");
    check(
        email.isEmpty() || Mailboxes.isAddress(email),
        "submission.email",
        "This is no address that mail can be sent to.",
        "email");
    check(
        filled.clause().matches("[A-Za-z0-9_-]{0,64}"),
        "clause.unknown",
        "There is no such clause in the text.",
        "clause");
    return new Filled(
        filled.clause(), words, filled.group(), name, email, filled.named() && !name.isEmpty());
  }

  /** One says what three letters of an alphabet say. */
  private static long ideographs(String words) {
    return words.codePoints().filter(Character::isIdeographic).count();
  }

  private static void check(boolean holds, String code, String sentence, String field) {
    if (!holds) {
      throw new Refusal(code, sentence, field).asException();
    }
  }

  /** Without control characters, half characters, and marks that turn the direction of text. */
  private static boolean isText(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\n'
                    || c == '\t'
                    || !Character.isISOControl(c)
                        && c != 0xFFFD
                        && (c & 0xFFFE) != 0xFFFE
                        && !(c >= 0xD800 && c <= 0xDFFF)
                        && !(c >= 0x202A && c <= 0x202E)
                        && !(c >= 0x2066 && c <= 0x2069));
  }

  /**
   * What the log knows of the words: whoever has them and the salt can show that they are these.
   */
  public static String commitment(String salt, String words) {
    return hash(salt + "\n" + words);
  }

  /** SHA-256 in hexadecimal. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
